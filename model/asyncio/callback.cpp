// SPDX-License-Identifier: GPL-3.0-or-later
#include "asyncio/callback.h"

#include "asyncio/eventloop.h"
#include "values/operations.h"

namespace coroscope::asyncio {

void ValueCallback::run(EventLoop &loop, std::span<const Value> args)
{
    const Value callable = m_callable;
    loop.caller().call(callable, Args{args, {}});
}

std::string ValueCallback::name() const
{
    if (const auto *method = m_callable.as<BoundMethod>()) {
        const bool isFuture = method->self.type() == Type::Future;
        const std::string owner =
            isFuture ? std::string("Future") : std::string(coroscope::typeName(method->self));
        return owner + "." + std::string(method->method->name);
    }
    if (auto *object = dynamic_cast<PyObject *>(m_callable.object()))
        return object->qualifiedName();
    return repr();
}

bool ValueCallback::isSame(const Callback &other) const
{
    const auto *value = dynamic_cast<const ValueCallback *>(&other);
    return value && equal(m_callable, value->m_callable);
}

std::vector<Value> ValueCallback::shownArguments(std::span<const Value> args) const
{
    std::vector<Value> shown(args.begin(), args.end());
    if (const auto *method = m_callable.as<BoundMethod>()) {
        if (method->self.type() == Type::Future)
            shown.insert(shown.begin(), method->self);
    }
    return shown;
}

void Handle::cancel()
{
    if (m_cancelled)
        return;
    m_cancelled = true;
    m_loop->observer().handleCancelled({m_number, m_callback.get(), {}, m_isTimer, m_when});
    if (m_inHeap)
        ++m_loop->m_cancelledTimers;
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

constexpr Method handleMethods[] = {
    {"cancel", cancelHandle}, {"cancelled", isCancelled}, {"when", when}};
constexpr MethodTable handleTable{handleMethods};

} // namespace

const MethodTable *Handle::methods() const
{
    return &handleTable;
}

} // namespace coroscope::asyncio
