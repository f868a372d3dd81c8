// SPDX-License-Identifier: GPL-3.0-or-later
#include "loopfixture.h"

namespace coroscope::asyncio::test {
namespace {

class AFuture : public Loop {
protected:
    Ref<Future> future = loop->createFuture();
};

TEST_F(AFuture, callsItsCallbacksInTheOrderOfRegistration)
{
    for (const char *line : {"a", "b", "c"})
        future->addDoneCallback(logs(line));
    turn();
    EXPECT_TRUE(lines.empty());
    future->setResult(Value::integer(1));
    EXPECT_TRUE(lines.empty()) << "not before the loop's next turn";
    turn();
    EXPECT_EQ(lines, (Lines{"a", "b", "c"}));
}

TEST_F(AFuture, thatIsDoneSchedulesACallbackAtOnce)
{
    future->setResult(Value());
    future->addDoneCallback(logs("a"));
    loop->callSoon(logs("b"));
    turn();
    EXPECT_EQ(lines, (Lines{"a", "b"}));
}

TEST_F(AFuture, givesItselfToItsCallback)
{
    Value given;
    future->addDoneCallback(
        make<Action>([&](std::span<const Value> args) { given = args.front(); }));
    future->setResult(Value::integer(3));
    turn();
    EXPECT_EQ(given.object(), future.get());
}

TEST_F(AFuture, forgetsARemovedCallback)
{
    const Ref<Callback> twice = logs("twice");
    future->addDoneCallback(twice);
    future->addDoneCallback(logs("kept"));
    future->addDoneCallback(twice);
    EXPECT_EQ(future->removeDoneCallback(*twice), 2);
    EXPECT_EQ(future->removeDoneCallback(*twice), 0);
    future->setResult(Value());
    turn();
    EXPECT_EQ(lines, Lines{"kept"});
}

TEST_F(AFuture, isSetOnce)
{
    EXPECT_EQ(raisedBy([&] { future->result(); }), "InvalidStateError: Result is not set.");
    future->setResult(Value::integer(1));
    EXPECT_EQ(raisedBy([&] { future->setResult(Value()); }), "InvalidStateError: invalid state");
    EXPECT_EQ(raisedBy([&] { future->setException(makeError(Error::ValueError)); }),
              "InvalidStateError: invalid state");
    EXPECT_FALSE(future->cancel());
    EXPECT_EQ(future->result().asInt(), 1);
}

TEST_F(AFuture, raisesItsException)
{
    future->setException(makeError(Error::ValueError, "wrong"));
    EXPECT_EQ(raisedBy([&] { future->result(); }), "ValueError: wrong");
    EXPECT_EQ(future->exception()->str(), "wrong");
}

TEST_F(AFuture, withAnExceptionThatNobodyLookedAtIsReported)
{
    future->setException(makeError(Error::ValueError, "wrong"));
    future = nullptr;
    EXPECT_EQ(observer.errors, Lines{"Future exception was never retrieved"});
}

TEST_F(AFuture, thatIsCancelledRaisesItsMessage)
{
    EXPECT_TRUE(future->cancel(text("enough")));
    EXPECT_TRUE(future->isCancelled());
    EXPECT_EQ(raisedBy([&] { future->result(); }), "CancelledError: enough");
}

namespace {

QCoro::Task<Value> noteValue(EventLoop &loop, Ref<Future> future, Lines &lines)
{
    ValueAwaiter awaiter = valueOf(loop, *future);
    const Value value = co_await awaiter;
    lines.push_back(str(value) + " in " + loop.currentTask()->name());
    co_return value;
}

} // namespace

TEST_F(AFuture, wakesItsWaitersInTheirOrder)
{
    const Body body = [this](EventLoop &on) { return noteValue(on, future, lines); };
    task(coroutine(body));
    task(coroutine(body));
    turn();
    future->setResult(Value::integer(5));
    turn();
    EXPECT_EQ(lines, (Lines{"5 in Task-1", "5 in Task-2"}));
}

} // namespace
} // namespace coroscope::asyncio::test
