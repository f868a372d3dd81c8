// SPDX-License-Identifier: GPL-3.0-or-later
#include "asyncio/callback.h"

#include "asyncio/eventloop.h"
#include "asyncio/waiters.h"
#include "values/operations.h"

namespace coroscope::asyncio {

const Value &Callback::none()
{
    static const Value value;
    return value;
}

void ValueCallback::run(EventLoop &loop, std::span<const Value> args)
{
    const Value callable = m_callable;
    loop.caller().call(callable, Args{args, {}});
}

namespace {

/// What a functools.partial calls, and the arguments that it adds; traces look through it.
struct Unwrapped {
    Value callable;
    std::vector<Value> first;
    std::vector<Value> named;
};

Unwrapped unwrap(const Value &callable)
{
    Unwrapped found{callable, {}, {}};
    while (found.callable.type() == Type::Builtin &&
           pyObject(found.callable)->typeName() == "functools.partial") {
        const Value partial = found.callable;
        const std::vector<Value> args = items(attribute(partial, "args"));
        found.first.insert(found.first.begin(), args.begin(), args.end());
        const Value keywords = attribute(partial, "keywords");
        for (const auto &entry : keywords.as<Dict>()->table.entries())
            found.named.push_back(entry.value);
        found.callable = attribute(partial, "func");
    }
    return found;
}

constexpr std::string_view asyncioPrefix = "asyncio.";

} // namespace

ValueCallback::ValueCallback(Value callable) : m_callable(std::move(callable))
{
    if (m_callable.type() != Type::BoundMethod && m_callable.type() != Type::Builtin)
        return;
    const Value called = unwrap(m_callable).callable;
    const auto *method = called.as<BoundMethod>();
    m_internal = method && (dynamic_cast<const EventLoop *>(method->self.object()) ||
                            dynamic_cast<const SyncObject *>(method->self.object()));
    if (const auto *builtin = called.as<Builtin>())
        m_internal = builtin->name.starts_with(asyncioPrefix);
}

std::string ValueCallback::name() const
{
    const Value callable = unwrap(m_callable).callable;
    if (const auto *method = callable.as<BoundMethod>()) {
        std::string_view owner = coroscope::typeName(method->self);
        if (method->self.type() == Type::Future)
            owner = "Future";
        else if (dynamic_cast<const EventLoop *>(method->self.object()))
            owner = "BaseEventLoop";
        return std::string(owner) + "." + std::string(method->method->name);
    }
    if (m_internal) // a function of asyncio
        return pyObject(callable)->qualifiedName().substr(asyncioPrefix.size());
    return callable.isObject() ? pyObject(callable)->qualifiedName() : coroscope::repr(callable);
}

bool ValueCallback::isSame(const Callback &other) const
{
    return !other.callable().isNone() && equal(m_callable, other.callable());
}

std::vector<Value> ValueCallback::shownArguments(std::span<const Value> args) const
{
    const Unwrapped called = unwrap(m_callable);
    std::vector<Value> shown = called.first;
    shown.insert(shown.end(), args.begin(), args.end());
    shown.insert(shown.end(), called.named.begin(), called.named.end());
    const auto *method = called.callable.as<BoundMethod>();
    if (method && method->self.type() == Type::Future)
        shown.insert(shown.begin(), method->self);
    return shown;
}

void Handle::cancel()
{
    if (m_cancelled)
        return;
    m_cancelled = true;
    if (m_state == State::Scheduled) {
        m_loop->observer().handleCancelled({.number = m_number,
                                            .callback = m_callback.get(),
                                            .isTimer = m_isTimer,
                                            .when = m_when,
                                            .block = m_block});
    }
    if (m_inHeap)
        ++m_loop->m_cancelledTimers;
    if (m_state != State::Running)
        clearReferences();
}

void Handle::clearReferences()
{
    m_callback = nullptr;
    m_args.clear();
}

std::string Handle::repr() const
{
    return std::string("<") + std::string(typeName()) + (m_cancelled ? " cancelled" : "") +
           (m_isTimer ? " when=" + floatRepr(m_when) : "") +
           (m_callback ? " " + m_callback->name() + "()" : "") + ">";
}

namespace {

Value cancelHandle(Caller &, const Value &self, const Args &)
{
    self.as<Handle>()->cancel();
    return {};
}

Value isCancelled(Caller &, const Value &self, const Args &)
{
    return Value::boolean(self.as<Handle>()->isCancelled());
}

Value when(Caller &, const Value &self, const Args &)
{
    return Value::floating(self.as<Handle>()->when());
}

constexpr Method handleMethods[] = {{"cancel", cancelHandle, "Handle"},
                                    {"cancelled", isCancelled, "Handle"}};
constexpr MethodTable handleTable{handleMethods};
constexpr Method timerHandleMethods[] = {{"cancel", cancelHandle, "TimerHandle"},
                                         {"cancelled", isCancelled, "Handle"},
                                         {"when", when, "TimerHandle"}};
constexpr MethodTable timerHandleTable{timerHandleMethods};

} // namespace

const MethodTable *Handle::methods() const { return m_isTimer ? &timerHandleTable : &handleTable; }

} // namespace coroscope::asyncio
