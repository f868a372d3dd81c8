// SPDX-License-Identifier: GPL-3.0-or-later
#include "asyncio/runner.h"
#include "loopfixture.h"

namespace coroscope::asyncio::test {
namespace {

class Running : public Loop {
protected:
    /// A runner's host that has the loop of the test.
    Runner::Host host()
    {
        return {[this] { return loop; }, [](const Ref<EventLoop> &) {}, [] { return false; }};
    }
};

TEST_F(Running, untilCompleteGivesTheResult)
{
    EXPECT_EQ(str(loop->runUntilComplete(sleeper(2, "done"))), "done");
    EXPECT_EQ(loop->time(), 2);
    EXPECT_EQ(loop->halt(), LoopHalt::None);
}

TEST_F(Running, untilCompleteRaisesWhatTheCoroutineRaised)
{
    EXPECT_EQ(raisedBy([&] { loop->runUntilComplete(failing(1, "bad")); }), "ValueError: bad");
    EXPECT_TRUE(observer.errors.empty()) << "the exception was retrieved";
}

TEST_F(Running, untilCompleteLeavesWhatTheLastBatchQueued)
{
    const Ref<Task> main = task(sleeper(0, "main"));
    turn();
    loop->callSoon(action([this] {
        log("last batch");
        loop->callSoon(action([this] {
            log("with the stop");
            loop->callSoon(logs("left over"));
        }));
    }));
    loop->runUntilComplete(main);
    EXPECT_EQ(lines, (Lines{"main", "last batch", "with the stop"}));
    turn();
    EXPECT_EQ(lines.back(), "left over");
}

namespace {

QCoro::Task<Value> sleepAndNote(EventLoop &loop, Lines &lines)
{
    co_await sleep(loop, 1);
    lines.emplace_back("main");
    co_return Value::integer(7);
}

QCoro::Task<Value> awaitFuture(EventLoop &loop, Ref<Future> future)
{
    ValueAwaiter awaiter = valueOf(loop, *future);
    co_return co_await awaiter;
}

} // namespace

TEST_F(Running, stoppedEarlyRaisesARuntimeError)
{
    loop->callLater(1, action([this] { loop->stop(); }));
    const Ref<Task> main = task(sleeper(5, "main"));
    EXPECT_EQ(raisedBy([&] { loop->runUntilComplete(main); }),
              "RuntimeError: Event loop stopped before Future completed.");
}

TEST_F(Running, mainCancelsWhatIsLeftAndClosesTheLoop)
{
    Ref<Task> left;
    const Ref<Coroutine> main = coroutine([&](EventLoop &on) {
        left = on.createTask(sleeper(9, "never"));
        return sleepAndNote(on, lines);
    });
    EXPECT_EQ(runMain(host(), main).asInt(), 7);
    EXPECT_TRUE(left->isCancelled());
    EXPECT_TRUE(loop->isClosed());
    EXPECT_EQ(loop->time(), 1);
    EXPECT_EQ(lines, Lines{"main"});
}

TEST_F(Running, mainClosesTheLoopAfterAnExceptionToo)
{
    EXPECT_EQ(raisedBy([&] { runMain(host(), failing(1, "bad")); }), "ValueError: bad");
    EXPECT_TRUE(loop->isClosed());
}

TEST_F(Running, mainTakesCoroutinesAlone)
{
    const Ref<Future> future = loop->createFuture();
    EXPECT_EQ(raisedBy([&] { runMain(host(), future); }).rfind("ValueError: a coroutine was", 0),
              0u);
}

TEST_F(Running, withNothingLeftToWakeATaskIsADeadlock)
{
    const Ref<Future> never = loop->createFuture();
    const Ref<Task> waiting =
        task(coroutine([never](EventLoop &on) { return awaitFuture(on, never); }));
    EXPECT_THROW(loop->runUntilComplete(waiting), LoopStopped);
    EXPECT_EQ(loop->halt(), LoopHalt::Deadlock);
    EXPECT_EQ(observer.deadlock, Lines{"Task-1"});
    EXPECT_EQ(loop->liveCoroutines(), 1u);
    loop->takeDown();
    EXPECT_EQ(loop->liveCoroutines(), 0u);
}

TEST_F(Running, takenDownTasksUnwindWithoutBeingSeen)
{
    std::vector<Ref<Task>> tasks;
    for (int i = 0; i < 50; ++i)
        tasks.push_back(task(sleeper(10 + i, "never")));
    turn();
    EXPECT_EQ(loop->liveCoroutines(), 50u);
    loop->takeDown();
    EXPECT_EQ(loop->liveCoroutines(), 0u);
    EXPECT_TRUE(lines.empty());
    EXPECT_TRUE(observer.errors.empty());
}

TEST_F(Running, knowsItsTasksByCreation)
{
    const Ref<Task> first = task(sleeper(1, "a"));
    const Ref<Task> second = loop->createTask(sleeper(2, "b"), "named");
    const Ref<Task> third = task(sleeper(3, "c"));
    EXPECT_EQ(loop->allTasks(), (std::vector<Ref<Task>>{first, second, third}));
    EXPECT_EQ(second->name(), "named");
    EXPECT_EQ(third->name(), "Task-2");
    loop->runUntilComplete(first);
    EXPECT_EQ(loop->allTasks(), (std::vector<Ref<Task>>{second, third}));
}

} // namespace
} // namespace coroscope::asyncio::test
