// SPDX-License-Identifier: GPL-3.0-or-later
#include "io/chrometrace.h"

#include "trace/eventtext.h"
#include "trace/jsontext.h"

#include <algorithm>
#include <array>
#include <tuple>

namespace coroscope {

namespace {

constexpr std::size_t entriesAStep = 2000;
constexpr std::uint64_t programThread = 1;

/// By SpanState. A waiting span adds what it waits for.
constexpr std::array<std::string_view, 7> stateNames = {
    "created", "ready", "running", "waiting", "blocking", "cancelling", "idle"};
static_assert(stateNames.size() == static_cast<std::size_t>(SpanState::Idle) + 1);

/// By ArrowKind.
constexpr std::array<std::string_view, 4> flowNames = {"created", "woke", "cancelled",
                                                       "called back"};
static_assert(flowNames.size() == static_cast<std::size_t>(ArrowKind::CalledBack) + 1);

/// By Outcome.
constexpr std::array<std::string_view, 4> outcomeNames = {"unfinished", "returned", "failed",
                                                          "cancelled"};
static_assert(outcomeNames.size() == static_cast<std::size_t>(Outcome::Cancelled) + 1);

template <class Enum, std::size_t size>
std::string_view nameIn(const std::array<std::string_view, size> &names, Enum value)
{
    return names[static_cast<std::size_t>(value)];
}

} // namespace

ChromeTrace::ChromeTrace(std::vector<const Recording *> recordings)
    : m_recordings(std::move(recordings))
{
}

bool ChromeTrace::step()
{
    if (m_process == m_recordings.size())
        return false;
    if (!m_begun) {
        beginProcess();
        return true;
    }
    const std::size_t last = std::min(m_entries.size(), m_next + entriesAStep);
    for (; m_next < last; ++m_next) {
        comeTo(m_entries[m_next].event);
        write(m_entries[m_next]);
    }
    if (m_next == m_entries.size()) {
        m_flows += static_cast<std::uint32_t>(life().arrows().size());
        m_begun = false;
        ++m_process;
    }
    return true;
}

double ChromeTrace::progress() const
{
    if (m_process == m_recordings.size())
        return 1;
    const double share =
        m_begun ? static_cast<double>(m_next) / static_cast<double>(m_entries.size() + 1) : 0;
    return (static_cast<double>(m_process) + share) / static_cast<double>(m_recordings.size());
}

Result<std::string> ChromeTrace::take()
{
    if (m_first)
        m_out = "{\"traceEvents\": [";
    m_out += "\n], \"displayTimeUnit\": \"ms\", "
             "\"otherData\": {\"generator\": \"Coroscope " COROSCOPE_VERSION "\"}}\n";
    return std::move(m_out);
}

void ChromeTrace::beginProcess()
{
    m_begun = true;
    m_next = 0;
    m_event = 0;
    m_now = 0;
    m_entries.clear();
    writeNames();
    collect();
    collectInstants();
    std::ranges::stable_sort(
        m_entries, {}, [](const Entry &entry) { return std::tuple(entry.event, entry.part); });
}

/// Everything that the life cycle knows, under the event that made it.
void ChromeTrace::collect()
{
    const auto add = [this](std::uint32_t event, Part part, std::uint32_t lane, std::size_t index) {
        m_entries.push_back({event, part, lane, static_cast<std::uint32_t>(index)});
    };
    const auto addSlices = [&](std::uint32_t lane, const SpanList &spans) {
        for (std::size_t i = 0; i < spans.size(); ++i) {
            const Span span = spans[i];
            add(span.beginEvent, Part::Span, lane, i);
            add(endOf(span), Part::SpanEnd, lane, i);
        }
    };
    if (!trace().empty()) {
        add(0, Part::Life, noLane, 0);
        add(lifeEnd(noLane), Part::LifeEnd, noLane, 0);
    }
    addSlices(noLane, life().loopSpans());
    for (std::uint32_t lane = 0; lane < life().lanes().size(); ++lane) {
        const SpanList &spans = life().lanes()[lane].spans;
        if (spans.empty())
            continue;
        add(spans.front().beginEvent, Part::Life, lane, 0);
        add(lifeEnd(lane), Part::LifeEnd, lane, 0);
        addSlices(lane, spans);
    }
    const auto &arrows = life().arrows();
    for (std::size_t i = 0; i < arrows.size(); ++i) {
        // A thread has ended when the future of which it was the last member is done.
        const std::uint32_t from = std::min(arrows[i].fromEvent, lifeEnd(arrows[i].fromLane));
        add(from, Part::FlowStart, arrows[i].fromLane, i);
        add(arrows[i].toEvent, Part::FlowEnd, arrows[i].toLane, i);
    }
    const auto &depths = life().readyDepth();
    for (std::size_t i = 0; i < depths.size(); ++i)
        add(depths[i].event, Part::Depth, noLane, i);
}

std::uint32_t ChromeTrace::endOf(const Span &span) const
{
    return span.endEvent == 0 ? static_cast<std::uint32_t>(trace().size()) : span.endEvent;
}

std::uint32_t ChromeTrace::lifeEnd(std::uint32_t lane) const
{
    return endOf(lane == noLane ? Span() : life().lanes()[lane].spans.back());
}

void ChromeTrace::collectInstants()
{
    const auto add = [this](std::uint32_t event, std::uint32_t lane) {
        m_entries.push_back({event, Part::Instant, lane, 0});
    };
    for (const LogEntry &entry : life().log())
        add(entry.event, entry.lane);
    for (const CallbackTick &tick : life().callbacks())
        add(tick.event, tick.lane);
    for (const std::uint32_t event : life().remarks())
        add(event, noLane);
}

/// A nanosecond on from the event before, or at the time of this one if that is later.
void ChromeTrace::comeTo(std::uint32_t event)
{
    const Nanos time = event < trace().size() ? trace().events().time()[event] : trace().duration();
    if (event != m_event)
        ++m_now;
    m_now = std::max(m_now, time);
    m_event = event;
}

void ChromeTrace::write(const Entry &entry)
{
    switch (entry.part) {
    case Part::Life:
        return writeLife('B', entry.lane);
    case Part::LifeEnd:
        return writeLife('E', entry.lane);
    case Part::Span:
        return writeSpan('B', spanOf(entry), entry.lane);
    case Part::SpanEnd:
        return writeSpan('E', spanOf(entry), entry.lane);
    case Part::Instant:
        return writeInstant(entry);
    case Part::Depth:
        return writeDepth(life().readyDepth()[entry.index]);
    case Part::FlowStart:
    case Part::FlowEnd:
        return writeFlow(life().arrows()[entry.index], m_flows + entry.index + 1,
                         entry.part == Part::FlowStart);
    }
}

Span ChromeTrace::spanOf(const Entry &entry) const
{
    return entry.lane == noLane ? life().loopSpans()[entry.index]
                                : life().lanes()[entry.lane].spans[entry.index];
}

void ChromeTrace::writeDepth(const ReadyDepth &depth)
{
    begin('C', "ready queue", "loop", noLane);
    beginArguments();
    number("handles", depth.depth);
    end();
}

void ChromeTrace::writeNames()
{
    const bool isLoop = recording().executor == Recording::Executor::Loop;
    meta("process_name", programThread, isLoop ? "event loop" : "threads");
    meta("thread_name", programThread, isLoop ? "event loop" : "program");
    for (std::uint32_t lane = 0; lane < life().lanes().size(); ++lane)
        meta("thread_name", threadOf(lane), nameOf(lane));
}

/// The slice that holds all others of its thread. \p phase: B or E, its begin or end.
void ChromeTrace::writeLife(char phase, std::uint32_t lane)
{
    begin(phase, lane == noLane ? "program" : nameOf(lane), "life", lane);
    if (phase == 'E' || lane == noLane)
        return end();
    const Lane &of = life().lanes()[lane];
    beginArguments();
    text("task", trace().taskName(of.task));
    text("coroutine", trace().text(trace().task(of.task).coroutine));
    if (of.parent != noLane)
        text("created by", nameOf(of.parent));
    text("outcome", nameIn(outcomeNames, of.outcome));
    if (of.outcome == Outcome::Failed)
        text("exception", trace().text(of.value));
    else if (of.outcome != Outcome::Pending && of.value != 0)
        text("value", valueText(trace(), of.value, recording().executor));
    end();
}

void ChromeTrace::writeSpan(char phase, const Span &span, std::uint32_t lane)
{
    begin(phase, spanName(span, lane), nameIn(stateNames, span.state), lane);
    if (phase == 'E')
        return end();
    const bool isOnObject = lane != noLane && span.object;
    if (isOnObject || span.block)
        beginArguments();
    if (isOnObject)
        text(span.isWaiting() ? "waits for" : "woken by",
             awaitableName(trace(), span.object, recording().executor));
    if (span.block)
        number("block", span.block.value);
    end();
}

std::string ChromeTrace::spanName(const Span &span, std::uint32_t lane) const
{
    const std::string state(nameIn(stateNames, span.state));
    if (lane == noLane && span.state != SpanState::Idle)
        return span.state == SpanState::Blocking ? holderName(span) + ": blocking"
                                                 : holderName(span);
    return span.isWaiting() ? state + ": " + std::string(waitName(span.waitKind)) : state;
}

/// Who holds the loop in a span of it: a task, or the callback with which the span begins.
std::string ChromeTrace::holderName(const Span &span) const
{
    if (span.object)
        return awaitableName(trace(), span.object, recording().executor);
    const TraceEvent event = trace().event(span.beginEvent);
    const bool isCallback = event.kind == EventKind::CallbackBegan && event.other != 0;
    return isCallback ? std::string(shortName(trace().text(event.other))) : "program";
}

void ChromeTrace::writeInstant(const Entry &entry)
{
    const TraceEvent event = trace().event(entry.event);
    begin('i', sentence(entry.event),
          event.kind == EventKind::LogLine         ? "log"
          : event.kind == EventKind::CallbackBegan ? "callback"
                                                   : "remark",
          entry.lane);
    text("s", "t");
    end();
}

void ChromeTrace::writeFlow(const Arrow &arrow, std::uint32_t id, bool isStart)
{
    const std::string_view name = nameIn(flowNames, arrow.kind);
    begin(isStart ? 's' : 'f', name, name, isStart ? arrow.fromLane : arrow.toLane);
    number("id", id);
    if (!isStart)
        text("bp", "e");
    end();
}

std::string ChromeTrace::nameOf(std::uint32_t lane) const
{
    return laneName(trace(), life().lanes()[lane].task, recording().executor);
}

std::string ChromeTrace::sentence(std::uint32_t event) const
{
    return describe(trace(), event, recording().executor);
}

std::uint64_t ChromeTrace::threadOf(std::uint32_t lane)
{
    return lane == noLane ? programThread : programThread + 1 + lane;
}

void ChromeTrace::begin(char phase, std::string_view name, std::string_view category)
{
    m_out += m_first ? "{\"traceEvents\": [\n{" : ",\n{";
    m_first = false;
    m_out += "\"ph\": \"";
    m_out += phase;
    m_out += '"';
    text("name", name);
    text("cat", category);
    number("pid", m_process + 1);
}

/// The time in microseconds, as the format wants it, without losing a nanosecond.
void ChromeTrace::begin(char phase, std::string_view name, std::string_view category,
                        std::uint32_t lane)
{
    begin(phase, name, category);
    number("tid", threadOf(lane));
    number("ts", static_cast<std::uint64_t>(m_now / 1000));
    const std::string rest = std::to_string(1000 + m_now % 1000);
    if (rest != "1000")
        m_out += '.' + rest.substr(1);
}

/// The name of the process or of one of its threads, which stand in the order of their numbers.
void ChromeTrace::meta(std::string_view what, std::uint64_t thread, std::string_view name)
{
    const bool isProcess = what == "process_name";
    begin('M', what, "__metadata");
    number("tid", thread);
    beginArguments();
    text("name", name);
    end();
    begin('M', isProcess ? "process_sort_index" : "thread_sort_index", "__metadata");
    number("tid", thread);
    beginArguments();
    number("sort_index", isProcess ? m_process + 1 : thread);
    end();
}

void ChromeTrace::text(std::string_view key, std::string_view value)
{
    if (m_out.back() != '{')
        m_out += ", ";
    appendJsonString(m_out, key);
    m_out += ": ";
    appendJsonString(m_out, value);
}

void ChromeTrace::number(std::string_view key, std::uint64_t value)
{
    if (m_out.back() != '{')
        m_out += ", ";
    appendJsonString(m_out, key);
    m_out += ": " + std::to_string(value);
}

void ChromeTrace::beginArguments()
{
    m_out += ", \"args\": {";
    m_inArguments = true;
}

void ChromeTrace::end()
{
    m_out += m_inArguments ? "}}" : "}";
    m_inArguments = false;
}

} // namespace coroscope
