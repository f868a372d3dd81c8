// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "values/call.h"

namespace coroscope::asyncio {

/// What programs see of a ThreadPoolExecutor, whoever makes its calls: it is shut down by name or
/// by a `with`. Its submit() and map() raise a RuntimeError that names run_in_executor, which a
/// loop has instead. CPython: concurrent.futures.ThreadPoolExecutor.
class ThreadPoolExecutor : public TrackedObject {
public:
    /// The most that CPython's min(32, cpus + 4) can be.
    static constexpr std::uint32_t defaultThreads = 32;

    /// Takes no calls from now on; \p cancels those that no thread has begun. With \p waits, holds
    /// the calling thread until the others are over. Any thread that holds the interpreter.
    virtual void shutdown(bool waits, bool cancels) = 0;

    std::string_view typeName() const final { return "ThreadPoolExecutor"; }
    const MethodTable *methods() const final;

protected:
    ThreadPoolExecutor() : TrackedObject(Type::Other) {}
};

} // namespace coroscope::asyncio
