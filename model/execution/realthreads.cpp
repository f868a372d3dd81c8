// SPDX-License-Identifier: GPL-3.0-or-later
#include "asyncio/clock.h"
#include "execution/threadscheduler.h"
#include "execution/usage.h"

#include <algorithm>
#include <condition_variable>
#include <map>
#include <mutex>
#include <system_error>
#include <thread>
#include <vector>

namespace coroscope {

namespace {

thread_local std::uint32_t realThread = 0;

/// Real threads. One mutex is the interpreter: whoever runs program code holds it; whoever sleeps,
/// waits or computes does not.
class RealThreads final : public ThreadScheduler {
public:
    explicit RealThreads(double speed) : m_speed(speed), m_clock(speed) {}

    void run(Body body, const std::function<void()> &pulse) override
    {
        m_memory = UsageMeter::residentMemory();
        const UsageMeter meter(UsageMeter::Scope::Process);
        std::unique_lock lock(m_interpreter);
        m_clock = Clock(m_speed);
        spawn(1, std::move(body));
        while (m_alive > 0) {
            m_changed.wait_for(lock, std::chrono::milliseconds(33));
            m_peakMemory = std::max(m_peakMemory, UsageMeter::residentMemory() - m_memory);
            pulse();
            joinEnded();
        }
        joinEnded();
        m_used.wallSeconds = meter.resources().wallSeconds;
        m_used.peakMemory = m_peakMemory;
        m_used.measured = true;
    }

    bool spawn(std::uint32_t thread, Body body) override
    {
        try {
            m_threads.emplace(thread, std::thread([this, thread, body = std::move(body)]() mutable {
                                  runThread(thread, std::move(body));
                              }));
        } catch (const std::system_error &) {
            return false;
        }
        ++m_alive;
        ++m_used.threads;
        m_used.peakThreads = std::max<std::int64_t>(m_used.peakThreads, m_alive);
        return true;
    }

    std::uint32_t current() const override { return realThread; }

    bool block(double seconds) override
    {
        std::unique_lock lock(m_interpreter, std::adopt_lock);
        Parker &parker = m_parkers[realThread];
        const auto isOver = [&] { return parker.woken || m_stopped || m_deadlocked; };
        bool isWoken = true;
        if (seconds < 0) {
            ++m_blockedForEver;
            lookForDeadlock();
            parker.condition.wait(lock, isOver);
            --m_blockedForEver;
        } else {
            const auto real =
                std::chrono::duration<double>(std::min(seconds / m_speed, 86'400.0 * 365));
            isWoken = parker.condition.wait_for(lock, real, isOver);
        }
        isWoken = isWoken && parker.woken;
        m_parkers.erase(realThread);
        lock.release();
        return isWoken;
    }

    void compute(double seconds) override
    {
        m_interpreter.unlock();
        asyncio::burn(seconds / m_speed, m_stopped);
        m_interpreter.lock();
    }

    void wake(std::uint32_t thread) override
    {
        const auto parker = m_parkers.find(thread);
        if (parker == m_parkers.end())
            return;
        parker->second.woken = true;
        parker->second.condition.notify_one();
    }

    void yield() override
    {
        m_interpreter.unlock();
        std::this_thread::yield();
        m_interpreter.lock();
    }

    double now() override { return m_clock.now(); }

    void stop() override
    {
        m_stopped = true;
        const std::lock_guard lock(m_interpreter);
        wakeAll();
    }

    void abandon() override
    {
        m_stopped = true;
        wakeAll();
    }

    bool isDeadlocked() const override { return m_deadlocked; }
    RunResources resources() const override { return m_used; }

private:
    struct Parker {
        std::condition_variable condition;
        bool woken = false;
    };

    /// Real time since it was made, times the speed, in whole nanoseconds.
    class Clock {
    public:
        explicit Clock(double speed) : m_start(std::chrono::steady_clock::now()), m_speed(speed) {}
        double now() const
        {
            const std::chrono::duration<double, std::nano> real =
                std::chrono::steady_clock::now() - m_start;
            return static_cast<double>(static_cast<std::int64_t>(real.count() * m_speed)) / 1e9;
        }

    private:
        std::chrono::steady_clock::time_point m_start;
        double m_speed;
    };

    void runThread(std::uint32_t thread, Body body)
    {
        realThread = thread;
        const UsageMeter meter(UsageMeter::Scope::Thread);
        const std::lock_guard lock(m_interpreter);
        body();
        body = nullptr; // what it holds may go with the interpreter held alone
        const RunResources used = meter.resources();
        m_used.cpuSeconds += used.cpuSeconds;
        m_used.contextSwitches += used.contextSwitches;
        --m_alive;
        m_ended.push_back(thread);
        lookForDeadlock();
        m_changed.notify_all();
    }

    void lookForDeadlock()
    {
        if (m_stopped || m_alive == 0 || m_blockedForEver < m_alive)
            return;
        const bool isSomebodyWoken =
            std::any_of(m_parkers.begin(), m_parkers.end(),
                        [](const auto &entry) { return entry.second.woken; });
        if (isSomebodyWoken)
            return;
        m_deadlocked = true;
        wakeAll();
    }

    void wakeAll()
    {
        for (auto &[thread, parker] : m_parkers)
            parker.condition.notify_all();
    }

    void joinEnded()
    {
        for (const std::uint32_t thread : std::exchange(m_ended, {})) {
            // It has nothing left to do but let the interpreter go.
            std::thread ended = std::move(m_threads.extract(thread).mapped());
            m_interpreter.unlock();
            ended.join();
            m_interpreter.lock();
        }
    }

    const double m_speed;
    Clock m_clock;
    std::mutex m_interpreter;
    std::condition_variable m_changed;
    std::map<std::uint32_t, std::thread> m_threads;
    std::map<std::uint32_t, Parker> m_parkers;
    std::vector<std::uint32_t> m_ended;
    std::int64_t m_alive = 0;
    std::int64_t m_blockedForEver = 0;
    std::int64_t m_memory = 0;
    std::int64_t m_peakMemory = 0;
    RunResources m_used{.cpuSeconds = 0, .threads = 0, .peakThreads = 0, .contextSwitches = 0};
    std::atomic<bool> m_stopped = false;
    bool m_deadlocked = false;
};

} // namespace

std::unique_ptr<ThreadScheduler> makeRealThreads(double speed)
{
    return std::make_unique<RealThreads>(speed);
}

} // namespace coroscope
