// SPDX-License-Identifier: GPL-3.0-or-later
#include "execution/executor.h"
#include "execution/loopruntime.h"
#include "execution/usage.h"

#include <QCoreApplication>
#include <QEvent>
#include <QObject>

namespace coroscope {

namespace {

/// Lives on the run's thread; an event posted to it makes the run look at its stop flag.
class Waker final : public QObject {
public:
    explicit Waker(LoopRuntime &runtime) : m_runtime(runtime) {}

protected:
    bool event(QEvent *event) override
    {
        if (event->type() != QEvent::User)
            return QObject::event(event);
        asyncio::Workers &workers = m_runtime.workers();
        workers.hold();
        m_runtime.passGate(RunGate::Place::Idle);
        m_runtime.lookAgain();
        workers.letGo();
        return true;
    }

private:
    LoopRuntime &m_runtime;
};

/// Lets a gate wake a run for as long as there is one.
class GateWaker {
public:
    GateWaker(RunGate *gate, std::function<void()> wake) : m_gate(gate)
    {
        if (m_gate)
            m_gate->setWaker(std::move(wake));
    }
    ~GateWaker()
    {
        if (m_gate)
            m_gate->setWaker({});
    }
    GateWaker(const GateWaker &) = delete;
    GateWaker &operator=(const GateWaker &) = delete;

private:
    RunGate *m_gate;
};

class LoopExecutor final : public Executor {
public:
    RunReport run(const Program &program, const RunOptions &options, TraceSink &sink,
                  std::stop_token stop) override
    {
        const UsageMeter meter(UsageMeter::Scope::Thread);
        const MemoryCount memory;
        std::atomic<bool> stopRequested = false;
        RunReport report;
        std::size_t peakWorkers = 0;
        {
            LoopRuntime runtime(program, options, sink, stopRequested);
            Waker waker(runtime);
            const auto wake = [&waker] {
                QCoreApplication::postEvent(&waker, new QEvent(QEvent::User));
            };
            const GateWaker gateWaker(options.gate.get(), wake);
            const std::stop_callback onStop(stop, [&] {
                stopRequested = true;
                if (options.gate)
                    options.gate->open();
                runtime.clock().wake();
                runtime.workers().stop();
                wake();
            });
            report = runtime.run();
            peakWorkers = runtime.peakWorkers();
        }
        report.resources = meter.resources();
        report.resources.peakMemory = memory.peak();
        report.resources.threads = 1 + static_cast<std::int64_t>(peakWorkers);
        report.resources.peakThreads = 1 + static_cast<std::int64_t>(peakWorkers);
        report.resources.measured = true;
        return report;
    }
};

} // namespace

std::unique_ptr<Executor> makeLoopExecutor() { return std::make_unique<LoopExecutor>(); }

} // namespace coroscope
