// SPDX-License-Identifier: GPL-3.0-or-later
#include "trace/eventtext.h"

#include "trace/callbacktext.h"
#include "trace/jsontext.h"
#include "trace/valuetext.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace coroscope {

namespace {

using Executor = Recording::Executor;

/// By WaitKind.
constexpr std::array<std::string_view, 18> waitNames = {
    "its next turn", "future",           "task",      "sleep",      "gather", "wait",
    "wait for",      "a cancelled task", "shield",    "lock",       "event",  "condition",
    "semaphore",     "queue put",        "queue get", "task group", "thread", "thread",
};
static_assert(waitNames.size() == static_cast<std::size_t>(WaitKind::Join) + 1);

/// Whether \p name is what asyncio calls a task that the program did not name.
bool isDefaultName(std::string_view name)
{
    constexpr std::string_view prefix = "Task-";
    return name.empty() || (name.starts_with(prefix) && name.size() > prefix.size() &&
                            std::all_of(name.begin() + prefix.size(), name.end(),
                                        [](char c) { return c >= '0' && c <= '9'; }));
}

/// With three significant digits, or all those before the point.
std::string roundedNumber(double number)
{
    const double size = std::abs(number);
    if (!(size >= 1e-6 && size < 1e15)) {
        std::string text;
        appendJsonFloat(text, number);
        return text;
    }
    const int before = static_cast<int>(std::floor(std::log10(size))) + 1;
    std::array<char, 40> text{};
    const auto end = std::to_chars(text.data(), text.data() + text.size(), number,
                                   std::chars_format::fixed, std::max(0, 3 - before));
    std::string rounded(text.data(), end.ptr);
    if (rounded.find('.') != std::string::npos) {
        rounded.erase(rounded.find_last_not_of('0') + 1);
        if (rounded.back() == '.')
            rounded.pop_back();
    }
    return rounded;
}

/// Makes the sentence of one event.
class Sentence {
public:
    Sentence(const Trace &trace, std::size_t index, Executor executor, Seconds seconds)
        : m_trace(trace), m_index(index), m_event(trace.event(index)), m_executor(executor),
          m_seconds(seconds)
    {
    }
    std::string text() const;

private:
    std::string subject() const { return laneName(m_trace, m_event.task(), m_executor); }
    std::string object() const { return awaitableName(m_trace, m_event.object, m_executor); }
    std::string detail() const { return std::string(m_trace.text(m_event.detail)); }
    std::string other() const { return std::string(m_trace.text(m_event.other)); }
    std::string detailValue() const { return valueText(m_trace, m_event.detail, m_executor); }
    std::string whoever() const { return m_event.subject != 0 ? subject() : "the program"; }
    bool isLoop() const { return m_executor == Executor::Loop; }

    std::string_view logVerb() const;
    std::string created() const;
    std::string ready() const;
    std::string began() const;
    std::string suspended() const;
    std::string outcome(const std::string &who) const;
    std::string callback() const;
    std::string scheduled() const;
    std::string combinatorMade() const;
    std::string combinatorCompleted() const;
    std::string cancelRequested() const;
    std::string blocking() const;
    std::string names(ListId list) const;

    const Trace &m_trace;
    std::size_t m_index;
    TraceEvent m_event;
    Executor m_executor;
    Seconds m_seconds;
};

std::string Sentence::text() const
{
    switch (m_event.kind) {
    case EventKind::RunBegan:
        return isLoop() ? "The event loop is entered" : "The program begins";
    case EventKind::RunEnded:
        return outcome(isLoop() ? "The event loop is left: it" : "The program");
    case EventKind::Iteration:
        return "Iteration " + std::to_string(m_event.other) + " begins";
    case EventKind::TaskCreated:
        return created();
    case EventKind::TaskReady:
        return ready();
    case EventKind::StepBegan:
        return began();
    case EventKind::Suspended:
        return suspended();
    case EventKind::TaskFinished:
        return outcome(subject());
    case EventKind::FutureDone:
        return outcome(object());
    case EventKind::HandleScheduled:
        return scheduled();
    case EventKind::HandleCancelled:
        return "A scheduled callback is cancelled";
    case EventKind::CallbackBegan:
        return callback();
    case EventKind::CallbackEnded:
        return "The callback has returned";
    case EventKind::CombinatorMade:
        return combinatorMade();
    case EventKind::CombinatorCompleted:
        return combinatorCompleted();
    case EventKind::CancelRequested:
        return cancelRequested();
    case EventKind::Uncancelled:
        return subject() + " takes back a cancellation";
    case EventKind::BlockingBegan:
        return blocking();
    case EventKind::BlockingEnded:
        return whoever() + " ends its blocking call";
    case EventKind::LogLine:
        return whoever() + std::string(logVerb()) + detail();
    case EventKind::BreakpointMet:
        return whoever() + " comes to a breakpoint";
    case EventKind::ErrorReported:
        return "The loop reports: " + detail() + (m_event.other != 0 ? " – " + other() : "");
    case EventKind::WarningIssued:
        return other() + ": " + detail();
    case EventKind::Note:
        return detail();
    case EventKind::Deadlock:
        return "Deadlock: nothing is ready and no timer is left, while these wait for ever: " +
               names(m_event.other);
    case EventKind::LimitReached:
        return "The run reached a limit: " + detail();
    case EventKind::RecordingEnded:
        return m_event.detail != 0 ? "The recording ends: " + detail() : "The recording ends";
    }
    return {};
}

std::string_view Sentence::logVerb() const
{
    return m_event.has(EventFlag::unwritten) ? " logs what no handler writes: "
           : m_event.has(EventFlag::logged)  ? " logs: "
                                             : " prints: ";
}

std::string Sentence::created() const
{
    const std::string made = subject() + (isLoop() ? " is created" : " is started");
    return m_event.object ? made + " by " + object() : made;
}

std::string Sentence::ready() const
{
    return subject() + " is ready to run" +
           (m_event.object ? ": " + object() + " is done" : std::string());
}

std::string Sentence::began() const
{
    const std::string begun =
        subject() + (m_event.has(EventFlag::first) ? " begins to run" : " runs on");
    return m_event.has(EventFlag::thrown) ? begun + " with " + detail() + " thrown in" : begun;
}

std::string Sentence::suspended() const
{
    if (m_event.waitKind() == WaitKind::Yield)
        return subject() + " lets others run";
    const std::string waits = subject() + " begins to wait: ";
    switch (m_event.waitKind()) {
    case WaitKind::Sleep:
        return waits + "sleep" +
               (m_event.detail != 0
                    ? ' ' + secondsText(m_trace.number(m_event.detail),
                                        m_event.has(EventFlag::wholeNumber), m_seconds)
                    : std::string());
    case WaitKind::Task:
    case WaitKind::CancelAndWait:
    case WaitKind::Join:
    case WaitKind::Future:
        return waits + (m_event.object ? object() : "a future");
    case WaitKind::Executor:
        return waits + "thread" +
               (m_event.other != 0 ? " of " + std::string(shortName(other())) : "");
    default:
        return waits + std::string(waitName(m_event.waitKind()));
    }
}

std::string Sentence::outcome(const std::string &who) const
{
    if (m_event.has(EventFlag::failed))
        return who + " failed: " + detail();
    if (m_event.has(EventFlag::cancelled))
        return who + " was cancelled" +
               (m_event.kind == EventKind::TaskFinished && m_event.detail != 0
                    ? ": " + detailValue()
                    : std::string());
    const char *verb = m_event.kind == EventKind::FutureDone ? " is done: " : " returned ";
    return who + verb + detailValue();
}

std::string Sentence::callback() const
{
    if (std::string text = internalCallbackText(m_trace, m_index, m_executor, m_seconds);
        !text.empty())
        return text;
    const std::string name(shortName(other()));
    return "Callback " + name + " runs" + (m_event.object ? ", given " + object() : std::string());
}

std::string Sentence::scheduled() const
{
    if (std::string text = internalCallbackText(m_trace, m_index, m_executor, m_seconds);
        !text.empty())
        return text;
    const std::string name = "Callback " + std::string(shortName(other()));
    if (!m_event.has(EventFlag::timer))
        return name + " is queued";
    return name + " is to run at " + secondsText(m_trace.number(m_event.detail), false, m_seconds);
}

std::string Sentence::names(ListId list) const
{
    std::string all;
    for (const AwaitableId member : m_trace.list(list))
        all += (all.empty() ? "" : ", ") + awaitableName(m_trace, member, m_executor);
    return all.empty() ? "nothing" : all;
}

std::string Sentence::combinatorMade() const
{
    const std::string members = names(m_event.other);
    switch (static_cast<CombinatorKind>(m_event.aux)) {
    case CombinatorKind::Gather:
        return whoever() + " gathers " + members;
    case CombinatorKind::Wait:
        return whoever() + " waits for " +
               (m_event.has(EventFlag::firstCompleted)   ? "the first of "
                : m_event.has(EventFlag::firstException) ? "the first failure of "
                                                         : "all of ") +
               members;
    case CombinatorKind::WaitFor:
        return whoever() + " waits with a timeout for " + members;
    case CombinatorKind::Shield:
        return whoever() + " shields " + members;
    case CombinatorKind::TaskGroup:
        return whoever() + " opens a task group";
    }
    return {};
}

std::string Sentence::combinatorCompleted() const
{
    switch (static_cast<CombinatorKind>(m_event.aux)) {
    case CombinatorKind::Wait:
        return "The wait of " + subject() + " is over: done " + names(m_event.other) +
               "; pending " + names(m_event.detail);
    case CombinatorKind::TaskGroup:
        return outcome("The task group of " + subject());
    default:
        return outcome("The wait of " + subject());
    }
}

std::string Sentence::cancelRequested() const
{
    const std::string asked = whoever() + " cancels " + object();
    return m_event.has(EventFlag::returnedTrue) ? asked : asked + ", which changes nothing";
}

std::string Sentence::blocking() const
{
    const std::string length =
        m_event.detail != 0 ? " for " + secondsText(m_trace.number(m_event.detail),
                                                    m_event.has(EventFlag::wholeNumber), m_seconds)
                            : std::string();
    const std::string what = m_event.has(EventFlag::compute) ? " computes" : " blocks";
    return whoever() + what + length + (isLoop() ? ": the loop is frozen" : "");
}

} // namespace

std::string secondsText(double seconds, bool whole, Seconds how)
{
    std::string text;
    if (whole)
        appendJsonWhole(text, seconds);
    else
        appendJsonFloat(text, seconds);
    constexpr std::size_t mostDecimals = 3;
    const std::size_t point = text.find('.');
    if (how == Seconds::Rounded && point != std::string::npos &&
        (text.size() - point - 1 > mostDecimals || text.find('e') != std::string::npos))
        text = roundedNumber(seconds);
    return text + " s";
}

std::string describe(const Trace &trace, std::size_t event, Executor executor, Seconds seconds)
{
    std::string text = Sentence(trace, event, executor, seconds).text();
    if (text.starts_with("the program"))
        text.front() = 'T';
    return text;
}

std::string laneName(const Trace &trace, TaskId task, Executor executor)
{
    const TaskInfo &info = trace.task(task);
    const std::string_view given = trace.text(info.name);
    std::string name;
    if (!isDefaultName(given)) {
        name = given;
    } else {
        name = shortName(trace.text(info.coroutine));
        if (name.empty())
            name = "task";
        if (info.ordinal > 1)
            name += " #" + std::to_string(info.ordinal);
    }
    if (executor == Executor::Threads)
        name += " · thread " + std::to_string(task.value);
    return name;
}

std::string awaitableName(const Trace &trace, AwaitableId awaitable, Executor executor)
{
    return awaitable.isTask() ? laneName(trace, awaitable.taskId(), executor)
                              : "future " + idText(awaitable);
}

std::string valueText(const Trace &trace, TextId value, Executor executor)
{
    if (value == 0)
        return "None";
    return displayValue(trace.text(value), [&trace, executor](AwaitableId id) {
        return awaitableName(trace, id, executor);
    });
}

std::string_view waitName(WaitKind kind)
{
    const auto index = static_cast<std::size_t>(kind);
    return index < waitNames.size() ? waitNames[index] : "future";
}

} // namespace coroscope
