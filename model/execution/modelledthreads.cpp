// SPDX-License-Identifier: GPL-3.0-or-later
#include "execution/threadscheduler.h"

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <deque>
#include <map>
#include <mutex>
#include <set>
#include <system_error>
#include <thread>

namespace coroscope {

namespace {

/// Bytes that a parked thread costs on Linux: resident stack and page tables, as measured.
constexpr std::int64_t bytesPerThread = 8300 + 4096;

thread_local std::uint32_t modelledThread = 0;

/// The model: threads in virtual time. Each has a real thread as its stack, but one alone runs at
/// any moment, and hands over when it blocks: to the next that is ready, in order, else to whoever
/// the clock reaches first.
class ModelledThreads final : public ThreadScheduler {
public:
    explicit ModelledThreads(std::uint32_t cores) : m_cores(cores) {}

    ~ModelledThreads() override
    {
        for (auto &[number, thread] : m_threads)
            thread.stack.join();
    }

    void run(Body body, const std::function<void()> &) override
    {
        std::unique_lock lock(m_mutex);
        start(1, std::move(body));
        dispatch();
        m_allEnded.wait(lock, [this] { return m_alive == 0; });
    }

    bool spawn(std::uint32_t thread, Body body) override
    {
        const std::lock_guard lock(m_mutex);
        return start(thread, std::move(body));
    }

    std::uint32_t current() const override { return modelledThread; }

    bool block(double seconds) override
    {
        std::unique_lock lock(m_mutex);
        Thread &self = m_threads.at(modelledThread);
        self.woken = false;
        if (seconds >= 0) {
            self.deadline = m_now + seconds;
            self.timer = ++m_timerCount;
            m_timers.insert({self.deadline, self.timer, modelledThread});
        }
        self.blocked = true;
        handOver(lock, self);
        return self.woken;
    }

    void compute(double seconds) override
    {
        std::unique_lock lock(m_mutex);
        Thread &self = m_threads.at(modelledThread);
        m_computing[modelledThread] = seconds;
        m_used.cpuSeconds += seconds;
        self.blocked = true;
        handOver(lock, self);
    }

    void wake(std::uint32_t thread) override
    {
        const std::lock_guard lock(m_mutex);
        Thread &other = m_threads.at(thread);
        if (!other.blocked || m_computing.contains(thread))
            return;
        other.woken = true;
        m_timers.erase({other.deadline, other.timer, thread});
        makeReady(thread, other);
    }

    void yield() override {}
    double now() override { return m_now; }

    void stop() override
    {
        const std::lock_guard lock(m_mutex);
        m_stopped = true;
    }

    void abandon() override { stop(); }
    bool isDeadlocked() const override { return m_deadlocked; }

    RunResources resources() const override
    {
        RunResources used = m_used;
        used.peakMemory = used.peakThreads * bytesPerThread;
        return used;
    }

private:
    struct Thread {
        std::thread stack;
        std::condition_variable turn;
        bool granted = false;
        bool blocked = false;
        bool woken = false;
        double deadline = 0;
        std::uint64_t timer = 0;
    };
    struct Timer {
        double when;
        std::uint64_t sequence;
        std::uint32_t thread;
        auto operator<=>(const Timer &) const = default;
    };

    bool start(std::uint32_t number, Body body)
    {
        Thread &thread = m_threads[number];
        try {
            thread.stack = std::thread([this, number, body = std::move(body)]() mutable {
                runThread(number, std::move(body));
            });
        } catch (const std::system_error &) {
            m_threads.erase(number);
            return false;
        }
        ++m_alive;
        ++m_used.threads;
        m_used.peakThreads = std::max<std::int64_t>(m_used.peakThreads, m_alive);
        m_ready.push_back(number);
        return true;
    }

    void runThread(std::uint32_t number, Body body)
    {
        modelledThread = number;
        {
            std::unique_lock lock(m_mutex);
            Thread &self = m_threads.at(number);
            self.turn.wait(lock, [&] { return self.granted; });
            self.granted = false;
        }
        body();
        body = nullptr; // what it holds may go while this thread has the turn
        const std::lock_guard lock(m_mutex);
        --m_alive;
        ++m_used.contextSwitches;
        if (m_alive == 0)
            m_allEnded.notify_all();
        else
            dispatch();
    }

    void makeReady(std::uint32_t number, Thread &thread)
    {
        thread.blocked = false;
        m_ready.push_back(number);
    }

    void handOver(std::unique_lock<std::mutex> &lock, Thread &self)
    {
        ++m_used.contextSwitches;
        dispatch();
        self.turn.wait(lock, [&] { return self.granted; });
        self.granted = false;
    }

    /// Gives the turn to the next thread; moves the clock when none is ready.
    void dispatch()
    {
        while (m_ready.empty()) {
            if (m_stopped || (m_timers.empty() && m_computing.empty())) {
                if (!m_stopped)
                    m_deadlocked = true;
                for (auto &[number, thread] : m_threads) {
                    if (thread.blocked)
                        makeReady(number, thread);
                }
                m_timers.clear();
                m_computing.clear();
                break;
            }
            advance();
        }
        if (m_ready.empty())
            return;
        Thread &next = m_threads.at(m_ready.front());
        m_ready.pop_front();
        next.granted = true;
        next.turn.notify_one();
    }

    /// Moves the clock to the next end of a sleep or computation.
    void advance()
    {
        const double share = m_computing.empty()
                                 ? 0
                                 : std::min(1.0, static_cast<double>(m_cores) /
                                                     static_cast<double>(m_computing.size()));
        double least = -1;
        for (const auto &[number, left] : m_computing)
            least = least < 0 ? left : std::min(least, left);
        double next = m_computing.empty() ? m_timers.begin()->when : m_now + least / share;
        const bool isTimerFirst = !m_timers.empty() && m_timers.begin()->when <= next;
        if (isTimerFirst)
            next = m_timers.begin()->when;
        const double done = (next - m_now) * share;
        m_now = std::max(m_now, next);
        for (auto it = m_computing.begin(); it != m_computing.end();) {
            it->second -= done;
            const bool isOver =
                it->second <= 1e-12 || (!isTimerFirst && it->second <= least - done);
            if (isOver) {
                makeReady(it->first, m_threads.at(it->first));
                it = m_computing.erase(it);
            } else {
                ++it;
            }
        }
        while (!m_timers.empty() && m_timers.begin()->when <= m_now) {
            const std::uint32_t number = m_timers.begin()->thread;
            m_timers.erase(m_timers.begin());
            makeReady(number, m_threads.at(number));
        }
    }

    const std::uint32_t m_cores;
    std::mutex m_mutex;
    std::condition_variable m_allEnded;
    std::map<std::uint32_t, Thread> m_threads;
    std::deque<std::uint32_t> m_ready;
    std::set<Timer> m_timers;
    std::map<std::uint32_t, double> m_computing; ///< seconds of CPU time left
    std::uint64_t m_timerCount = 0;
    std::int64_t m_alive = 0;
    RunResources m_used{.cpuSeconds = 0, .threads = 0, .peakThreads = 0, .contextSwitches = 0};
    double m_now = 0;
    bool m_stopped = false;
    std::atomic<bool> m_deadlocked = false;
};

} // namespace

std::unique_ptr<ThreadScheduler> makeModelledThreads(std::uint32_t cores)
{
    return std::make_unique<ModelledThreads>(cores);
}

} // namespace coroscope
