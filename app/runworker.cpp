// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/runworker.h"

namespace coroscope {

namespace {

/// Hands batches over as signals of a worker.
class SignalSink final : public TraceSink {
public:
    explicit SignalSink(RunWorker &worker) : m_worker(worker) {}

    void take(TraceBatch &&batch) override
    {
        Q_EMIT
        m_worker.grew(std::make_shared<TraceBatch>(std::move(batch)));
    }

private:
    RunWorker &m_worker;
};

std::unique_ptr<Executor> makeExecutor(Recording::Executor executor)
{
    return executor == Recording::Executor::Loop ? makeLoopExecutor() : makeThreadsExecutor();
}

} // namespace

RunWorker::RunWorker(Recording::Executor executor, std::shared_ptr<const Program> program,
                     const RunOptions &options)
    : m_executor(executor), m_thread(QThread::create([this, program = std::move(program), options] {
          work(*program, options);
      }))
{
    m_thread->setObjectName(executor == Recording::Executor::Loop ? QStringLiteral("loop run")
                                                                  : QStringLiteral("threads run"));
}

RunWorker::~RunWorker()
{
    stop();
    m_thread->wait();
}

void RunWorker::work(const Program &program, const RunOptions &options)
{
    SignalSink sink(*this);
    if (options.gate && m_executor == Recording::Executor::Loop)
        options.gate->setObserver([this](bool isHeld) {
            Q_EMIT
            held(isHeld);
        });
    Q_EMIT
    finished(makeExecutor(m_executor)->run(program, options, sink, m_stop.get_token()));
}

} // namespace coroscope

#include "moc_runworker.cpp"
