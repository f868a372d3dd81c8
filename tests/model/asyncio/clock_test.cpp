// SPDX-License-Identifier: GPL-3.0-or-later
#include "loopfixture.h"

#include <QCoreApplication>
#include <QTimer>

#include <chrono>
#include <thread>

namespace coroscope::asyncio::test {
namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

class OnARealClock : public Loop {
protected:
    OnARealClock() : Loop(std::make_unique<ScaledClock>(50)) {}
};

milliseconds since(steady_clock::time_point start)
{
    return std::chrono::duration_cast<milliseconds>(steady_clock::now() - start);
}

TEST(VirtualTime, movesOnlyForward)
{
    VirtualClock clock;
    clock.advanceTo(3);
    clock.advanceTo(1);
    EXPECT_EQ(clock.now(), 3);
    clock.block(2);
    clock.compute(1);
    EXPECT_EQ(clock.now(), 6);
}

TEST_F(OnARealClock, delaysFarApartEndInTheOrderOfAVirtualOne)
{
    for (const double delay : {9.0, 3.0, 12.0, 6.0})
        task(sleeper(delay, std::to_string(static_cast<int>(delay))));
    const auto start = steady_clock::now();
    loop->runUntilComplete(sleeper(15, "end"));
    EXPECT_EQ(lines, (Lines{"3", "6", "9", "12", "end"}));
    EXPECT_GE(since(start).count(), 295);
    EXPECT_GE(loop->time(), 15);
}

TEST_F(Loop, delaysFarApartEndInOrderOnAVirtualClockAtOnce)
{
    for (const double delay : {9000.0, 3000.0, 12000.0, 6000.0})
        task(sleeper(delay, std::to_string(static_cast<int>(delay))));
    const auto start = steady_clock::now();
    loop->runUntilComplete(sleeper(15000, "end"));
    EXPECT_EQ(lines, (Lines{"3000", "6000", "9000", "12000", "end"}));
    EXPECT_LT(since(start).count(), 1000);
    EXPECT_EQ(loop->time(), 15000);
}

TEST_F(OnARealClock, aBlockingCallHoldsTheLoop)
{
    task(sleeper(1, "sleeper"));
    loop->callSoon(action([this] {
        loop->block(Value::integer(5), false);
        log("blocked until " + std::string(loop->time() >= 5 ? "5" : "too early"));
    }));
    loop->runUntilComplete(sleeper(6, "end"));
    EXPECT_EQ(lines, (Lines{"blocked until 5", "sleeper", "end"}));
}

TEST_F(OnARealClock, theEventsOfQtGoOnWhileItWaits)
{
    int ticks = 0;
    QTimer timer;
    QObject::connect(&timer, &QTimer::timeout, [&] { ++ticks; });
    timer.start(10);
    loop->runUntilComplete(sleeper(10, "end"));
    EXPECT_GE(ticks, 3);
}

TEST_F(OnARealClock, aStopEndsAWaitWithin100Ms)
{
    const Ref<Task> main = task(sleeper(10'000, "never"));
    steady_clock::time_point stopped;
    QTimer::singleShot(100, [&] {
        stopped = steady_clock::now();
        stopRequested = true;
        loop->lookAgain();
    });
    EXPECT_THROW(loop->runUntilComplete(main), LoopStopped);
    EXPECT_LT(since(stopped).count(), 100);
    EXPECT_EQ(loop->halt(), LoopHalt::Stopped);
    EXPECT_TRUE(lines.empty());
}

TEST(ScaledTime, aBlockingCallEndsWithin100MsOfWake)
{
    for (const auto call : {&Clock::block, &Clock::compute}) {
        ScaledClock clock(1);
        steady_clock::time_point woken;
        std::thread waker([&] {
            std::this_thread::sleep_for(milliseconds(50));
            woken = steady_clock::now();
            clock.wake();
        });
        (clock.*call)(1000);
        EXPECT_LT(since(woken).count(), 100);
        waker.join();
    }
}

} // namespace
} // namespace coroscope::asyncio::test
