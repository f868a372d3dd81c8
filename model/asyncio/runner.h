// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "asyncio/eventloop.h"

namespace coroscope::asyncio {

/// Keeps a loop of its own for several runs, and takes it down in the end: cancels what is left and
/// waits for it, runs the two shutdown coroutines, closes the loop. Stands in a `with` block, or is
/// closed by the program. CPython: asyncio.Runner, runners._cancel_all_tasks.
class Runner final : public TrackedObject {
public:
    /// How a runner gets its loop, and tells the program's policy of it.
    struct Host {
        std::function<Ref<EventLoop>()> newLoop;
        std::function<void(const Ref<EventLoop> &)> setLoop; ///< null: there is none any more
        std::function<bool()> isLoopRunning;                 ///< any of this thread
    };
    explicit Runner(Host host);

    /// Runs \p coroutine until it is done. Raises ValueError for anything else, RuntimeError when a
    /// loop is running or the runner is closed.
    Value run(const Value &coroutine);
    /// Its loop, made at the first need. Raises RuntimeError when it is closed.
    EventLoop &loop();
    /// Takes the loop down, once.
    void close();

    std::string_view typeName() const override { return "Runner"; }
    std::string repr() const override;
    const MethodTable *methods() const override;
    void clearReferences() override;

private:
    enum class State : std::uint8_t { Created, Initialized, Closed };

    Host m_host;
    Ref<EventLoop> m_loop;
    State m_state = State::Created;
};

/// Runs \p coroutine in a runner that is closed afterwards, whether or not it raised. Raises
/// RuntimeError when a loop is running.
/// CPython: asyncio.run.
Value runMain(const Runner::Host &host, const Value &coroutine);

} // namespace coroscope::asyncio
