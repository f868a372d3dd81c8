// SPDX-License-Identifier: GPL-3.0-or-later
#include "execution/threadfuture.h"

#include "execution/threadruntime.h"
#include "values/errors.h"
#include "values/instance.h"
#include "values/operations.h"
#include "values/recursion.h"

namespace coroscope {

asyncio::Outcome ThreadFuture::outcome() const
{
    switch (m_state) {
    case State::Finished:
        return m_outcome;
    case State::Cancelled:
        if (m_outcome.exception)
            return {Value(), m_outcome.exception};
        return {Value(), m_cancelMessage.isNone()
                             ? makeError(Error::CancelledError)
                             : makeError(Error::CancelledError, std::vector{m_cancelMessage})};
    case State::Pending:
        break;
    }
    return {Value(), makeError(Error::InvalidStateError, "Result is not set.")};
}

void ThreadFuture::finish(asyncio::Outcome outcome)
{
    if (isDone())
        raise(Error::InvalidStateError, "invalid state");
    m_outcome = std::move(outcome);
    const bool isCancelled = isThread() && m_outcome.exception &&
                             isInstance(*m_outcome.exception, Error::CancelledError);
    m_state = isCancelled ? State::Cancelled : State::Finished;
    m_runtime->futureDone(*this);
}

bool ThreadFuture::cancel(const Value &message)
{
    const Ref<ThreadFuture> self(this);
    bool result = false;
    if (!isDone()) {
        if (isThread()) {
            result = m_runtime->refuseCancel(*this);
        } else if (!members.empty()) {
            for (const Ref<ThreadFuture> &member : members)
                result |= member->cancel(message);
        } else {
            m_state = State::Cancelled;
            m_cancelMessage = message;
            m_runtime->futureDone(*this);
            result = true;
        }
    }
    m_runtime->cancelAsked(*this, message, result);
    return result;
}

void ThreadFuture::addCallback(Value callable)
{
    if (isDone())
        callBack(callable);
    else
        m_callbacks.push_back(std::move(callable));
}

void ThreadFuture::callBack(const Value &callable)
{
    const Value self = Ref<ThreadFuture>(this);
    m_runtime->runCallback(m_runtime->newHandle(), callable, {&self, 1}, this);
}

std::int64_t ThreadFuture::removeCallback(const Value &callable)
{
    return static_cast<std::int64_t>(
        std::erase_if(m_callbacks, [&](const Value &c) { return equal(c, callable); }));
}

std::string ThreadFuture::repr() const
{
    const ReprScope scope(this);
    if (!scope.entered())
        return "...";
    std::string text = std::string("<") + std::string(typeName()) + " ";
    text += m_state == State::Pending     ? "pending"
            : m_state == State::Cancelled ? "cancelled"
                                          : "finished";
    if (isThread())
        text += " name=" + stringRepr(name);
    if (m_state == State::Finished)
        text += m_outcome.exception ? " exception=" + m_outcome.exception->repr()
                                    : " result=" + coroscope::repr(m_outcome.value);
    return text + ">";
}

void ThreadFuture::clearReferences()
{
    m_outcome = {};
    m_cancelMessage = Value();
    m_callbacks.clear();
    m_gathers.clear();
    members.clear();
}

namespace {

ThreadFuture &self(const Value &value) { return static_cast<ThreadFuture &>(*value.object()); }

Value result(Caller &, const Value &future, const Args &)
{
    asyncio::Outcome outcome = self(future).outcome();
    if (outcome.exception)
        throw Raised{std::move(outcome.exception)};
    return std::move(outcome.value);
}

Value exception(Caller &, const Value &future, const Args &)
{
    if (!self(future).isDone())
        raise(Error::InvalidStateError, "Exception is not set.");
    const asyncio::Outcome outcome = self(future).outcome();
    if (self(future).state() == ThreadFuture::State::Cancelled)
        throw Raised{outcome.exception};
    return outcome.exception;
}

Value done(Caller &, const Value &future, const Args &)
{
    return Value::boolean(self(future).isDone());
}

Value cancelled(Caller &, const Value &future, const Args &)
{
    return Value::boolean(self(future).state() == ThreadFuture::State::Cancelled);
}

Value cancel(Caller &, const Value &future, const Args &args)
{
    const ArgumentReader in("cancel", args, {"msg"}, 0);
    return Value::boolean(self(future).cancel(in.get(0)));
}

Value addDoneCallback(Caller &, const Value &future, const Args &args)
{
    const ArgumentReader in("add_done_callback", args, {"fn", "context"}, 1, 1, 1);
    self(future).addCallback(in.get(0));
    return {};
}

Value removeDoneCallback(Caller &, const Value &future, const Args &args)
{
    const ArgumentReader in("Future.remove_done_callback", args, {"fn"}, 1, 1);
    return Value::integer(self(future).removeCallback(in.get(0)));
}

void refuseForThreads(const Value &future, const char *name)
{
    if (self(future).isThread())
        raise(Error::RuntimeError, std::string("Task does not support ") + name + " operation");
}

Value setResult(Caller &, const Value &future, const Args &args)
{
    const ArgumentReader in("Future.set_result", args, {"result"}, 1, 1);
    refuseForThreads(future, "set_result");
    self(future).finish({in.get(0), nullptr});
    return {};
}

Value setException(Caller &caller, const Value &future, const Args &args)
{
    const ArgumentReader in("Future.set_exception", args, {"exception"}, 1, 1);
    refuseForThreads(future, "set_exception");
    Value given = in.get(0);
    if (const auto *cls = given.as<TypeObject>(); cls && cls->isException)
        given = caller.call(given, {});
    if (!given.as<Exception>())
        raise(Error::TypeError, "invalid exception object");
    self(future).finish({Value(), Ref<Exception>(given.as<Exception>())});
    return {};
}

/// A thread never has a cancellation to deal with.
Value cancelling(Caller &, const Value &, const Args &) { return Value::integer(0); }

Value loopOf(Caller &, const Value &future, const Args &)
{
    return self(future).runtime().currentLoop();
}

Value name(Caller &, const Value &future, const Args &) { return text(self(future).name); }

Value setName(Caller &, const Value &future, const Args &args)
{
    const ArgumentReader in("Task.set_name", args, {"value"}, 1, 1);
    self(future).name = str(in.get(0));
    return {};
}

constexpr Method futureMethods[] = {
    {"__await__", awaitMethod, "Future"},
    {"add_done_callback", addDoneCallback},
    {"cancel", cancel},
    {"cancelled", cancelled, "Future"},
    {"cancelling", cancelling, "Future"},
    {"done", done, "Future"},
    {"exception", exception},
    {"get_loop", loopOf, "Future"},
    {"get_name", name, "Future"},
    {"remove_done_callback", removeDoneCallback},
    {"result", result},
    {"set_exception", setException},
    {"set_name", setName},
    {"set_result", setResult},
    {"uncancel", cancelling, "Future"},
};
constexpr MethodTable futureTable{futureMethods};

} // namespace

const MethodTable *ThreadFuture::methods() const { return &futureTable; }

} // namespace coroscope
