// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "execution/threadruntime.h"

namespace coroscope {

/// What a program on threads gets where it asks for a loop: there is none, and this object has the
/// methods that programs call on one. A callback that is scheduled is a threading.Timer, a daemon;
/// running "until complete" is a join, running for ever waits for stop().
class ThreadLoop final : public TrackedObject {
public:
    static constexpr Type valueType = Type::Other;
    explicit ThreadLoop(ThreadRuntime &runtime) : TrackedObject(valueType), m_runtime(&runtime) {}
    ThreadRuntime &runtime() const { return *m_runtime; }

    /// Starts a thread that calls \p function after \p delay seconds. Gives its handle.
    Value callLater(const Value &delay, Value function, std::span<const Value> args);
    /// Awaits \p awaitable in the current thread. Raises RuntimeError when it is closed.
    Value runUntilComplete(const Value &awaitable);
    /// Blocks the current thread until stop() is called, or was called before.
    void runForever();
    void stop();
    void close();
    bool isRunning() const { return m_running > 0; }
    bool isClosed() const { return m_isClosed; }
    /// A ThreadExecutor, or None: each call of run_in_executor gets a thread of its own.
    void setExecutor(Value executor) { m_executor = std::move(executor); }
    const Value &executor() const { return m_executor; }
    void setExceptionHandler(Value handler) { m_exceptionHandler = std::move(handler); }
    const Value &exceptionHandler() const { return m_exceptionHandler; }
    /// Records the error that \p context tells of and calls the handler, if there is one.
    void callExceptionHandler(const Value &context);
    /// A callback raised \p error. \p future: what it is a done callback of, or null.
    void reportCallback(const std::string &message, const Ref<Exception> &error,
                        ThreadFuture *future);

    std::string_view typeName() const override { return "ThreadLoop"; }
    std::string repr() const override;
    const MethodTable *methods() const override;
    void clearReferences() override { m_exceptionHandler = m_executor = Value(); }

private:
    void begin();
    void showError(const Dict &context);
    void showFailure(const char *message, const Ref<Exception> &error);

    ThreadRuntime *m_runtime;
    Value m_exceptionHandler;
    Value m_executor;
    ThreadLine m_line; ///< who runs for ever
    int m_running = 0;
    bool m_isStopping = false;
    bool m_isClosed = false;
};

/// What call_soon, call_later and call_at give: a threading.Timer, with the methods of a handle.
class ThreadTimer final : public TrackedObject {
public:
    static constexpr Type valueType = Type::Other;
    ThreadTimer(ThreadRuntime &runtime, Value delay, Value function, std::vector<Value> args);
    /// The body of its thread.
    void run();
    /// Without effect once it has begun to call.
    void cancel();
    bool isCancelled() const { return m_isCancelled; }
    double when() const { return m_when; }

    std::string_view typeName() const override { return "TimerHandle"; }
    std::string qualifiedName() const override;
    std::string repr() const override;
    const MethodTable *methods() const override;
    void clearReferences() override;

private:
    void recordHandle(EventKind kind);

    ThreadRuntime *m_runtime;
    Value m_delay;
    Value m_function;
    std::vector<Value> m_args;
    ThreadWaiter m_waiter;
    const double m_when;
    const std::uint32_t m_number;
    const BlockId m_block; ///< that scheduled it
    bool m_isCancelled = false;
    bool m_hasBegun = false;
    bool m_isWaiting = false;
};

} // namespace coroscope
