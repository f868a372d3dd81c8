// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "asyncio/awaiters.h"
#include "asyncio/clock.h"
#include "asyncio/eventloop.h"
#include "values/errors.h"
#include "values/operations.h"

#include <gtest/gtest.h>

#include <atomic>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace coroscope::asyncio::test {

using Lines = std::vector<std::string>;

/// Keeps what it sees of a loop as lines.
class LineObserver final : public Observer {
public:
    void iterationBegan(std::uint32_t number) override;
    void futureDone(const Future &future) override;
    void exceptionHandlerFailed(const Exception &exception, std::string_view message) override;
    void errorReported(std::string_view message, const Exception *, const Future *, bool) override;
    void deadlocked(const std::vector<const Task *> &pending) override;

    std::uint32_t iteration = 0;
    Lines errors;
    Lines finished; ///< names of tasks, "future" for others
    Lines deadlock; ///< names of the tasks that wait
};

/// A callback that is a C++ function.
class Action final : public Callback {
public:
    explicit Action(std::function<void(std::span<const Value>)> f) : m_function(std::move(f)) {}
    void run(EventLoop &, std::span<const Value> args) override { m_function(args); }
    std::string name() const override { return "action"; }
    void clearReferences() override { m_function = nullptr; }

private:
    std::function<void(std::span<const Value>)> m_function;
};

/// A coroutine of the test.
using Body = NativeCoroutine::Body;

/// A loop on a clock, and a log that tests write. When it goes, nothing of the run may be left.
class Loop : public testing::Test {
protected:
    Loop() : Loop(std::make_unique<VirtualClock>()) {}
    explicit Loop(std::unique_ptr<Clock> clock);
    ~Loop() override;

    Ref<Callback> action(std::function<void()> function);
    /// A callback that logs \p line.
    Ref<Callback> logs(std::string line);
    Ref<Coroutine> coroutine(Body body, std::string name = "c");
    /// A coroutine that sleeps for \p seconds, logs \p line and returns it.
    Ref<Coroutine> sleeper(double seconds, std::string line);
    /// ... and raises ValueError(line) instead of returning.
    Ref<Coroutine> failing(double seconds, std::string line);
    Ref<Task> task(Ref<Coroutine> coroutine) { return loop->createTask(std::move(coroutine)); }
    /// Runs the loop until it has gone round once more with everything that is ready.
    void turn();
    void log(std::string line) { lines.push_back(std::move(line)); }
    /// "Type: text" of the Raised that \p function throws; "" for none.
    static std::string raisedBy(const std::function<void()> &function);

    Heap heap;
    std::unique_ptr<Clock> clock;
    LineObserver observer;
    std::atomic<bool> stopRequested = false;
    LoopCounters counters;
    Ref<EventLoop> loop;
    Lines lines;
};

/// sleep() for C++ coroutines: throws Raised when cancelled.
QCoro::Task<> sleep(EventLoop &loop, double seconds);

} // namespace coroscope::asyncio::test
