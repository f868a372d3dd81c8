// SPDX-License-Identifier: GPL-3.0-or-later
#include "asyncio/coroutine.h"
#include "asyncio/workers.h"
#include "values/heap.h"

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <list>
#include <mutex>
#include <system_error>
#include <thread>

namespace coroscope::asyncio {

namespace {

thread_local bool isWorkerThread = false;

} // namespace

bool Workers::isWorker() { return isWorkerThread; }

void Workers::becomeWorker() { isWorkerThread = true; }

namespace {

struct Worker {
    std::thread thread;
    std::condition_variable turn;
    std::optional<double> wake;
    const std::function<bool()> *condition = nullptr;
    bool hasTurn = false;
    bool isDone = false;
};

thread_local Worker *currentWorker = nullptr;

/// Each worker has a real thread as its stack; the loop's thread hands it the turn and waits until
/// it comes back. So all members are used by one thread at a time.
class VirtualWorkers final : public Workers {
public:
    explicit VirtualWorkers(Host host) : m_host(std::move(host)) {}
    ~VirtualWorkers() override { end(); }

    bool spawn(Body body) override
    {
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
        return true;
    }

    std::size_t alive() const override { return m_workers.size(); }
    bool isBroken() const override { return m_broken; }

    void sleep(double seconds) override
    {
        currentWorker->wake = m_host.clock->now() + seconds;
        pause();
    }

    void compute(double seconds) override { sleep(seconds); }

    void waitUntil(const std::function<bool()> &condition) override
    {
        if (!isWorker())
            return holdUntil(condition);
        while (!condition()) {
            currentWorker->condition = &condition;
            pause();
        }
    }

    void block(double seconds) override
    {
        const double when = m_host.clock->now() + seconds;
        aside([&] {
            for (auto wake = nextWake(); wake && *wake <= when && !isOver(); wake = nextWake()) {
                m_host.clock->advanceTo(*wake);
                runRunnable();
            }
        });
        m_host.clock->advanceTo(when);
    }

    void blockComputing(double seconds) override { block(seconds); }

    void join() override
    {
        while (!m_workers.empty() && !isOver()) {
            runRunnable();
            if (const auto wake = nextWake())
                m_host.clock->advanceTo(*wake);
        }
    }

    void end() override
    {
        m_ending = true;
        while (!m_workers.empty())
            giveTurn(m_workers.begin());
    }

    void stop() override { m_ending = true; }

    void runRunnable() override
    {
        while (!isOver()) {
            const auto next = std::find_if(m_workers.begin(), m_workers.end(), [this](Worker &w) {
                return w.wake        ? *w.wake <= m_host.clock->now()
                       : w.condition ? (*w.condition)()
                                     : true;
            });
            if (next == m_workers.end())
                return;
            giveTurn(next);
        }
    }

    std::optional<double> nextWake() const override
    {
        std::optional<double> first;
        for (const Worker &worker : m_workers) {
            if (worker.wake && (!first || *worker.wake < *first))
                first = worker.wake;
        }
        return first;
    }

private:
    bool isOver() const { return m_ending || m_broken; }

    /// The loop's thread waits.
    void holdUntil(const std::function<bool()> &condition)
    {
        aside([&] {
            while (!condition() && !isOver()) {
                runRunnable();
                const auto wake = nextWake();
                if (!condition() && wake)
                    m_host.clock->advanceTo(*wake);
            }
        });
        if (m_broken)
            throw LoopStopped{};
        beginTurn();
    }

    void aside(const Body &work) const
    {
        if (m_host.aside)
            m_host.aside(work);
        else
            work();
    }

    void giveTurn(std::list<Worker>::iterator worker)
    {
        {
            std::unique_lock lock(m_mutex);
            m_isLoopsTurn = false;
            worker->hasTurn = true;
            worker->turn.notify_one();
            m_back.wait(lock, [this] { return m_isLoopsTurn; });
        }
        if (!worker->isDone)
            return;
        worker->thread.join();
        m_workers.erase(worker);
    }

    void giveBack()
    {
        m_isLoopsTurn = true;
        m_back.notify_one();
    }

    static void takeTurn(std::unique_lock<std::mutex> &lock, Worker &self)
    {
        self.turn.wait(lock, [&] { return self.hasTurn; });
        self.hasTurn = false;
    }

    void pause()
    {
        aside([this] {
            std::unique_lock lock(m_mutex);
            giveBack();
            takeTurn(lock, *currentWorker);
        });
        currentWorker->wake.reset();
        currentWorker->condition = nullptr;
        beginTurn();
    }

    void beginTurn()
    {
        if (m_ending)
            throw LoopStopped{};
        if (m_host.turnBegan)
            m_host.turnBegan();
    }

    void run(Worker &self, Heap *heap, Body body)
    {
        becomeWorker();
        currentWorker = &self;
        {
            std::unique_lock lock(m_mutex);
            takeTurn(lock, self);
        }
        {
            const Heap::Scope scope(heap);
            try {
                beginTurn();
                body();
            } catch (const LoopStopped &) {
                m_broken = true;
            }
            body = nullptr; // what it holds goes while this thread has the turn
            if (m_host.ended)
                m_host.ended();
        }
        const std::lock_guard lock(m_mutex);
        self.isDone = true;
        giveBack();
    }

    Host m_host;
    std::list<Worker> m_workers; ///< in the order of their start
    std::mutex m_mutex;
    std::condition_variable m_back;
    bool m_isLoopsTurn = true;
    bool m_broken = false;
    std::atomic<bool> m_ending = false;
};

} // namespace

std::unique_ptr<Workers> makeVirtualWorkers(Workers::Host host)
{
    return std::make_unique<VirtualWorkers>(std::move(host));
}

} // namespace coroscope::asyncio
