// SPDX-License-Identifier: GPL-3.0-or-later
#include "asyncio/waitfor.h"

#include "asyncio/ascompleted.h"
#include "asyncio/shield.h"
#include "asyncio/task.h"
#include "loopfixture.h"

namespace coroscope::asyncio::test {
namespace {

class WaitFor : public Loop {};

TEST_F(WaitFor, givesTheResultThatComesInTime)
{
    EXPECT_EQ(repr(loop->runUntilComplete(waitFor(sleeper(1, "a"), Value::integer(2)))), "'a'");
    EXPECT_EQ(loop->time(), 1);
    EXPECT_EQ(repr(loop->runUntilComplete(waitFor(sleeper(1, "b"), Value()))), "'b'");
}

TEST_F(WaitFor, cancelsWhatIsLateAndRaisesTimeoutErrorFromItsCancelledError)
{
    const Ref<Task> late = task(sleeper(9, "never"));
    try {
        loop->runUntilComplete(waitFor(late, Value::integer(2)));
        ADD_FAILURE() << "nothing was raised";
    } catch (const Raised &raised) {
        EXPECT_TRUE(isInstance(*raised.exception, Error::TimeoutError));
        ASSERT_TRUE(raised.exception->cause);
        EXPECT_TRUE(isInstance(*raised.exception->cause, Error::CancelledError));
    }
    EXPECT_TRUE(late->isCancelled());
    EXPECT_EQ(loop->time(), 2);
    EXPECT_TRUE(lines.empty());
}

TEST_F(WaitFor, withNoTimeNeverStartsACoroutine)
{
    EXPECT_EQ(
        raisedBy([&] { loop->runUntilComplete(waitFor(sleeper(0, "a"), Value::integer(0))); }),
        "TimeoutError: ");
    EXPECT_TRUE(lines.empty());
}

TEST_F(WaitFor, passesItsOwnCancellationOnAndWaitsForTheEnd)
{
    const Ref<Task> inner = task(sleeper(9, "never"));
    const Ref<Task> outer = task(waitFor(inner, Value::integer(5)));
    loop->callLater(1, action([&] { outer->cancel(); }));
    EXPECT_EQ(raisedBy([&] { loop->runUntilComplete(outer); }), "CancelledError: ");
    EXPECT_TRUE(inner->isCancelled());
    EXPECT_EQ(loop->time(), 1);
}

TEST_F(WaitFor, refusesWhatCannotBeAwaited)
{
    const auto error = [this](const Value &awaitable, const Value &timeout) {
        return raisedBy([&] { loop->runUntilComplete(waitFor(awaitable, timeout)); });
    };
    EXPECT_EQ(error(Value::integer(1), Value::integer(1)),
              "TypeError: An asyncio.Future, a coroutine or an awaitable is required");
    EXPECT_EQ(error(Value::integer(1), Value()),
              "TypeError: object int can't be used in 'await' expression");
    const Ref<Coroutine> used = sleeper(1, "a");
    loop->runUntilComplete(used);
    EXPECT_EQ(error(used, Value()), "RuntimeError: cannot reuse already awaited coroutine");
}

class Shield : public Loop {};

TEST_F(Shield, keepsACancellationFromWhatIsInIt)
{
    const Ref<Task> inner = task(sleeper(2, "inner"));
    const Ref<Future> outer = shield(*loop, inner);
    loop->callLater(1, action([&] { outer->cancel(); }));
    EXPECT_EQ(raisedBy([&] { loop->runUntilComplete(outer); }), "CancelledError: ");
    EXPECT_EQ(repr(loop->runUntilComplete(inner)), "'inner'");
}

TEST_F(Shield, endsAsWhatIsInItEnds)
{
    EXPECT_EQ(repr(loop->runUntilComplete(shield(*loop, sleeper(1, "a")))), "'a'");
    EXPECT_EQ(raisedBy([&] { loop->runUntilComplete(shield(*loop, failing(1, "bad"))); }),
              "ValueError: bad");
    const Ref<Task> inner = task(sleeper(9, "never"));
    const Ref<Future> outer = shield(*loop, inner);
    loop->callLater(1, action([&] { inner->cancel(); }));
    EXPECT_EQ(raisedBy([&] { loop->runUntilComplete(outer); }), "CancelledError: ");
}

TEST_F(Shield, isWhatIsDoneAlready)
{
    const Ref<Task> done = task(sleeper(1, "a"));
    loop->runUntilComplete(done);
    EXPECT_EQ(shield(*loop, done).get(), done.get());
}

class AsCompleted : public Loop {
protected:
    /// What the coroutines of \p all give, one after the other.
    Lines results(const Ref<Iterator> &all)
    {
        Lines found;
        for (Value next; all->next(next);) {
            try {
                found.push_back(repr(loop->runUntilComplete(next)));
            } catch (const Raised &raised) {
                found.emplace_back(raised.exception->repr());
            }
        }
        return found;
    }
};

TEST_F(AsCompleted, givesResultsAndFailuresInTheOrderInWhichTheyComeUp)
{
    const Ref<Iterator> all =
        asCompleted(*loop, list({sleeper(3, "c"), sleeper(1, "a"), failing(2, "b")}), Value());
    EXPECT_EQ(counters.tasks, 0u) << "nothing begins before the first item is asked for";
    EXPECT_EQ(results(all), (Lines{"'a'", "ValueError('b')", "'c'"}));
    EXPECT_EQ(loop->time(), 3);
}

TEST_F(AsCompleted, raisesTimeoutErrorForEachThatIsLate)
{
    const Ref<Task> late = task(sleeper(5, "late"));
    EXPECT_EQ(results(asCompleted(*loop, list({late, sleeper(1, "a")}), Value::integer(2))),
              (Lines{"'a'", "TimeoutError()"}));
    EXPECT_FALSE(late->isDone()) << "nothing is cancelled";
}

TEST_F(AsCompleted, takesTheSameOneOnceAndRefusesASingleOne)
{
    const Ref<Task> one = task(sleeper(1, "a"));
    EXPECT_EQ(results(asCompleted(*loop, list({one, one}), Value())), (Lines{"'a'"}));
    Value next;
    EXPECT_EQ(raisedBy([&] { asCompleted(*loop, one, Value())->next(next); }),
              "TypeError: expect an iterable of futures, not Task");
}

} // namespace
} // namespace coroscope::asyncio::test
