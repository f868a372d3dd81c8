// SPDX-License-Identifier: GPL-3.0-or-later
#include "loopfixture.h"

namespace coroscope::asyncio::test {
namespace {

/// Sleeps for long as often as \p swallows says, swallowing a cancellation each time.
QCoro::Task<Value> stubborn(EventLoop &loop, int swallows, Lines &lines)
{
    for (int left = swallows;; --left) {
        Ref<Exception> caught;
        try {
            co_await sleep(loop, 100);
            lines.emplace_back("slept");
        } catch (const Raised &raised) {
            caught = raised.exception;
        }
        if (!caught)
            break;
        lines.push_back("caught " + std::string(caught->typeName()) + " " + caught->str());
        if (left == 0)
            throw Raised{caught};
    }
    co_return Value();
}

QCoro::Task<Value> awaitsTask(EventLoop &loop, Ref<Future> future, Lines &lines)
{
    try {
        ValueAwaiter awaiter = valueOf(loop, *future);
        co_await awaiter;
    } catch (const Raised &raised) {
        lines.push_back("seen " + raised.exception->repr());
    }
    co_return Value();
}

class Cancelling : public Loop {
protected:
    Ref<Task> stubbornTask(int swallows)
    {
        return task(coroutine(
            [this, swallows](EventLoop &on) { return stubborn(on, swallows, lines); }, "stubborn"));
    }
    Ref<Task> awaiterOf(const Ref<Future> &future)
    {
        return task(
            coroutine([this, future](EventLoop &on) { return awaitsTask(on, future, lines); }));
    }
};

TEST_F(Cancelling, beforeTheFirstStepNeverRunsTheCoroutine)
{
    const Ref<Task> cancelled = task(sleeper(0, "ran"));
    EXPECT_TRUE(cancelled->cancel());
    EXPECT_FALSE(cancelled->isDone());
    turn();
    EXPECT_TRUE(cancelled->isCancelled());
    EXPECT_TRUE(lines.empty());
}

TEST_F(Cancelling, isDeliveredOnce)
{
    const Ref<Task> swallower = stubbornTask(1);
    turn();
    EXPECT_TRUE(swallower->cancel(text("stop")));
    loop->runUntilComplete(swallower);
    EXPECT_EQ(lines, (Lines{"caught CancelledError stop", "slept"}));
    EXPECT_FALSE(swallower->isCancelled());
    EXPECT_EQ(loop->time(), 100);
}

TEST_F(Cancelling, twiceInATurnIsDeliveredOnceWithTheFirstMessage)
{
    const Ref<Task> swallower = stubbornTask(1);
    turn();
    swallower->cancel(text("first"));
    swallower->cancel(text("second"));
    EXPECT_EQ(swallower->cancelling(), 2);
    loop->runUntilComplete(swallower);
    EXPECT_EQ(lines, (Lines{"caught CancelledError first", "slept"}));
}

TEST_F(Cancelling, countsItsRequestsUntilTheyAreTakenBack)
{
    const Ref<Task> swallower = stubbornTask(5);
    turn();
    EXPECT_EQ(swallower->cancelling(), 0);
    swallower->cancel();
    turn();
    turn();
    swallower->cancel();
    EXPECT_EQ(swallower->cancelling(), 2);
    EXPECT_EQ(swallower->uncancel(), 1);
    EXPECT_EQ(swallower->uncancel(), 0);
    EXPECT_EQ(swallower->uncancel(), 0);
}

TEST_F(Cancelling, aTaskThatIsDoneDoesNothing)
{
    const Ref<Task> done = task(sleeper(0, "ran"));
    loop->runUntilComplete(done);
    EXPECT_FALSE(done->cancel());
    EXPECT_FALSE(done->isCancelled());
}

TEST_F(Cancelling, showsTheMessageToTheFirstAwaiterAlone)
{
    const Ref<Task> target = stubbornTask(0);
    const Ref<Task> first = awaiterOf(target);
    const Ref<Task> second = awaiterOf(target);
    turn();
    target->cancel(text("why"));
    loop->runUntilComplete(first);
    loop->runUntilComplete(second);
    EXPECT_EQ(lines, (Lines{"caught CancelledError why", "seen CancelledError('why')",
                            "seen CancelledError()"}));
}

TEST_F(Cancelling, anAwaiterCancelsWhatItAwaits)
{
    const Ref<Task> target = stubbornTask(0);
    const Ref<Task> awaiter = awaiterOf(target);
    turn();
    EXPECT_TRUE(awaiter->cancel());
    loop->runUntilComplete(awaiter);
    EXPECT_TRUE(target->isCancelled());
}

TEST_F(Cancelling, doesNotReachTheChildrenOfATask)
{
    Ref<Task> child;
    const Ref<Task> parent = task(coroutine([&](EventLoop &on) {
        child = on.createTask(sleeper(1, "child"));
        return stubborn(on, 0, lines);
    }));
    turn();
    parent->cancel();
    loop->runUntilComplete(child);
    EXPECT_TRUE(parent->isCancelled());
    EXPECT_EQ(lines, (Lines{"caught CancelledError ", "child"}));
}

TEST_F(Cancelling, aSleepTakesItsTimerAway)
{
    const Ref<Task> sleeping = task(sleeper(50, "slept"));
    turn();
    sleeping->cancel();
    EXPECT_EQ(raisedBy([&] { loop->runUntilComplete(sleeping); }), "CancelledError: ");
    loop->runUntilComplete(sleeper(60, "other"));
    EXPECT_EQ(loop->time(), 60);
    EXPECT_EQ(lines, Lines{"other"});
}

} // namespace
} // namespace coroscope::asyncio::test
