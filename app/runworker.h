// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "execution/executor.h"

#include <QObject>
#include <QThread>

#include <memory>

namespace coroscope {

/// One program in one executor in one thread of its own. Its signals are emitted by that thread;
/// the destructor stops the run and waits for it.
class RunWorker final : public QObject {
    Q_OBJECT

public:
    RunWorker(Recording::Executor executor, std::shared_ptr<const Program> program,
              const RunOptions &options);
    ~RunWorker() override;

    void start() { m_thread->start(); }
    void stop() { m_stop.request_stop(); }

Q_SIGNALS:
    void grew(const std::shared_ptr<coroscope::TraceBatch> &batch);
    void finished(const coroscope::RunReport &report);
    /// The run waits at its gate, after all that it has handed over; or it goes on.
    void held(bool held);

private:
    void work(const Program &program, const RunOptions &options);

    Recording::Executor m_executor;
    std::stop_source m_stop;
    std::unique_ptr<QThread> m_thread;
};

} // namespace coroscope
