// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "values/call.h"
#include "values/instance.h"

#include <functional>
#include <string>

namespace coroscope {

/// A blocking call that has not begun, as a program on threads gets it in place of a coroutine:
/// `asyncio.sleep(..)`, `lock.acquire()`. Awaiting it makes the call in the current thread; made a
/// task, it gets a thread of its own.
class ThreadOperation final : public TrackedObject {
public:
    static constexpr Type valueType = Type::Other;
    /// Blocks the current thread as long as it takes. Throws Raised.
    using Body = std::function<Value()>;
    ThreadOperation(std::string name, Body body)
        : TrackedObject(valueType), m_name(std::move(name)), m_body(std::move(body))
    {
    }
    /// The body, given away to whoever runs it; empty when somebody has already.
    Body take() { return std::exchange(m_body, nullptr); }

    std::string_view typeName() const override { return "coroutine"; }
    std::string qualifiedName() const override { return m_name; }
    std::string repr() const override { return "<coroutine object " + m_name + ">"; }
    const MethodTable *methods() const override
    {
        static constexpr Method all[] = {{"__await__", awaitMethod, "coroutine"}};
        static constexpr MethodTable table{all};
        return &table;
    }
    void clearReferences() override { m_body = nullptr; }

private:
    const std::string m_name;
    Body m_body;
};

/// \p value as a ThreadOperation, null when it is none.
inline ThreadOperation *threadOperation(const Value &value)
{
    return value.type() == Type::Other ? dynamic_cast<ThreadOperation *>(value.object()) : nullptr;
}

inline Value threadOperation(std::string name, ThreadOperation::Body body)
{
    return make<ThreadOperation>(std::move(name), std::move(body));
}

} // namespace coroscope
