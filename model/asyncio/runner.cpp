// SPDX-License-Identifier: GPL-3.0-or-later
#include "asyncio/runner.h"

#include "asyncio/gather.h"
#include "asyncio/task.h"
#include "values/errors.h"
#include "values/operations.h"

namespace coroscope::asyncio {

namespace {

QCoro::Task<Value> nothing(EventLoop &) { co_return Value(); }

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

void runInternal(EventLoop &loop, std::string name)
{
    loop.runUntilComplete(make<NativeCoroutine>(std::move(name), nothing));
}

void tearDown(EventLoop &loop)
{
    cancelAllTasks(loop);
    runInternal(loop, "BaseEventLoop.shutdown_asyncgens");
    runInternal(loop, "BaseEventLoop.shutdown_default_executor");
    loop.close();
}

} // namespace

Value runMain(EventLoop &loop, const Value &coroutine)
{
    auto *main = coroutine.as<Coroutine>();
    if (!main)
        raise(Error::ValueError, "a coroutine was expected, got " + repr(coroutine));
    Value result;
    try {
        const Ref<Task> task = loop.createTask(Ref<Coroutine>(main));
        result = loop.runUntilComplete(task);
    } catch (const Raised &) {
        tearDown(loop);
        throw;
    }
    tearDown(loop);
    return result;
}

} // namespace coroscope::asyncio
