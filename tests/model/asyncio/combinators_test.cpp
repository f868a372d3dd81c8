// SPDX-License-Identifier: GPL-3.0-or-later
#include "asyncio/gather.h"
#include "asyncio/wait.h"
#include "loopfixture.h"

namespace coroscope::asyncio::test {
namespace {

class Gather : public Loop {};

TEST_F(Gather, givesResultsInTheOrderOfItsArguments)
{
    const Ref<Future> all =
        gather(*loop, {sleeper(3, "a"), sleeper(1, "b"), sleeper(2, "c")}, false);
    EXPECT_EQ(repr(loop->runUntilComplete(all)), "['a', 'b', 'c']");
    EXPECT_EQ(lines, (Lines{"b", "c", "a"}));
    EXPECT_EQ(loop->time(), 3);
}

TEST_F(Gather, endsWithTheFirstFailureWhileTheOthersGoOn)
{
    const Ref<Future> all =
        gather(*loop, {sleeper(3, "a"), failing(2, "late"), failing(1, "early")}, false);
    EXPECT_EQ(raisedBy([&] { loop->runUntilComplete(all); }), "ValueError: early");
    EXPECT_EQ(loop->time(), 1);
    loop->runUntilComplete(sleeper(5, "end"));
    EXPECT_EQ(lines, (Lines{"early", "late", "a", "end"}));
}

TEST_F(Gather, givesExceptionsAmongTheResultsWhenAsked)
{
    const Ref<Task> cancelled = task(sleeper(9, "never"));
    cancelled->cancel();
    const Ref<Future> all = gather(*loop, {sleeper(1, "a"), failing(2, "bad"), cancelled}, true);
    EXPECT_EQ(repr(loop->runUntilComplete(all)), "['a', ValueError('bad'), CancelledError('')]");
}

TEST_F(Gather, passesACancellationToAllItsChildren)
{
    std::vector<Value> children;
    std::vector<Ref<Task>> tasks;
    for (int i = 0; i < 3; ++i) {
        tasks.push_back(task(sleeper(9, "never")));
        children.emplace_back(tasks.back());
    }
    const Ref<Future> all = gather(*loop, children, false);
    turn();
    EXPECT_TRUE(all->cancel());
    EXPECT_FALSE(all->isDone()) << "it ends with its children";
    EXPECT_EQ(raisedBy([&] { loop->runUntilComplete(all); }), "CancelledError: ");
    for (const Ref<Task> &child : tasks)
        EXPECT_TRUE(child->isCancelled());
    EXPECT_TRUE(lines.empty());
    EXPECT_FALSE(all->cancel());
}

TEST_F(Gather, takesTheSameChildTwice)
{
    const Ref<Coroutine> once = sleeper(1, "once");
    const Ref<Future> all = gather(*loop, {once, sleeper(2, "b"), once}, false);
    EXPECT_EQ(repr(loop->runUntilComplete(all)), "['once', 'b', 'once']");
    EXPECT_EQ(lines, (Lines{"once", "b"}));
}

TEST_F(Gather, refusesWhatCannotBeAwaited)
{
    EXPECT_EQ(raisedBy([&] { gather(*loop, {Value::integer(1)}, false); }),
              "TypeError: An asyncio.Future, a coroutine or an awaitable is required");
}

class Wait : public Loop {
protected:
    /// The names of the tasks in `done` and `pending` after waiting for tasks that end at 1, 2
    /// (with a failure) and 3.
    std::string waitFor(const Value &timeout, const char *when)
    {
        const std::vector<Ref<Task>> tasks = {task(sleeper(1, "one")), task(failing(2, "two")),
                                              task(sleeper(3, "three"))};
        const Value result =
            loop->runUntilComplete(wait(list({tasks[0], tasks[1], tasks[2]}), timeout, text(when)));
        std::string sets;
        for (const Value &set : result.as<Tuple>()->items) {
            sets += '|';
            for (const OrderedTable::Entry &entry : set.as<Set>()->table.entries())
                sets += static_cast<const Task *>(entry.key.as<Future>())->name().back();
        }
        return sets;
    }
};

TEST_F(Wait, forAllReturnsWhenAllAreDone)
{
    EXPECT_EQ(waitFor(Value(), "ALL_COMPLETED"), "|123|");
    EXPECT_EQ(loop->time(), 3);
}

TEST_F(Wait, forTheFirstReturnsWhenOneIsDone)
{
    EXPECT_EQ(waitFor(Value(), "FIRST_COMPLETED"), "|1|23");
    EXPECT_EQ(loop->time(), 1);
}

TEST_F(Wait, forTheFirstExceptionReturnsWhenOneFails)
{
    EXPECT_EQ(waitFor(Value(), "FIRST_EXCEPTION"), "|12|3");
    EXPECT_EQ(loop->time(), 2);
}

TEST_F(Wait, endsWithItsTimeoutAndCancelsNothing)
{
    EXPECT_EQ(waitFor(Value::floating(1.5), "ALL_COMPLETED"), "|1|23");
    EXPECT_EQ(loop->time(), 1.5);
    loop->runUntilComplete(sleeper(5, "end"));
    EXPECT_EQ(lines, (Lines{"one", "two", "three", "end"}));
}

TEST_F(Wait, refusesCoroutinesAndNothing)
{
    const auto error = [this](const Value &futures, const char *when = "ALL_COMPLETED") {
        return raisedBy([&] { loop->runUntilComplete(wait(futures, Value(), text(when))); });
    };
    EXPECT_EQ(error(list({sleeper(1, "a")})),
              "TypeError: Passing coroutines is forbidden, use tasks explicitly.");
    EXPECT_EQ(error(list({})), "ValueError: Set of Tasks/Futures is empty.");
    EXPECT_EQ(error(task(sleeper(1, "a"))), "TypeError: expect a list of futures, not Task");
    EXPECT_EQ(error(list({loop->createFuture()}), "SOMETIME"),
              "ValueError: Invalid return_when value: SOMETIME");
}

} // namespace
} // namespace coroscope::asyncio::test
