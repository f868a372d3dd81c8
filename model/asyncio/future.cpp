// SPDX-License-Identifier: GPL-3.0-or-later
#include "asyncio/future.h"

#include "asyncio/eventloop.h"
#include "asyncio/prefetch.h"
#include "asyncio/task.h"
#include "values/errors.h"
#include "values/operations.h"
#include "values/recursion.h"
#include "values/shortrepr.h"

#include <algorithm>

namespace coroscope::asyncio {

Future::Future(EventLoop &loop, WaitKind kind)
    : Future(loop, kind, AwaitableId::future(++loop.counters().futures))
{
}

Future::Future(EventLoop &loop, WaitKind kind, AwaitableId id)
    : TrackedObject(valueType, kind != WaitKind::Sleep), m_loop(&loop), m_id(id), m_kind(kind)
{
}

Future::~Future() = default;

void Future::destroy()
{
    if (m_logTraceback) {
        retain(); // the program's handler is given this future, and may keep it
        reportUnretrieved();
        if (references() > 1) {
            release();
            return;
        }
    }
    TrackedObject::destroy();
}

void Future::reportUnretrieved()
{
    if (!m_logTraceback)
        return;
    m_logTraceback = false;
    const std::string name = isTask() ? "Task" : std::string(typeName());
    m_loop->reportError(name + " exception was never retrieved",
                        Ref<Exception>(m_result.as<Exception>()), this, true);
}

Value Future::resultOfRun()
{
    if (storedException())
        stayWith(*exception());
    return result();
}

void Future::stayWith(Exception &raised)
{
    if (storedException() == &raised)
        raised.kept.push_back(Ref<Future>(this));
}

bool Future::hasFinalizer() const
{
    const Exception *stored = m_extras ? m_extras->savedCancel.get() : nullptr;
    if (!stored)
        stored = storedException();
    return m_logTraceback || (stored && stored->hasFinalizer());
}

void Future::setResult(Value value)
{
    if (isDone())
        raise(Error::InvalidStateError, "invalid state");
    finish(State::Finished, std::move(value), false);
}

void Future::setException(Ref<Exception> exception)
{
    if (isDone())
        raise(Error::InvalidStateError, "invalid state");
    if (isInstance(*exception, Error::StopIteration))
        raise(Error::TypeError,
              "StopIteration interacts badly with generators and cannot be raised into a Future");
    m_logTraceback = true;
    finish(State::Finished, std::move(exception), true);
}

bool Future::cancel(const Value &message) { return cancelAsFuture(message); }

bool Future::cancelAsFuture(const Value &message)
{
    m_logTraceback = false;
    if (isDone())
        return false;
    setCancelMessage(message);
    finish(State::Cancelled, Value(), false);
    return true;
}

void Future::finish(State state, Value result, bool failed)
{
    m_state = state;
    m_result = std::move(result);
    m_failed = failed;
    if (m_callback && !m_loop->m_takingDown)
        m_loop->checkClosed(); // call_soon() would refuse, and the caller hears it
    m_loop->noticeTime();
    m_loop->observer().futureDone(*this);
    if (!m_callback)
        return;
    schedule(std::move(m_callback));
    if (m_extras) {
        for (DoneCallback &callback : std::exchange(m_extras->moreCallbacks, {}))
            schedule(std::move(callback));
    }
}

void Future::schedule(DoneCallback callback)
{
    if (isWakeup(callback))
        m_loop->callSoonWakeup(static_cast<Task &>(*callback), *this);
    else
        m_loop->callSoonDone(Ref<Callback>(static_cast<Callback *>(callback.get())), *this);
}

void Future::addDoneCallback(Ref<Callback> callback)
{
    if (!callback->block)
        callback->block = m_loop->currentBlock();
    addCallback(std::move(callback));
}

void Future::addWakeup(Task &task) { addCallback(Ref<TrackedObject>(&task)); }

void Future::addCallback(DoneCallback callback)
{
    if (isDone())
        schedule(std::move(callback));
    else if (!m_callback)
        m_callback = std::move(callback);
    else
        extras().moreCallbacks.push_back(std::move(callback));
}

std::int64_t Future::removeDoneCallback(const Callback &callback)
{
    std::vector<DoneCallback> all;
    if (m_callback)
        all.push_back(std::move(m_callback));
    if (m_extras)
        std::ranges::move(std::exchange(m_extras->moreCallbacks, {}), std::back_inserter(all));
    const std::size_t removed = std::erase_if(all, [&](const DoneCallback &entry) {
        return !isWakeup(entry) && static_cast<Callback &>(*entry).isSame(callback);
    });
    for (DoneCallback &entry : all)
        addCallback(std::move(entry));
    return static_cast<std::int64_t>(removed);
}

Value Future::result()
{
    Outcome o = outcome();
    if (!o.exception)
        return std::move(o.value);
    raiseHere(std::move(o.exception));
}

void Future::raiseHere(Ref<Exception> exception) const
{
    setContext(*exception, m_loop->handled());
    throw Raised{std::move(exception)};
}

void Future::checkAwaitable() const
{
    if (m_blocking && !isDone())
        raise(Error::RuntimeError, "await wasn't used with future");
}

Outcome Future::outcome()
{
    switch (m_state) {
    case State::Cancelled:
        return {Value(), makeCancelledError()};
    case State::Pending:
        return {Value(), makeError(Error::InvalidStateError, "Result is not set.")};
    case State::Finished:
        break;
    }
    m_logTraceback = false;
    if (m_failed)
        return {Value(), Ref<Exception>(m_result.as<Exception>())};
    return {m_result, nullptr};
}

Ref<Exception> Future::exception()
{
    if (m_state == State::Cancelled)
        raiseHere(makeCancelledError());
    if (m_state == State::Pending)
        raise(Error::InvalidStateError, "Exception is not set.");
    m_logTraceback = false;
    return m_failed ? Ref<Exception>(m_result.as<Exception>()) : nullptr;
}

Ref<Exception> Future::makeCancelledError()
{
    if (m_extras && m_extras->savedCancel)
        return std::move(m_extras->savedCancel);
    const Value message = cancelMessage();
    if (message.isNone())
        return makeError(Error::CancelledError);
    return makeError(Error::CancelledError, std::vector<Value>{message});
}

Value Future::cancelMessage() const { return m_extras ? m_extras->cancelMessage : Value(); }

Future::Extras &Future::extras()
{
    if (!m_extras)
        m_extras = std::make_unique<Extras>();
    return *m_extras;
}

void Future::setCancelMessage(const Value &message)
{
    if (!message.isNone() || m_extras)
        extras().cancelMessage = message;
}

void Future::saveCancelledError(Ref<Exception> exception)
{
    extras().savedCancel = std::move(exception);
}

const Value &Future::noneValue()
{
    static const Value none;
    return none;
}

void Future::clearReferences()
{
    m_result = Value();
    m_failed = false;
    m_logTraceback = false;
    m_callback = nullptr;
    if (m_extras) {
        Extras kept;
        kept.name = std::move(m_extras->name);
        *m_extras = std::move(kept);
    }
}

std::string Future::callbacksText() const
{
    if (!m_callback)
        return {};
    const auto nameOf = [](const DoneCallback &entry) {
        return isWakeup(entry) ? std::string("Task.task_wakeup()")
                               : static_cast<const Callback &>(*entry).name() + "()";
    };
    std::string text = " cb=[" + nameOf(m_callback);
    if (m_extras && !m_extras->moreCallbacks.empty()) {
        const std::vector<DoneCallback> &more = m_extras->moreCallbacks;
        if (more.size() > 1)
            text += ", <" + std::to_string(more.size() - 1) + " more>";
        text += ", " + nameOf(more.back());
    }
    return text + "]";
}

std::string Future::repr() const
{
    const ReprScope scope(this, deepestRepr);
    if (!scope.entered())
        return "...";
    const std::string name = "<" + std::string(typeName());
    switch (m_state) {
    case State::Pending:
        return name + " pending" + callbacksText() + ">";
    case State::Cancelled:
        return name + " cancelled>";
    case State::Finished:
        break;
    }
    return name +
           (m_failed ? " finished exception=" + coroscope::repr(m_result)
                     : " finished result=" + shortRepr(loop().caller(), m_result)) +
           ">";
}

SleepFuture::SleepFuture(EventLoop &loop, const Value &seconds, const Value &value)
    : Future(loop, WaitKind::Sleep)
{
    m_result = seconds;
    if (!value.isNone())
        extras().sleepResult = value;
}

void SleepFuture::prefetchWaiter() const
{
    if (!m_stack)
        return;
    constexpr std::size_t stackBytes = 160;
    prefetch(m_callback.get(), sizeof(Task));
    prefetch(m_stack, stackBytes);
}

void SleepFuture::cancelTimer()
{
    if (m_timerState == TimerState::InHeap || m_timerState == TimerState::Ready)
        loop().cancelTimer(*this);
}

} // namespace coroscope::asyncio
