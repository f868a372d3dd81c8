// SPDX-License-Identifier: GPL-3.0-or-later
#include "loopfixture.h"

#include <algorithm>
#include <random>

namespace coroscope::asyncio::test {
namespace {

TEST_F(Loop, runsWhatWasCalledSoonInOrder)
{
    for (const char *line : {"a", "b", "c"})
        loop->callSoon(logs(line));
    EXPECT_TRUE(lines.empty());
    turn();
    EXPECT_EQ(lines, (Lines{"a", "b", "c"}));
}

TEST_F(Loop, freezesABatchAtItsStart)
{
    loop->callSoon(action([this] {
        log("first");
        loop->callSoon(logs("next turn"));
    }));
    loop->callSoon(logs("second"));
    turn();
    EXPECT_EQ(lines, (Lines{"first", "second"}));
    turn();
    EXPECT_EQ(lines, (Lines{"first", "second", "next turn"}));
}

TEST_F(Loop, skipsACancelledHandle)
{
    const Ref<Handle> a = loop->callSoon(logs("a"));
    const Ref<Handle> b = loop->callLater(1, logs("b"));
    loop->callLater(2, action([this] { loop->stop(); }));
    a->cancel();
    b->cancel();
    loop->runForever();
    EXPECT_TRUE(lines.empty());
    EXPECT_EQ(loop->time(), 2);
}

TEST_F(Loop, firesTimersByDeadlineAndThenByOrder)
{
    loop->callLater(3, action([this] {
                        log("3");
                        loop->stop();
                    }));
    loop->callLater(1, logs("1 first"));
    loop->callLater(2, logs("2"));
    loop->callAt(1, logs("1 second"));
    loop->runForever();
    EXPECT_EQ(lines, (Lines{"1 first", "1 second", "2", "3"}));
    EXPECT_EQ(loop->time(), 3);
}

TEST_F(Loop, putsADueTimerBehindWhatIsReady)
{
    loop->callLater(1, logs("timer"));
    loop->callSoon(action([this] {
        loop->block(Value::integer(2), false);
        loop->callSoon(logs("ready"));
    }));
    turn();
    turn();
    EXPECT_EQ(lines, (Lines{"ready", "timer"}));
}

TEST_F(Loop, reportsACallbackThatRaisesAndGoesOn)
{
    loop->callSoon(action([] { raise(Error::ValueError, "wrong"); }));
    loop->callSoon(logs("after"));
    turn();
    EXPECT_EQ(lines, Lines{"after"});
    ASSERT_EQ(observer.errors.size(), 1u);
    EXPECT_EQ(observer.errors.front(), "Exception in callback action()");
}

TEST_F(Loop, givesErrorsToTheHandlerOfTheProgram)
{
    Value kept;
    const auto handler = [&](Caller &, const Args &args) -> Value {
        const Value context = args.positional[1];
        log(str(subscript(context, text("message"))));
        if (context.as<Dict>()->table.contains(text("future")))
            kept = subscript(context, text("future"));
        raise(Error::RuntimeError, "in the handler");
    };
    loop->setExceptionHandler(make<Builtin>("handler", handler));
    loop->callSoon(action([] { raise(Error::ValueError, "wrong"); }), {Value::integer(7)});
    turn();
    loop->createFuture()->setException(makeError(Error::ValueError, "lost"));
    EXPECT_EQ(lines,
              (Lines{"Exception in callback action(7)", "Future exception was never retrieved"}));
    const std::string failure = "the handler: RuntimeError('in the handler')";
    EXPECT_EQ(observer.errors, (Lines{"Exception in callback action(7)", failure,
                                      "Future exception was never retrieved", failure}));
    ASSERT_TRUE(kept.as<Future>()) << "a handler may keep the future";
    EXPECT_EQ(repr(kept), "<Future finished exception=ValueError('lost')>");
    loop->setExceptionHandler({});
}

TEST_F(Loop, refusesWorkWhenItIsClosed)
{
    loop->close();
    EXPECT_TRUE(loop->isClosed());
    EXPECT_EQ(raisedBy([this] { loop->callSoon(logs("a")); }),
              "RuntimeError: Event loop is closed");
    EXPECT_EQ(raisedBy([this] { loop->runForever(); }), "RuntimeError: Event loop is closed");
}

TEST_F(Loop, refusesToRunInsideItself)
{
    std::string error;
    loop->callSoon(action([&] { error = raisedBy([this] { loop->runForever(); }); }));
    turn();
    EXPECT_EQ(error, "RuntimeError: This event loop is already running");
}

TEST_F(Loop, sorts10000RandomTimersStably)
{
    std::mt19937 random(1);
    TimerHeap timers;
    std::vector<std::pair<double, std::uint32_t>> expected;
    const Ref<Callback> callback = logs("");
    for (std::uint32_t number = 1; number <= 10'000; ++number) {
        const double when = static_cast<double>(random() % 500);
        timers.push(when, *make<Handle>(*loop, number, callback, HandleArgs()));
        expected.emplace_back(when, number);
    }
    std::stable_sort(expected.begin(), expected.end(),
                     [](const auto &a, const auto &b) { return a.first < b.first; });
    std::vector<std::pair<double, std::uint32_t>> popped;
    while (!timers.empty()) {
        const TimerHeap::Entry entry = timers.pop();
        popped.emplace_back(entry.when, entry.number);
    }
    EXPECT_EQ(popped, expected);
}

TEST_F(Loop, forgetsCancelledTimersAndKeepsTheOrderOfTheOthers)
{
    TimerHeap timers;
    const Ref<Callback> callback = logs("");
    std::vector<Ref<Handle>> handles;
    for (std::uint32_t i = 0; i < 100; ++i) {
        handles.push_back(make<Handle>(*loop, i, callback, HandleArgs()));
        timers.push(static_cast<double>(i * 37 % 100), *handles.back());
    }
    for (std::uint32_t i = 0; i < 100; i += 2)
        handles[i]->cancel();
    timers.removeCancelled();
    EXPECT_EQ(timers.size(), 50u);
    double last = -1;
    while (!timers.empty()) {
        const TimerHeap::Entry entry = timers.pop();
        EXPECT_FALSE(entry.timer.isCancelled());
        EXPECT_LT(last, entry.when);
        last = entry.when;
    }
}

} // namespace
} // namespace coroscope::asyncio::test
