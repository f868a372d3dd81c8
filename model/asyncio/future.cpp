// SPDX-License-Identifier: GPL-3.0-or-later
#include "asyncio/future.h"

#include "asyncio/eventloop.h"
#include "asyncio/task.h"
#include "values/errors.h"
#include "values/operations.h"

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
    if (!std::exchange(m_logTraceback, false))
        return;
    const std::string name = isTask() ? "Task" : std::string(typeName());
    m_loop->reportError(name + " exception was never retrieved",
                        Ref<Exception>(m_result.as<Exception>()), this, true);
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
    m_loop->noticeTime();
    m_loop->observer().futureDone(*this);
    if (!m_first.target)
        return;
    schedule(m_first);
    if (m_more) {
        for (DoneCallback &entry : *m_more)
            schedule(entry);
        m_more.reset();
    }
}

void Future::schedule(DoneCallback &entry)
{
    if (entry.isWakeup)
        m_loop->callSoonWakeup(static_cast<Task &>(*entry.target), *this);
    else
        m_loop->callSoonDone(Ref<Callback>(static_cast<Callback *>(entry.target.get())), *this);
    entry.target = nullptr;
}

void Future::addDoneCallback(Ref<Callback> callback)
{
    if (!callback->block)
        callback->block = m_loop->currentBlock();
    if (isDone()) {
        m_loop->callSoonDone(std::move(callback), *this);
        return;
    }
    if (!m_first.target && !m_more) {
        m_first = {std::move(callback), false};
        return;
    }
    if (!m_more)
        m_more = std::make_unique<std::vector<DoneCallback>>();
    m_more->push_back({std::move(callback), false});
}

void Future::addWakeup(Task &task)
{
    if (isDone()) {
        m_loop->callSoonWakeup(task, *this);
        return;
    }
    if (!m_first.target && !m_more) {
        m_first = {Ref<TrackedObject>(&task), true};
        return;
    }
    if (!m_more)
        m_more = std::make_unique<std::vector<DoneCallback>>();
    m_more->push_back({Ref<TrackedObject>(&task), true});
}

std::int64_t Future::removeDoneCallback(const Callback &callback)
{
    std::vector<DoneCallback> all;
    if (m_first.target)
        all.push_back(std::move(m_first));
    if (m_more)
        std::move(m_more->begin(), m_more->end(), std::back_inserter(all));
    m_first = {};
    m_more.reset();
    const std::size_t removed = std::erase_if(all, [&](const DoneCallback &entry) {
        return !entry.isWakeup && static_cast<Callback &>(*entry.target).isSame(callback);
    });
    if (!all.empty()) {
        m_first = std::move(all.front());
        all.erase(all.begin());
        if (!all.empty())
            m_more = std::make_unique<std::vector<DoneCallback>>(std::move(all));
    }
    return static_cast<std::int64_t>(removed);
}

Value Future::result()
{
    Outcome o = outcome();
    if (o.exception)
        throw Raised{std::move(o.exception)};
    return std::move(o.value);
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
        throw Raised{makeCancelledError()};
    if (m_state == State::Pending)
        raise(Error::InvalidStateError, "Exception is not set.");
    m_logTraceback = false;
    return m_failed ? Ref<Exception>(m_result.as<Exception>()) : nullptr;
}

Ref<Exception> Future::makeCancelledError()
{
    if (m_cancelInfo && m_cancelInfo->saved)
        return std::move(m_cancelInfo->saved);
    const Value message = cancelMessage();
    if (message.isNone())
        return makeError(Error::CancelledError);
    return makeError(Error::CancelledError, std::vector<Value>{message});
}

Value Future::cancelMessage() const { return m_cancelInfo ? m_cancelInfo->message : Value(); }

Future::CancelInfo &Future::cancelInfo()
{
    if (!m_cancelInfo)
        m_cancelInfo = std::make_unique<CancelInfo>();
    return *m_cancelInfo;
}

void Future::setCancelMessage(const Value &message)
{
    if (!message.isNone() || m_cancelInfo)
        cancelInfo().message = message;
}

void Future::saveCancelledError(Ref<Exception> exception)
{
    cancelInfo().saved = std::move(exception);
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
    m_first = {};
    m_more.reset();
    m_cancelInfo.reset();
}

std::string Future::callbacksText() const
{
    if (!m_first.target)
        return {};
    const auto nameOf = [](const DoneCallback &entry) {
        return entry.isWakeup ? std::string("Task.task_wakeup()")
                              : static_cast<const Callback &>(*entry.target).name() + "()";
    };
    std::string text = " cb=[" + nameOf(m_first);
    if (m_more && m_more->size() > 1)
        text += ", <" + std::to_string(m_more->size() - 1) + " more>";
    if (m_more)
        text += ", " + nameOf(m_more->back());
    return text + "]";
}

std::string Future::repr() const
{
    const std::string name = "<" + std::string(typeName());
    switch (m_state) {
    case State::Pending:
        return name + " pending" + callbacksText() + ">";
    case State::Cancelled:
        return name + " cancelled>";
    case State::Finished:
        break;
    }
    return name + (m_failed ? " finished exception=" : " finished result=") +
           coroscope::repr(m_result) + ">";
}

void SleepFuture::clearReferences()
{
    value = Value();
    Future::clearReferences();
}

void SleepFuture::cancelTimer()
{
    if (m_timerState == TimerState::InHeap || m_timerState == TimerState::Ready)
        loop().cancelTimer(*this);
}

} // namespace coroscope::asyncio
