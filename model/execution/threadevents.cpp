// SPDX-License-Identifier: GPL-3.0-or-later
#include "execution/threadruntime.h"
#include "execution/valuejson.h"
#include "values/errors.h"
#include "values/operations.h"

/// What happens when a future of a threaded run is done, and how the run is recorded.
namespace coroscope {

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
}

void ThreadRuntime::resumed()
{
    record({.kind = EventKind::StepBegan, .subject = m_scheduler.current()});
}

void ThreadRuntime::note(const std::string &sentence)
{
    if (m_notes.insert(sentence).second)
        record({.kind = EventKind::Note, .detail = m_writer.text(sentence)});
}

void ThreadRuntime::setOutcome(TraceEvent &event, const ThreadFuture &future)
{
    if (future.state() == ThreadFuture::State::Cancelled) {
        event.flags |= EventFlag::cancelled;
    } else if (future.stored().exception) {
        event.flags |= EventFlag::failed;
        event.detail = m_writer.text(future.stored().exception->repr());
    } else {
        event.detail = m_writer.text(valueJson(future.stored().value));
    }
}

void ThreadRuntime::futureDone(ThreadFuture &future)
{
    const Ref<ThreadFuture> keep(&future);
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
    setOutcome(event, future);
    record(event);

    for (ThreadWaiter *waiter : std::exchange(future.m_waiters, {})) {
        --waiter->left;
        const bool release =
            waiter->left == 0 || waiter->until == ThreadWaiter::Until::First ||
            (waiter->until == ThreadWaiter::Until::FirstException && future.stored().exception);
        if (!release || waiter->released)
            continue;
        waiter->released = true;
        record({.kind = EventKind::TaskReady, .subject = waiter->thread, .object = future.id()});
        m_scheduler.wake(waiter->thread);
    }
    for (const Ref<ThreadFuture> &gather : std::exchange(future.m_gathers, {}))
        memberDone(*gather, future);
    runCallbacks(future);
}

void ThreadRuntime::memberDone(ThreadFuture &gather, ThreadFuture &member)
{
    if (gather.isDone())
        return;
    const asyncio::Outcome outcome = member.outcome();
    if (outcome.exception && !gather.returnExceptions)
        return gather.finish({Value(), outcome.exception});
    std::vector<Value> results;
    for (const Ref<ThreadFuture> &each : gather.members) {
        if (!each->isDone())
            return;
        asyncio::Outcome result = each->outcome();
        results.push_back(result.exception ? Value(result.exception) : result.value);
    }
    gather.finish({list(std::move(results)), nullptr});
}

void ThreadRuntime::runCallbacks(ThreadFuture &future)
{
    for (const Value &callable : future.takeCallbacks())
        scheduleCallback(future, callable);
}

/// Calls a done callback in the current thread.
void ThreadRuntime::scheduleCallback(ThreadFuture &future, const Value &callable)
{
    const Ref<ThreadFuture> keep(&future);
    const Value argument(&future);
    TraceEvent event{.kind = EventKind::CallbackBegan,
                     .subject = ++m_handles,
                     .object = future.id(),
                     .other =
                         m_writer.text(callable.isObject() ? pyObject(callable)->qualifiedName()
                                                           : repr(callable))};
    record(event);
    try {
        const auto *function = callable.as<Function>();
        if (function && function->code->kind == Code::Kind::Function) {
            Fiber fiber(*m_machine, m_machine->bind(*function, Args{{&argument, 1}, {}}));
            const asyncio::Outcome outcome = drive(fiber);
            if (outcome.exception)
                throw Raised{outcome.exception};
        } else {
            m_machine->call(callable, Args{{&argument, 1}, {}});
        }
    } catch (const Raised &raised) {
        record({.kind = EventKind::ErrorReported,
                .object = future.id(),
                .other = m_writer.text(raised.exception->repr()),
                .detail = m_writer.text("exception calling callback")});
    }
    record({.kind = EventKind::CallbackEnded, .subject = event.subject});
}

bool ThreadRuntime::refuseCancel(ThreadFuture &thread)
{
    note("cancel() was called on " + thread.name +
         ". A thread that already runs cannot be cancelled: it went on.");
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

void ThreadRuntime::warn(std::string_view category, const std::string &text)
{
    record({.kind = EventKind::WarningIssued,
            .subject = m_scheduler.current(),
            .other = m_writer.text(category),
            .detail = m_writer.text(text)});
}

} // namespace coroscope
