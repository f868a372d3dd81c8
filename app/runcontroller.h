// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/runworker.h"
#include "core/result.h"
#include "scenario/scenario.h"

#include <QObject>

#include <memory>
#include <vector>

namespace coroscope {

class Player;
class RunView;

/// How a person wants a scenario to be run.
struct RunWish {
    bool realClock = false;
    bool threads = true; ///< beside the event loop
    double speed = 1;    ///< of the real clock
};

/// Runs scenarios in worker threads and puts what they record into the RunView. With the virtual
/// clock the playback starts when the recordings are complete; with the real one the view is live,
/// and the loop's run is held at breakpoints and when the player is paused. Threads go on.
/// GUI thread only.
class RunController final : public QObject {
    Q_OBJECT

public:
    RunController(RunView &view, Player &player, QObject *parent = nullptr);
    /// Stops what runs and waits for it.
    ~RunController() override;

    bool isRunning() const { return !m_workers.empty(); }
    /// Compiles and starts \p scenario; does nothing while a run goes on.
    void run(const Scenario &scenario, const RunWish &wish);
    /// Asks the run to end; it ends within 100 ms and keeps its recording.
    void stop();
    /// Stops what runs, waits for it, and forgets the recordings.
    void clear();

Q_SIGNALS:
    /// The scenario cannot be run. Nothing was changed.
    void refused(const std::vector<coroscope::Problem> &problems);
    void started();
    void ended();

private:
    void start(Recording::Executor executor, const std::shared_ptr<const Program> &program,
               const RunOptions &options);
    void finish(Recording::Executor executor, const RunReport &report);
    void tellBreakpoints();

    RunView &m_view;
    Player &m_player;
    std::vector<std::unique_ptr<RunWorker>> m_workers;
    std::shared_ptr<RunGate> m_gate; ///< of the loop's run, while it goes on
    int m_open = 0;                  ///< recordings that are not complete
    int m_run = 0; ///< number of the run; what an abandoned one still sends is ignored
    bool m_realClock = false;
};

} // namespace coroscope
