// SPDX-License-Identifier: GPL-3.0-or-later
#include "loopfixture.h"

namespace coroscope::asyncio::test {
namespace {

QCoro::Task<Value> awaitsOther(EventLoop &loop, Ref<Coroutine> other, Lines &lines)
{
    Outcome outcome;
    QCoro::Task<> task = other->startAwaited(loop, outcome);
    co_await task;
    lines.push_back(outcome.exception ? outcome.exception->repr() : repr(outcome.value));
    co_return Value();
}

/// A coroutine that another one awaits, while the test knows it too.
class Awaited : public Loop {
protected:
    Ref<Coroutine> awaited = sleeper(1, "slept");
    Ref<Task> outer = task(coroutine([this](EventLoop &on) { //
        return awaitsOther(on, awaited, lines);
    }));
};

TEST_F(Awaited, isOverWhenItHasEnded)
{
    loop->runUntilComplete(Value(outer));
    EXPECT_EQ(lines, (Lines{"slept", "'slept'"}));
    EXPECT_EQ(raisedBy([this] { awaited->close(); }), "");
    EXPECT_EQ(raisedBy([this] { awaited->checkAwaitable(); }),
              "RuntimeError: cannot reuse already awaited coroutine");
    EXPECT_EQ(awaited->task(), nullptr);
}

TEST_F(Awaited, isAwaitedByOneAlone)
{
    turn();
    EXPECT_EQ(awaited->task(), outer.get());
    EXPECT_EQ(raisedBy([this] { awaited->checkAwaitable(); }),
              "RuntimeError: coroutine is being awaited already");
}

TEST_F(Awaited, leavesTheOtherWaitingWhenItIsClosed)
{
    turn();
    awaited->close();
    EXPECT_FALSE(outer->isDone());
    EXPECT_TRUE(lines.empty());
    outer->cancel();
    loop->runUntilComplete(Value(outer));
    EXPECT_EQ(lines, Lines{"RuntimeError('cannot reuse already awaited coroutine')"});
}

TEST_F(Awaited, isClosedWithTheOtherWhenItWasClosedBefore)
{
    turn();
    awaited->close();
    outer->coroutine()->close();
    EXPECT_EQ(lines, Lines{"GeneratorExit()"});
    EXPECT_EQ(loop->liveCoroutines(), 0u);
}

TEST_F(Awaited, belongsToNoTaskWhenThatIsTakenDown)
{
    turn();
    outer->destroyCoroutine();
    EXPECT_EQ(awaited->task(), nullptr);
    EXPECT_EQ(raisedBy([this] { awaited->close(); }), "");
}

TEST_F(Awaited, hasTheNameOfItsFunction)
{
    Value name;
    const Ref<Coroutine> method = coroutine({}, "Lock.acquire");
    EXPECT_TRUE(method->attribute("__name__", name));
    EXPECT_EQ(repr(name), "'acquire'");
    EXPECT_TRUE(method->attribute("__qualname__", name));
    EXPECT_EQ(repr(name), "'Lock.acquire'");
    method->close();
}

} // namespace
} // namespace coroscope::asyncio::test
