// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ids.h"
#include "core/waitkind.h"
#include "values/objects.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace coroscope::asyncio {

class Callback;
class Future;
class Task;
enum class ReturnWhen : std::uint8_t { AllCompleted, FirstCompleted, FirstException };

/// What is known of a handle when it is scheduled or run.
struct HandleInfo {
    std::uint32_t number = 0; ///< unique in its loop, from 1
    const Callback *callback = nullptr;
    const Future *future = nullptr; ///< the first argument, of done callbacks and sleep's timers
    std::span<const Value> args{};  ///< those that follow, or all
    bool isTimer = false;
    double when = 0; ///< seconds; timers only
    BlockId block{}; ///< that scheduled or registered it
};

/// Watches a loop. Every call is made on the loop's thread at the moment its comment names; an
/// observer must not change the loop. The default does nothing.
class Observer {
public:
    virtual ~Observer() = default;
    /// The clock shows a new time; what follows happens then. Called before the first event of it.
    virtual void timeChanged(double /*seconds*/) {}
    /// The loop was entered by run_until_complete or run_forever.
    virtual void runBegan(std::string_view /*what*/) {}
    /// ... and left; \p exception is null when it returned \p result.
    virtual void runEnded(std::string_view /*what*/, const Value & /*result*/,
                          const Exception * /*exception*/)
    {
    }
    /// An iteration begins: timers due have been moved to the ready queue.
    virtual void iterationBegan(std::uint32_t /*number*/) {}
    /// The loop is about to sleep for so many real seconds.
    virtual void waiting(double /*seconds*/) {}
    /// The task was made; its first step is queued.
    virtual void taskCreated(const Task & /*task*/, const Task * /*parent*/) {}
    virtual void taskRenamed(const Task & /*task*/) {}
    /// The task became runnable. It has not run yet: other ready handles go first.
    virtual void taskReady(const Task & /*task*/, const Future * /*by*/) {}
    /// The task is resumed; \p thrown is the exception thrown into it, or null.
    virtual void stepBegan(const Task & /*task*/, bool /*first*/, const Exception * /*thrown*/) {}
    /// The task gave the loop back to wait for \p future, or (null) for its next turn.
    virtual void suspended(const Task & /*task*/, const Future * /*future*/) {}
    /// The future (a task too) is done.
    virtual void futureDone(const Future & /*future*/) {}
    /// cancel() was called on \p target. What follows up to cancelReturned() is its doing.
    virtual void cancelCalled(const Future & /*target*/, const Value & /*message*/) {}
    virtual void cancelReturned(const Future & /*target*/, bool /*result*/) {}
    virtual void uncancelled(const Task & /*task*/, int /*left*/) {}
    virtual void handleScheduled(const HandleInfo &) {}
    virtual void handleCancelled(const HandleInfo &) {}
    virtual void callbackBegan(const HandleInfo &) {}
    virtual void callbackEnded(const HandleInfo &) {}
    virtual void gatherMade(const Future & /*gather*/, std::span<const Ref<Future>> /*children*/,
                            bool /*returnExceptions*/)
    {
    }
    /// wait() was called by the current task. \p timeout as the program gave it, None for none.
    virtual void waitBegan(std::span<const Ref<Future>> /*futures*/, const Value & /*timeout*/,
                           ReturnWhen, const Task * /*task*/)
    {
    }
    virtual void waitEnded(std::span<const Ref<Future>> /*done*/,
                           std::span<const Ref<Future>> /*pending*/, const Task * /*task*/)
    {
    }
    /// wait_for() of \p task has its future (null: it has no timeout and awaits a coroutine
    /// itself).
    virtual void waitForBegan(const Future * /*future*/, const Value & /*timeout*/,
                              const Task * /*task*/)
    {
    }
    virtual void waitForEnded(const Value & /*result*/, const Exception * /*exception*/,
                              const Task * /*task*/)
    {
    }
    /// shield() was called; \p outer is \p inner itself when that is done already.
    virtual void shieldMade(const Future & /*inner*/, const Future & /*outer*/) {}
    /// \p task entered a task group's block.
    virtual void groupEntered(const Task * /*task*/) {}
    /// ... and leaves it: with \p exception, or null. \p members: every task made in the group.
    virtual void groupLeft(std::span<const AwaitableId> /*members*/,
                           const Exception * /*exception*/, const Task * /*task*/)
    {
    }
    /// A blocking call of \p task (null: of a callback) is about to hold the loop's thread.
    virtual void blockingBegan(const Value & /*seconds*/, bool /*compute*/, const Task * /*task*/)
    {
    }
    virtual void blockingEnded(const Task * /*task*/) {}
    /// The program's exception handler has raised \p exception, which CPython logs.
    virtual void exceptionHandlerFailed(const Exception & /*exception*/,
                                        std::string_view /*message*/)
    {
    }
    /// The loop's exception handler is called.
    virtual void errorReported(std::string_view /*message*/, const Exception * /*exception*/,
                               const Future * /*future*/, bool /*collected*/)
    {
    }
    /// Nothing is ready, no timer is left, and these tasks wait.
    virtual void deadlocked(const std::vector<const Task *> & /*pending*/) {}
};

} // namespace coroscope::asyncio
