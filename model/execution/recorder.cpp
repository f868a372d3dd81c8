// SPDX-License-Identifier: GPL-3.0-or-later
#include "execution/recorder.h"

#include "asyncio/eventloop.h"
#include "asyncio/locks.h"
#include "asyncio/task.h"
#include "asyncio/threadpool.h"
#include "execution/logevents.h"
#include "execution/valuejson.h"
#include "values/operations.h"

namespace coroscope {

using asyncio::Future;
using asyncio::Task;

namespace {

constexpr auto flushInterval = std::chrono::milliseconds(33);
constexpr std::size_t manyEvents = 1u << 20;
constexpr std::uint32_t eventsPerLook = 1u << 9;

/// What the last coroutines do while they are closed happens after the loop's end: no chart shows
/// it, but a person reads what they print and what is reported of them.
bool isToldAfterTheEnd(EventKind kind)
{
    return kind == EventKind::LogLine || kind == EventKind::WarningIssued ||
           kind == EventKind::ErrorReported || kind == EventKind::LimitReached ||
           kind == EventKind::RecordingEnded;
}

} // namespace

std::uint32_t Recorder::numberOf(const Task *task) { return task ? task->taskId().value : 0; }

Recorder::Recorder(TraceSink &sink, Machine &machine)
    : m_writer(sink), m_machine(machine), m_lastFlush(std::chrono::steady_clock::now()),
      m_noneText(m_writer.text("null"))
{
}

std::uint64_t Recorder::append(TraceEvent event)
{
    if (m_isProgramOver && !isToldAfterTheEnd(event.kind))
        return m_writer.count();
    if (!event.block) {
        const BlockId current = m_machine.currentBlock();
        event.block = current ? current : m_stepBlock;
    }
    return m_writer.append(event);
}

void Recorder::flush()
{
    m_writer.flush();
    m_lastFlush = std::chrono::steady_clock::now();
}

/// Often called, also where one callback or one iteration takes long: what a live chart shows is
/// then not old, and what waits to be handed over is not much.
void Recorder::lookSometimes()
{
    if (++m_look % eventsPerLook == 0 && m_cancels.empty())
        flushIfDue();
}

void Recorder::flushIfDue()
{
    if (m_writer.pending() >= manyEvents ||
        std::chrono::steady_clock::now() - m_lastFlush >= flushInterval)
        flush();
}

TextId Recorder::valueText(const Value &value)
{
    if (value.isNone())
        return m_noneText;
    if (value.isInt())
        return m_writer.numberText(value.asInt());
    m_text.clear();
    appendValueJson(m_text, value);
    return m_writer.valueText(m_text);
}

TextId Recorder::exceptionText(const Exception *exception)
{
    return exception ? m_writer.text(coroscope::exceptionText(*exception)) : 0;
}

ListId Recorder::listOf(std::span<const Ref<Future>> futures)
{
    std::vector<AwaitableId> ids;
    ids.reserve(futures.size());
    for (const Ref<Future> &future : futures)
        ids.push_back(future->id());
    return m_writer.list(std::move(ids));
}

void Recorder::setNumber(TraceEvent &event, const Value &number)
{
    if (!number.isFloat())
        event.flags |= EventFlag::wholeNumber;
    event.detail = m_writer.number(toSeconds(number));
}

void Recorder::setOutcome(TraceEvent &event, const Future &future)
{
    if (future.isCancelled()) {
        event.flags |= EventFlag::cancelled;
        const Value message = future.cancelMessage();
        event.detail = message.isNone() ? 0 : valueText(message);
    } else if (const Exception *exception = future.storedException()) {
        event.flags |= EventFlag::failed;
        event.detail = exceptionText(exception);
    } else {
        event.detail = valueText(future.storedResult());
    }
}

// --- the executor's own events

void Recorder::log(std::string_view line, const Task *task, const Task *heldUp)
{
    append({.kind = EventKind::LogLine,
            .flags = m_isProgramOver ? EventFlag::collected : std::uint8_t(0),
            .subject = numberOf(task),
            .object = heldUp ? heldUp->id() : AwaitableId(),
            .detail = m_writer.text(line)});
}

void Recorder::logged(const language::LogRecord &record, const Task *task, const Task *heldUp)
{
    for (TraceEvent &event : logEvents(m_writer, record)) {
        event.subject = numberOf(task);
        event.object = heldUp ? heldUp->id() : AwaitableId();
        if (m_isProgramOver)
            event.flags |= EventFlag::collected;
        append(event);
    }
}

void Recorder::warning(std::string_view category, std::string_view text, const Task *task)
{
    append({.kind = EventKind::WarningIssued,
            .flags = m_isProgramOver ? EventFlag::collected : std::uint8_t(0),
            .subject = numberOf(task),
            .other = m_writer.text(category),
            .detail = m_writer.text(text)});
}

void Recorder::breakpointMet(const Task *task)
{
    append({.kind = EventKind::BreakpointMet, .subject = numberOf(task)});
}

void Recorder::limit(std::string_view sentence)
{
    append({.kind = EventKind::LimitReached, .detail = m_writer.text(sentence)});
}

void Recorder::end(std::string_view sentence, const Exception *exception)
{
    append({.kind = EventKind::RecordingEnded,
            .other = exceptionText(exception),
            .detail = m_writer.text(sentence)});
    flush();
}

// --- the loop's

void Recorder::timeChanged(double seconds) { m_writer.setTime(seconds); }

void Recorder::runBegan(std::string_view what)
{
    append({.kind = EventKind::RunBegan, .detail = m_writer.text(what)});
}

void Recorder::runEnded(std::string_view what, const Value &result, const Exception *exception)
{
    TraceEvent event{.kind = EventKind::RunEnded, .other = m_writer.text(what)};
    if (exception)
        event.flags |= EventFlag::failed;
    event.detail = exception ? exceptionText(exception) : valueText(result);
    append(event);
}

void Recorder::iterationBegan(std::uint32_t number)
{
    m_stepBlock = BlockId();
    m_machine.forgetPausedBlock();
    m_machine.host().iterationBegins();
    m_writer.append({.kind = EventKind::Iteration, .other = number});
    lookSometimes();
}

void Recorder::waiting(double seconds)
{
    if (seconds >= 0.03)
        flush();
    else
        flushIfDue();
}

void Recorder::taskCreated(const Task &task, const Task *parent)
{
    TaskInfo info;
    if (task.nameNumber() == 0)
        info.name = m_writer.text(task.name());
    info.nameNumber = task.nameNumber();
    info.coroutine = m_writer.text(task.coroutineName());
    info.parent = parent ? parent->taskId() : TaskId();
    info.block = task.block();
    info.internal = task.coroutine()->isInternal();
    m_writer.addTask(task.taskId(), info);
    append({.kind = EventKind::TaskCreated,
            .subject = task.taskId().value,
            .object = parent ? parent->id() : AwaitableId(),
            .block = task.block()});
    lookSometimes();
}

void Recorder::taskRenamed(const Task &task)
{
    m_writer.rename(task.taskId(), m_writer.text(task.name()));
}

void Recorder::taskReady(const Task &task, const Future *by)
{
    m_writer.append({.kind = EventKind::TaskReady,
                     .subject = task.taskId().value,
                     .object = by ? by->id() : AwaitableId(),
                     .block = task.waitingBlock()});
}

void Recorder::stepBegan(const Task &task, bool first, const Exception *thrown)
{
    TraceEvent event{
        .kind = EventKind::StepBegan, .subject = task.taskId().value, .block = task.waitingBlock()};
    event.flags = static_cast<std::uint8_t>((first ? EventFlag::first : 0) |
                                            (thrown ? EventFlag::thrown : 0));
    event.detail = exceptionText(thrown);
    m_stepBlock = task.waitingBlock();
    m_machine.forgetPausedBlock();
    m_writer.append(event);
    lookSometimes();
}

void Recorder::suspended(const Task &task, const Future *future)
{
    TraceEvent event{.kind = EventKind::Suspended,
                     .aux = static_cast<std::uint16_t>(WaitKind::Yield),
                     .subject = task.taskId().value,
                     .block = task.waitingBlock()};
    if (future) {
        event.aux = static_cast<std::uint16_t>(future->kind());
        event.object = future->id();
        if (future->kind() == WaitKind::Sleep)
            setNumber(event, static_cast<const asyncio::SleepFuture &>(*future).delay());
        if (future->kind() == WaitKind::Executor)
            event.other =
                m_writer.text(static_cast<const asyncio::CallFuture *>(future)->function());
        if (future->kind() == WaitKind::Lock) {
            const auto &lock = static_cast<const asyncio::LockFuture &>(*future);
            event.other = lock.holder.value;
            event.detail = lock.lock;
        }
    }
    m_writer.append(event);
}

void Recorder::futureDone(const Future &future)
{
    TraceEvent event;
    if (future.isTask()) {
        event.kind = EventKind::TaskFinished;
        event.subject = future.id().taskId().value;
    } else {
        event.kind = EventKind::FutureDone;
        event.object = future.id();
        event.aux = static_cast<std::uint16_t>(future.kind());
    }
    setOutcome(event, future);
    append(event);
    if (future.isTask())
        m_machine.host().taskEnded(event.flags);
}

void Recorder::cancelCalled(const Future &target, const Value &message)
{
    TraceEvent event{.kind = EventKind::CancelRequested,
                     .subject = numberOf(target.loop().currentTask()),
                     .object = target.id()};
    if (!message.isNone()) {
        event.flags |= EventFlag::hasMessage;
        event.detail = valueText(message);
    }
    m_cancels.push_back(append(event));
}

void Recorder::cancelReturned(const Future &, bool result)
{
    if (result)
        m_writer.addFlags(m_cancels.back(), EventFlag::returnedTrue);
    m_cancels.pop_back();
}

void Recorder::uncancelled(const Task &task, int left)
{
    append({.kind = EventKind::Uncancelled,
            .subject = task.taskId().value,
            .other = static_cast<std::uint32_t>(left)});
}

void Recorder::blockingBegan(const Value &seconds, bool compute, const Task *task)
{
    TraceEvent event{.kind = EventKind::BlockingBegan,
                     .flags = compute ? EventFlag::compute : std::uint8_t(0),
                     .subject = numberOf(task)};
    setNumber(event, seconds);
    append(event);
    flushIfDue();
}

void Recorder::blockingEnded(const Task *task)
{
    append({.kind = EventKind::BlockingEnded, .subject = numberOf(task)});
}

void Recorder::errorReported(std::string_view message, const Exception *exception,
                             const Future *future, bool collected)
{
    append({.kind = EventKind::ErrorReported,
            .flags = static_cast<std::uint8_t>((collected ? EventFlag::collected : 0) |
                                               (m_areErrorsLogged() ? 0 : EventFlag::silent)),
            .object = future ? future->id() : AwaitableId(),
            .other = exceptionText(exception),
            .detail = m_writer.text(message)});
}

void Recorder::exceptionHandlerFailed(const Exception &exception, std::string_view message)
{
    if (!m_areErrorsLogged())
        return;
    append({.kind = EventKind::ErrorReported,
            .flags = EventFlag::ofHandler,
            .other = exceptionText(&exception),
            .detail = m_writer.text(message)});
}

void Recorder::deadlocked(const std::vector<const Task *> &pending)
{
    std::vector<AwaitableId> ids;
    for (const Task *task : pending)
        ids.push_back(task->id());
    append({.kind = EventKind::Deadlock, .other = m_writer.list(std::move(ids))});
}

} // namespace coroscope
