// SPDX-License-Identifier: GPL-3.0-or-later
#include "loopfixture.h"

#include "asyncio/sleep.h"

namespace coroscope::asyncio::test {

void LineObserver::iterationBegan(std::uint32_t number) { iteration = number; }

void LineObserver::futureDone(const Future &future)
{
    finished.push_back(future.isTask() ? static_cast<const Task &>(future).name() : "future");
}

void LineObserver::errorReported(std::string_view message, const Exception *, const Future *, bool)
{
    errors.emplace_back(message);
}

void LineObserver::exceptionHandlerFailed(const Exception &exception, std::string_view message)
{
    const bool isDefault = message.find("default") != std::string_view::npos;
    errors.push_back((isDefault ? "the default handler: " : "the handler: ") + exception.repr());
}

void LineObserver::deadlocked(const std::vector<const Task *> &pending)
{
    for (const Task *task : pending)
        deadlock.push_back(task->name());
}

namespace {

/// Calls what the tests make: native functions alone.
class NativeCaller final : public Caller {
public:
    Value call(const Value &callable, const Args &args) override
    {
        return callable.as<Builtin>()->function(*this, args);
    }
    void reserve(std::size_t) override {}
};

NativeCaller caller;

QCoro::Task<Value> sleeperBody(EventLoop &loop, double seconds, std::string line, Lines &lines,
                               bool fails)
{
    co_await sleep(loop, seconds);
    lines.push_back(line);
    if (fails)
        raise(Error::ValueError, line);
    co_return text(line);
}

} // namespace

Loop::Loop(std::unique_ptr<Clock> ofLoop) : clock(std::move(ofLoop))
{
    LoopHost host;
    host.caller = &caller;
    host.observer = &observer;
    host.clock = clock.get();
    host.counters = &counters;
    host.stopRequested = &stopRequested;
    loop = make<EventLoop>(std::move(host));
}

Loop::~Loop()
{
    loop->takeDown();
    EXPECT_EQ(loop->liveCoroutines(), 0u);
    heap.clear();
    loop = nullptr;
    EXPECT_EQ(heap.size(), 0u);
}

Ref<Callback> Loop::action(std::function<void()> function)
{
    return make<Action>([function = std::move(function)](std::span<const Value>) { function(); });
}

Ref<Callback> Loop::logs(std::string line)
{
    return action([this, line = std::move(line)] { log(line); });
}

Ref<Coroutine> Loop::coroutine(Body body, std::string name)
{
    return make<NativeCoroutine>(std::move(name), std::move(body), false);
}

Ref<Coroutine> Loop::sleeper(double seconds, std::string line)
{
    return coroutine([this, seconds, line = std::move(line)](EventLoop &on) {
        return sleeperBody(on, seconds, line, lines, false);
    });
}

Ref<Coroutine> Loop::failing(double seconds, std::string line)
{
    return coroutine([this, seconds, line = std::move(line)](EventLoop &on) {
        return sleeperBody(on, seconds, line, lines, true);
    });
}

void Loop::turn()
{
    loop->stop();
    loop->runForever();
}

std::string Loop::raisedBy(const std::function<void()> &function)
{
    try {
        function();
    } catch (const Raised &raised) {
        return std::string(raised.exception->typeName()) + ": " + raised.exception->str();
    }
    return {};
}

QCoro::Task<> sleep(EventLoop &loop, double seconds)
{
    Outcome outcome;
    const Ref<Future> future = beginSleep(loop, Value::floating(seconds), Value(), outcome);
    LeafAwaiter awaiter(loop, future.get(), outcome);
    co_await awaiter;
    if (outcome.exception)
        throw Raised{std::move(outcome.exception)};
}

} // namespace coroscope::asyncio::test
