// SPDX-License-Identifier: GPL-3.0-or-later
#include "execution/threadloop.h"
#include "execution/valuejson.h"
#include "trace/eventtext.h"
#include "values/errors.h"
#include "values/operations.h"

/// What happens when a future of a threaded run is done, and how the run is recorded.
namespace coroscope {

namespace {

/// What somebody "waits for".
std::string waitText(WaitKind kind)
{
    switch (kind) {
    case WaitKind::QueuePut:
        return "room in a queue";
    case WaitKind::QueueGet:
        return "an item of a queue";
    case WaitKind::Wait:
        return "the tasks of its wait";
    case WaitKind::Gather:
    case WaitKind::TaskGroup:
        return "its " + std::string(waitName(kind));
    case WaitKind::Event:
        return "an event";
    default:
        return "a " + std::string(waitName(kind));
    }
}

} // namespace

std::uint64_t ThreadRuntime::record(TraceEvent event)
{
    m_writer.setTime(m_scheduler.now());
    if (!event.block)
        event.block = m_machine->currentBlock();
    return m_writer.append(event);
}

void ThreadRuntime::suspended(WaitKind kind, AwaitableId object, const Value &seconds)
{
    TraceEvent event{.kind = EventKind::Suspended,
                     .aux = static_cast<std::uint16_t>(kind),
                     .subject = m_scheduler.current(),
                     .object = object};
    if (!seconds.isNone()) {
        event.detail = m_writer.number(toSeconds(seconds));
        if (!seconds.isFloat())
            event.flags = EventFlag::wholeNumber;
    }
    record(event);
    m_waits[event.subject] = event;
}

/// The thread goes on, unless the run is to end.
void ThreadRuntime::resumed()
{
    checkRunning();
    checkTime();
    m_waits.erase(m_scheduler.current());
    record({.kind = EventKind::StepBegan, .subject = m_scheduler.current()});
}

void ThreadRuntime::note(const std::string &sentence)
{
    if (m_notes.insert(sentence).second)
        record({.kind = EventKind::Note, .detail = m_writer.text(sentence)});
}

void ThreadRuntime::setOutcome(TraceEvent &event, const asyncio::Outcome &outcome)
{
    if (outcome.exception && isInstance(*outcome.exception, Error::CancelledError)) {
        event.flags |= EventFlag::cancelled;
    } else if (outcome.exception) {
        event.flags |= EventFlag::failed;
        event.detail = m_writer.text(exceptionText(*outcome.exception));
    } else {
        event.detail = m_writer.text(valueJson(outcome.value));
    }
}

void ThreadRuntime::futureDone(ThreadFuture &future)
{
    const Ref<ThreadFuture> keep(&future);
    future.m_doneOrder = ++m_done;
    if (future.m_refusedAt)
        forgetInterruption(*future.m_refusedAt);
    TraceEvent event{.kind = EventKind::FutureDone,
                     .aux = static_cast<std::uint16_t>(future.kind()),
                     .subject = m_scheduler.current(),
                     .object = future.id()};
    if (future.isThread()) {
        event.kind = EventKind::TaskFinished;
        event.aux = 0;
        event.subject = future.id().taskId().value;
        event.object = AwaitableId();
    }
    setOutcome(event, future.outcome());
    record(event);

    for (ThreadWaiter *waiter : std::exchange(future.m_waiters, {})) {
        --waiter->left;
        const bool release =
            waiter->left == 0 || waiter->until == ThreadWaiter::Until::First ||
            (waiter->until == ThreadWaiter::Until::FirstException && future.hasFailed());
        if (!release || waiter->released)
            continue;
        waiter->released = true;
        record({.kind = EventKind::TaskReady, .subject = waiter->thread, .object = future.id()});
        m_scheduler.wake(waiter->thread);
    }
    for (const Ref<ThreadFuture> &gather : std::exchange(future.m_gathers, {}))
        memberDone(*gather, future);
    for (const Value &callable : future.takeCallbacks())
        future.callBack(callable);
}

std::string callableName(const Value &callable)
{
    return callable.isObject() ? pyObject(callable)->qualifiedName() : repr(callable);
}

void ThreadRuntime::runCallback(std::uint32_t handle, const Value &callable,
                                std::span<const Value> args, ThreadFuture *future, BlockId block)
{
    const Ref<ThreadFuture> keep(future);
    const AwaitableId object = future ? future->id() : AwaitableId();
    const TextId name = m_writer.text(callableName(callable));
    const std::vector<Value> given(args.begin(), args.end());
    record({.kind = EventKind::CallbackBegan,
            .subject = handle,
            .object = object,
            .other = name,
            .block = block,
            .detail = future ? 0 : m_writer.text(valueJson(list(given)))});
    Ref<Exception> error;
    try {
        m_machine->call(callable, Args{args, {}});
    } catch (const Raised &raised) {
        error = raised.exception;
    }
    if (error)
        m_loop->reportCallback(future
                                   ? "exception calling callback"
                                   : "Exception in thread " + m_threads[currentThread() - 1]->name,
                               error, future);
    record({.kind = EventKind::CallbackEnded, .subject = handle, .object = object, .other = name});
}

bool ThreadRuntime::refuseCancel(ThreadFuture &thread)
{
    note("cancel() does nothing to a thread: one that runs cannot be cancelled, and goes on. "
         "cancel() returns False.");
    if (!thread.m_refusedAt) {
        thread.m_refusedAt = now();
        expectInterruption(now());
    }
    return false;
}

void ThreadRuntime::cancelAsked(const ThreadFuture &target, const Value &message, bool result)
{
    TraceEvent event{.kind = EventKind::CancelRequested,
                     .flags = result ? EventFlag::returnedTrue : std::uint8_t(0),
                     .subject = m_scheduler.current(),
                     .object = target.id()};
    if (!message.isNone()) {
        event.flags |= EventFlag::hasMessage;
        event.detail = m_writer.text(valueJson(message));
    }
    record(event);
}

std::string ThreadRuntime::deadlockSentence() const
{
    constexpr std::size_t most = 5;
    std::string sentence = "Every thread waits, and none can go on: ";
    std::size_t told = 0;
    for (const auto &[thread, wait] : m_waits) {
        if (told++ == most) {
            sentence += ", and " + std::to_string(m_waits.size() - most) + " more";
            break;
        }
        const TaskId target = wait.object.taskId();
        sentence += (told > 1 ? ", " : "") +
                    (thread == 1 ? "the main thread" : m_threads[thread - 1]->name) +
                    " waits for " +
                    (target ? m_threads[target.value - 1]->name : waitText(wait.waitKind()));
    }
    return sentence + ". The program would wait for ever.";
}

void ThreadRuntime::warn(std::string_view category, const std::string &text)
{
    record({.kind = EventKind::WarningIssued,
            .subject = m_scheduler.current(),
            .other = m_writer.text(category),
            .detail = m_writer.text(text)});
}

} // namespace coroscope
