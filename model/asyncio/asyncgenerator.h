// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "asyncio/coroutine.h"
#include "values/objects.h"

namespace coroscope::asyncio {

/// An asynchronous generator, as the loop knows it that iterated it first: the loop closes what is
/// left suspended. CPython: the hooks of sys.set_asyncgen_hooks, as BaseEventLoop sets them.
class AsyncGenerator : public TrackedObject {
public:
    static constexpr Type valueType = Type::AsyncGenerator;

    std::string_view typeName() const override { return "async_generator"; }
    /// What closes it when it is awaited: `aclose()`.
    virtual Ref<Coroutine> aclose() = 0;

protected:
    AsyncGenerator() : TrackedObject(valueType) {}

private:
    friend class EventLoop;
    std::uint64_t m_number = 0; ///< in its loop; 0 when that does not know it
};

/// `loop.shutdown_asyncgens()`: closes all that are suspended.
/// CPython: BaseEventLoop.shutdown_asyncgens.
Ref<Coroutine> shutdownAsyncgens();

} // namespace coroscope::asyncio
