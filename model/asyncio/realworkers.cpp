// SPDX-License-Identifier: GPL-3.0-or-later
#include "asyncio/coroutine.h"
#include "asyncio/workers.h"
#include "values/heap.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <list>
#include <mutex>
#include <system_error>
#include <thread>

namespace coroscope::asyncio {

namespace {

constexpr auto switchInterval = std::chrono::milliseconds(5); // sys.getswitchinterval()
constexpr double computeSlice = 0.005;                        // the same, in seconds

/// Real threads under an interpreter lock, which is handed on in the order of asking for it.
/// Like CPython's GIL, it is held by whoever computes, and asked back every few milliseconds.
class RealWorkers final : public Workers {
public:
    RealWorkers(Host host, double speed) : m_host(std::move(host)), m_speed(speed) {}
    ~RealWorkers() override { end(); }

    bool spawn(Body body) override
    {
        joinEnded();
        Worker &worker = m_workers.emplace_back();
        try {
            worker.thread = std::thread(
                [this, &worker, heap = Heap::current(), body = std::move(body)]() mutable {
                    run(worker, heap, std::move(body));
                });
        } catch (const std::system_error &) {
            m_workers.pop_back();
            return false;
        }
        ++m_alive;
        return true;
    }

    std::size_t alive() const override { return m_alive; }
    bool isBroken() const override { return m_broken; }

    void sleep(double seconds) override
    {
        aside([&] {
            std::unique_lock lock(m_mutex);
            handOn();
            const auto real = std::chrono::duration<double>(std::min(seconds / m_speed, 1e8));
            m_over.wait_for(lock, real, [this] { return m_ending; });
            queueUp(lock);
        });
        beginTurn();
    }

    void compute(double seconds) override
    {
        burnInSlices(seconds);
        beginTurn();
    }

    void waitUntil(const std::function<bool()> &condition) override
    {
        while (!condition()) {
            aside([this] {
                std::unique_lock lock(m_mutex);
                const std::uint64_t seen = m_ended;
                handOn();
                m_over.wait(lock, [&] { return m_ending || m_broken || m_ended != seen; });
                queueUp(lock);
            });
            if (m_broken)
                throw LoopStopped{};
            beginTurn();
        }
    }

    void block(double seconds) override
    {
        aside([&] {
            letGo();
            m_host.clock->block(seconds);
            hold();
        });
    }

    void blockComputing(double seconds) override
    {
        if (m_alive == 0)
            m_host.clock->compute(seconds);
        else
            burnInSlices(seconds);
    }

    void join() override
    {
        aside([this] {
            std::unique_lock lock(m_mutex);
            handOn();
            m_over.wait(lock, [this] { return m_ending || m_broken || m_alive == 0; });
            queueUp(lock);
        });
    }

    void end() override
    {
        stop();
        letGo();
        for (Worker &worker : m_workers)
            worker.thread.join();
        m_workers.clear();
        hold();
    }

    void stop() override
    {
        {
            const std::lock_guard lock(m_mutex);
            m_ending = true;
        }
        m_stopBurning = true;
        m_over.notify_all();
    }

    void hold() override
    {
        std::unique_lock lock(m_mutex);
        queueUp(lock);
    }

    void letGo() override
    {
        const std::lock_guard lock(m_mutex);
        handOn();
    }

    void yield() override
    {
        if (m_tickets.load(std::memory_order_relaxed) <= 1 || // nobody else wants it
            std::chrono::steady_clock::now() - m_since < switchInterval)
            return;
        aside([this] {
            std::unique_lock lock(m_mutex);
            handOn();
            queueUp(lock);
        });
    }

private:
    struct Worker {
        std::thread thread;
        bool isOver = false; ///< needs neither the interpreter nor the run any more
    };

    void aside(const Body &work) const
    {
        if (m_host.aside)
            m_host.aside(work);
        else
            work();
    }

    void queueUp(std::unique_lock<std::mutex> &lock)
    {
        const std::uint64_t ticket = m_nextTicket++;
        ++m_tickets;
        m_turn.wait(lock, [&] { return m_served == ticket; });
        m_since = std::chrono::steady_clock::now();
    }

    void handOn()
    {
        ++m_served;
        --m_tickets;
        m_turn.notify_all();
    }

    void burnInSlices(double seconds)
    {
        for (double left = seconds / m_speed; left > 0 && !m_stopBurning; left -= computeSlice) {
            burn(std::min(left, computeSlice), m_stopBurning);
            yield();
        }
    }

    void beginTurn()
    {
        if (m_stopBurning)
            throw LoopStopped{};
        if (m_host.turnBegan)
            m_host.turnBegan();
    }

    void joinEnded()
    {
        m_workers.remove_if([this](Worker &worker) {
            {
                const std::lock_guard lock(m_mutex);
                if (!worker.isOver)
                    return false;
            }
            worker.thread.join();
            return true;
        });
    }

    void run(Worker &self, Heap *heap, Body body)
    {
        becomeWorker();
        hold();
        {
            const Heap::Scope scope(heap);
            try {
                beginTurn();
                body();
            } catch (const LoopStopped &) {
                m_broken = true;
            }
            body = nullptr; // what it holds goes while this thread holds the interpreter
            --m_alive;
            if (m_host.ended)
                m_host.ended();
        }
        const std::lock_guard lock(m_mutex);
        ++m_ended;
        self.isOver = true;
        handOn();
        m_over.notify_all();
    }

    Host m_host;
    const double m_speed;
    std::list<Worker> m_workers;
    std::mutex m_mutex;
    std::condition_variable m_turn; ///< who holds the interpreter has changed
    std::condition_variable m_over; ///< a worker has ended, or the run is to
    std::uint64_t m_nextTicket = 1; ///< 0 is the loop's, which holds it from the beginning
    std::uint64_t m_served = 0;
    std::atomic<std::uint32_t> m_tickets = 1; ///< who holds the interpreter, and who waits for it
    std::chrono::steady_clock::time_point m_since = std::chrono::steady_clock::now();
    std::uint64_t m_ended = 0;
    std::atomic<std::size_t> m_alive = 0;
    std::atomic<bool> m_broken = false;
    std::atomic<bool> m_stopBurning = false;
    bool m_ending = false;
};

} // namespace

std::unique_ptr<Workers> makeRealWorkers(Workers::Host host, double speed)
{
    return std::make_unique<RealWorkers>(std::move(host), speed);
}

} // namespace coroscope::asyncio
