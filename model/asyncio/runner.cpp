// SPDX-License-Identifier: GPL-3.0-or-later
#include "asyncio/runner.h"

#include "asyncio/asyncgenerator.h"
#include "asyncio/gather.h"
#include "asyncio/task.h"
#include "asyncio/threadpool.h"
#include "values/contextmanager.h"
#include "values/errors.h"
#include "values/operations.h"

namespace coroscope::asyncio {

namespace {

void cancelAllTasks(EventLoop &loop)
{
    const std::vector<Ref<Task>> left = loop.allTasks();
    if (left.empty())
        return;
    std::vector<Value> awaitables;
    for (const Ref<Task> &task : left) {
        task->cancel();
        awaitables.emplace_back(task);
    }
    loop.runUntilComplete(gather(loop, awaitables, true));
    for (const Ref<Task> &task : left) {
        if (task->isCancelled())
            continue;
        if (task->storedException())
            loop.reportError("unhandled exception during asyncio.run() shutdown", task->exception(),
                             task.get());
    }
}

/// The traceback of CPython's exception keeps the coroutine, which is reported as never awaited
/// only when it has gone.
[[noreturn]] void refuse(std::string text, const Value &coroutine)
{
    const Ref<Exception> error = makeError(Error::RuntimeError, std::move(text));
    error->setAttribute("__coroutine__", coroutine);
    throw Raised{error};
}

Runner &runner(const Value &self) { return static_cast<Runner &>(*self.object()); }

Value enterRunner(Caller &, const Value &self, const Args &args)
{
    const PythonArguments in("Runner.__enter__", args, {}, 0);
    runner(self).loop();
    return self;
}

Value exitRunner(Caller &, const Value &self, const Args &args)
{
    leavingException("__exit__", args);
    runner(self).close();
    return {};
}

Value runMethod(Caller &, const Value &self, const Args &args)
{
    const PythonArguments in("Runner.run", args, {"coro", "context"}, 1, 1);
    return runner(self).run(in.get(0));
}

Value loopMethod(Caller &, const Value &self, const Args &args)
{
    const PythonArguments in("Runner.get_loop", args, {}, 0);
    return Ref<EventLoop>(&runner(self).loop());
}

Value closeRunner(Caller &, const Value &self, const Args &args)
{
    const PythonArguments in("Runner.close", args, {}, 0);
    runner(self).close();
    return {};
}

constexpr Method runnerMethodList[] = {
    {"__enter__", enterRunner}, {"__exit__", exitRunner}, {"close", closeRunner},
    {"get_loop", loopMethod},   {"run", runMethod},
};
constexpr MethodTable runnerMethods{runnerMethodList};

} // namespace

Runner::Runner(Host host) : TrackedObject(Type::Other), m_host(std::move(host)) {}

EventLoop &Runner::loop()
{
    if (m_state == State::Closed)
        raise(Error::RuntimeError, "Runner is closed");
    if (m_state == State::Created) {
        m_loop = m_host.newLoop();
        m_host.setLoop(m_loop);
        m_state = State::Initialized;
    }
    return *m_loop;
}

Value Runner::run(const Value &coroutine)
{
    auto *main = coroutine.as<Coroutine>();
    if (!main)
        raise(Error::ValueError, "a coroutine was expected, got " + coroscope::repr(coroutine));
    if (m_host.isLoopRunning())
        refuse("Runner.run() cannot be called from a running event loop", coroutine);
    if (m_state == State::Closed)
        refuse("Runner is closed", coroutine);
    EventLoop &loop = this->loop();
    const Ref<Task> task = loop.createTask(Ref<Coroutine>(main));
    return loop.runUntilComplete(task);
}

void Runner::close()
{
    if (m_state != State::Initialized)
        return;
    const auto leave = [this] {
        m_host.setLoop(nullptr);
        const Ref<EventLoop> loop = std::exchange(m_loop, nullptr);
        m_state = State::Closed;
        loop->close();
    };
    const Ref<EventLoop> loop = m_loop;
    try {
        cancelAllTasks(*loop);
        loop->runUntilComplete(shutdownAsyncgens());
        loop->runUntilComplete(shutdownDefaultExecutor());
    } catch (const Raised &) {
        leave();
        throw;
    }
    leave();
}

std::string Runner::repr() const { return "<asyncio.runners.Runner object>"; }

const MethodTable *Runner::methods() const { return &runnerMethods; }

void Runner::clearReferences() { m_loop = nullptr; }

Value runMain(const Runner::Host &host, const Value &coroutine)
{
    if (host.isLoopRunning())
        refuse("asyncio.run() cannot be called from a running event loop", coroutine);
    const Ref<Runner> runner = make<Runner>(host);
    runner->loop();
    Value result;
    try {
        result = runner->run(coroutine);
    } catch (const Raised &raised) {
        const Handling handling(runner->loop().caller(), raised.exception);
        runner->close();
        throw;
    }
    runner->close();
    return result;
}

} // namespace coroscope::asyncio
