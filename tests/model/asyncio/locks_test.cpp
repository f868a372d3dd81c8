// SPDX-License-Identifier: GPL-3.0-or-later
#include "asyncio/condition.h"
#include "asyncio/queue.h"
#include "loopfixture.h"

namespace coroscope::asyncio::test {
namespace {

class Sync : public Loop {
protected:
    /// A task that runs \p coroutine and logs \p line when it got through, its error otherwise.
    Ref<Task> through(Ref<Coroutine> inner, std::string line)
    {
        return task(coroutine([this, inner, line](EventLoop &it) { return run(it, inner, line); }));
    }

private:
    QCoro::Task<Value> run(EventLoop &it, Ref<Coroutine> inner, std::string line)
    {
        Outcome outcome;
        QCoro::Task<> started = inner->start(it, outcome);
        co_await started;
        if (outcome.exception)
            line += " " + std::string(outcome.exception->typeName());
        log(line);
        co_return Value();
    }
};

TEST_F(Sync, aLockGoesToThoseThatWaitInTheirOrder)
{
    const Ref<Lock> lock = make<Lock>();
    EXPECT_TRUE(lock->tryAcquire(*loop));
    through(lock->acquire(), "a");
    through(lock->acquire(), "b");
    turn();
    lock->unlock();
    EXPECT_FALSE(lock->isLocked()) << "the waiter takes it when it runs";
    EXPECT_FALSE(lock->tryAcquire(*loop)) << "nobody pushes in";
    turn();
    EXPECT_EQ(lines, Lines{"a"});
    lock->unlock();
    turn();
    EXPECT_EQ(lines, (Lines{"a", "b"}));
    lock->unlock();
    EXPECT_EQ(raisedBy([&] { lock->unlock(); }), "RuntimeError: Lock is not acquired.");
}

TEST_F(Sync, aWokenWaiterThatIsCancelledPassesTheLockOn)
{
    const Ref<Lock> lock = make<Lock>();
    EXPECT_TRUE(lock->tryAcquire(*loop));
    const Ref<Task> first = through(lock->acquire(), "a");
    through(lock->acquire(), "b");
    turn();
    lock->unlock();
    first->cancel();
    turn();
    turn();
    EXPECT_EQ(lines, (Lines{"a CancelledError", "b"}));
}

TEST_F(Sync, referencesToALockDoNotUnlockIt)
{
    const Ref<Lock> lock = make<Lock>();
    EXPECT_TRUE(lock->tryAcquire(*loop));
    {
        const Ref<Lock> other = lock;
    }
    EXPECT_TRUE(lock->isLocked());
}

TEST_F(Sync, anEventWakesAllEvenWhenItIsClearedAtOnce)
{
    const Ref<Event> event = make<Event>();
    through(event->wait(), "a");
    through(event->wait(), "b");
    turn();
    event->set();
    event->clear();
    turn();
    EXPECT_EQ(lines, (Lines{"a", "b"}));
    EXPECT_FALSE(event->isSet());
}

TEST_F(Sync, aSemaphoreKeepsThePlaceThatItPromised)
{
    const Ref<Semaphore> semaphore = make<Semaphore>(1, true);
    through(semaphore->acquire(), "a");
    through(semaphore->acquire(), "b");
    turn();
    EXPECT_EQ(lines, Lines{"a"});
    semaphore->giveBack();
    EXPECT_TRUE(semaphore->isLocked());
    turn();
    EXPECT_EQ(lines, (Lines{"a", "b"}));
    semaphore->giveBack();
    EXPECT_EQ(raisedBy([&] { semaphore->giveBack(); }),
              "ValueError: BoundedSemaphore released too many times");
    EXPECT_EQ(raisedBy([&] { make<Semaphore>(-1, false); }),
              "ValueError: Semaphore initial value must be >= 0");
}

TEST_F(Sync, aConditionTakesItsLockAgainEvenWhenCancelled)
{
    const Ref<Condition> condition = make<Condition>(make<Lock>());
    EXPECT_EQ(raisedBy([&] { condition->notify(1); }),
              "RuntimeError: cannot notify on un-acquired lock");
    EXPECT_TRUE(condition->lock().tryAcquire(*loop));
    const Ref<Task> waiter = through(condition->wait(), "a");
    turn();
    EXPECT_FALSE(condition->lock().isLocked());
    waiter->cancel();
    turn();
    EXPECT_EQ(lines, Lines{"a CancelledError"});
    EXPECT_TRUE(condition->lock().isLocked());
}

TEST_F(Sync, aBarrierLetsAllThroughTogether)
{
    const Ref<Barrier> barrier = make<Barrier>(2);
    through(barrier->wait(), "a");
    turn();
    EXPECT_TRUE(lines.empty());
    EXPECT_EQ(barrier->waiting(), 1);
    through(barrier->wait(), "b");
    loop->runUntilComplete(sleeper(1, "later"));
    EXPECT_EQ(lines, (Lines{"b", "a", "later"}));
    loop->runUntilComplete(barrier->abort());
    through(barrier->wait(), "c");
    turn();
    EXPECT_EQ(lines.back(), "c BrokenBarrierError");
}

TEST_F(Sync, aFullQueueLetsPuttersInOneByOne)
{
    const Ref<Queue> queue = make<Queue>(Queue::Order::Fifo, Value::integer(1));
    queue->putNow(Value::integer(0));
    EXPECT_EQ(raisedBy([&] { queue->putNow(Value()); }), "QueueFull: ");
    const Ref<Task> first = through(queue->put(Value::integer(1)), "put 1");
    through(queue->put(Value::integer(2)), "put 2");
    turn();
    EXPECT_EQ(repr(queue->getNow()), "0");
    first->cancel();
    turn();
    turn();
    EXPECT_EQ(lines, (Lines{"put 1 CancelledError", "put 2"})) << "the place goes to the next";
    EXPECT_EQ(repr(queue->getNow()), "2");
    EXPECT_EQ(raisedBy([&] { queue->getNow(); }), "QueueEmpty: ");
}

TEST_F(Sync, aQueueIsJoinedWhenEveryItemIsDealtWith)
{
    const Ref<Queue> queue = make<Queue>(Queue::Order::Priority, Value::integer(0));
    for (const int number : {3, 1, 2})
        queue->putNow(Value::integer(number));
    through(queue->join(), "joined");
    std::string order;
    for (int i = 0; i < 3; ++i) {
        order += repr(queue->getNow());
        turn();
        EXPECT_TRUE(lines.empty());
        queue->taskDone();
    }
    EXPECT_EQ(order, "123");
    turn();
    EXPECT_EQ(lines, Lines{"joined"});
    EXPECT_EQ(raisedBy([&] { queue->taskDone(); }),
              "ValueError: task_done() called too many times");
}

TEST_F(Sync, waitersAreTakenOutWhereverTheyStand)
{
    Waiters waiters;
    std::vector<Ref<Future>> futures;
    for (int i = 0; i < 200; ++i) {
        futures.push_back(loop->createFuture());
        waiters.add(futures.back());
    }
    waiters.remove(*futures[100]);
    waiters.remove(*futures[100]);
    EXPECT_EQ(waiters.size(), 199u);
    for (int i = 0; i < 200; ++i) {
        if (i == 100)
            continue;
        EXPECT_EQ(waiters.takeFirst().get(), futures[static_cast<std::size_t>(i)].get());
    }
    EXPECT_TRUE(waiters.empty());
}

} // namespace
} // namespace coroscope::asyncio::test
