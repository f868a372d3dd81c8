// SPDX-License-Identifier: GPL-3.0-or-later
#include "asyncio/asyncgenerator.h"

#include "asyncio/awaiters.h"
#include "asyncio/eventloop.h"
#include "asyncio/gather.h"
#include "asyncio/task.h"
#include "values/errors.h"
#include "values/operations.h"

namespace coroscope::asyncio {

namespace {

/// Makes a task of its argument. CPython: loop.create_task, as the finalizer's hook calls it.
class CreateTaskCallback final : public Callback {
public:
    void run(EventLoop &loop, std::span<const Value> args) override
    {
        loop.createTask(Ref<Coroutine>(args[0].as<Coroutine>()));
    }
    std::string_view internalName() const override { return "BaseEventLoop.create_task"; }
};

/// Says what closing \p generators, of which \p results came, has failed with.
void reportFailures(EventLoop &loop, const std::vector<Ref<AsyncGenerator>> &generators,
                    const Value &results)
{
    for (std::size_t i = 0; i < generators.size(); ++i) {
        const Value &result = results.as<List>()->items[i];
        auto *failure = result.as<Exception>();
        if (failure && isInstance(*failure, Error::Exception))
            loop.reportError("an error occurred during closing of asynchronous generator " +
                                 generators[i]->repr(),
                             Ref<Exception>(failure), nullptr);
    }
}

QCoro::Task<Value> closeAll(EventLoop &loop)
{
    const std::vector<Ref<AsyncGenerator>> generators = loop.takeAsyncGenerators();
    if (generators.empty())
        co_return Value();
    std::vector<Value> closing;
    for (const Ref<AsyncGenerator> &generator : generators)
        closing.emplace_back(generator->aclose());
    const Ref<Future> gathered = gather(loop, closing, true);
    OutcomeAwaiter awaiter = outcomeOf(loop, *gathered);
    const Outcome outcome = co_await awaiter;
    if (outcome.exception)
        throw Raised{outcome.exception};
    reportFailures(loop, generators, outcome.value);
    co_return Value();
}

} // namespace

Ref<Coroutine> shutdownAsyncgens()
{
    return make<NativeCoroutine>("BaseEventLoop.shutdown_asyncgens", closeAll);
}

void EventLoop::firstIterated(AsyncGenerator &generator)
{
    generator.m_number = ++m_asyncGeneratorNumber;
    m_asyncGenerators.emplace(generator.m_number, &generator);
}

void EventLoop::forget(const AsyncGenerator &generator)
{
    m_asyncGenerators.erase(generator.m_number);
}

std::vector<Ref<AsyncGenerator>> EventLoop::takeAsyncGenerators()
{
    std::vector<Ref<AsyncGenerator>> taken;
    for (const auto &[number, generator] : std::exchange(m_asyncGenerators, {}))
        taken.emplace_back(generator);
    return taken;
}

void EventLoop::finalize(const Ref<AsyncGenerator> &generator)
{
    callSoonThreadsafe(make<CreateTaskCallback>(), {Value(generator->aclose())});
}

} // namespace coroscope::asyncio
