// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/runcontroller.h"

#include "views/models/player.h"

namespace coroscope {

namespace {

/// What "instant" is for a clock that cannot be.
constexpr double fastestRealClock = 100;

} // namespace

RunController::RunController(RunView &view, Player &player, QObject *parent)
    : QObject(parent), m_view(view), m_player(player)
{
    connect(&view.breakpoints(), &BreakpointSet::changed, this, &RunController::tellBreakpoints);
    connect(&player, &Player::holdRequested, this, [this](bool hold) {
        if (m_gate)
            hold ? m_gate->hold() : m_gate->release();
    });
    connect(&player, &Player::stepRequested, this, [this] {
        if (m_gate)
            m_gate->step();
    });
}

RunController::~RunController() = default;

void RunController::run(const Scenario &scenario, const RunWish &wish)
{
    if (isRunning())
        return;
    const CompileResult compiled = compile(scenario);
    if (!compiled.program) {
        Q_EMIT
        refused(compiled.problems);
        return;
    }
    RunOptions options;
    options.clock = wish.realClock ? ClockKind::Real : ClockKind::Virtual;
    options.speed = wish.speed > 0 ? wish.speed : fastestRealClock;
    options.keepsLocals = true;
    m_realClock = wish.realClock;

    ++m_run;
    m_view.reset();
    m_view.setHasThreads(wish.threads);
    for (Recording *recording : {&m_view.loop(), &m_view.threads()}) {
        recording->realClock = wish.realClock;
        recording->speed = wish.realClock ? options.speed : 1;
        recording->resources.measured = wish.realClock;
    }
    m_gate = std::make_shared<RunGate>();
    tellBreakpoints();
    options.gate = m_gate;
    Q_EMIT
    started();
    start(Recording::Executor::Loop, compiled.program, options);
    if (wish.threads)
        start(Recording::Executor::Threads, compiled.program, options);
    if (wish.realClock)
        m_player.follow(options.speed);
}

void RunController::start(Recording::Executor executor,
                          const std::shared_ptr<const Program> &program, const RunOptions &options)
{
    auto worker = std::make_unique<RunWorker>(executor, program, options);
    connect(worker.get(), &RunWorker::grew, this,
            [this, executor, run = m_run](const std::shared_ptr<TraceBatch> &batch) {
                if (run == m_run)
                    m_view.append(executor, std::move(*batch));
            });
    connect(worker.get(), &RunWorker::finished, this,
            [this, executor, run = m_run](const RunReport &report) {
                if (run == m_run)
                    finish(executor, report);
            });
    connect(worker.get(), &RunWorker::held, this, [this, run = m_run](bool held) {
        if (run == m_run)
            m_player.setHeld(held);
    });
    ++m_open;
    worker->start();
    m_workers.push_back(std::move(worker));
}

void RunController::finish(Recording::Executor executor, const RunReport &report)
{
    m_view.finish(executor, report.end, report.message, report.resources);
    if (--m_open > 0)
        return;
    m_workers.clear();
    m_gate = nullptr;
    m_view.setLive(false);
    Q_EMIT
    ended();
    if (!m_realClock) {
        m_player.toBegin();
        m_player.play();
    }
}

void RunController::tellBreakpoints()
{
    if (!m_gate)
        return;
    m_gate->setBreakpoints(m_view.breakpoints().wanted());
    m_view.breakpoints().watch();
}

void RunController::stop()
{
    for (const auto &worker : m_workers)
        worker->stop();
}

void RunController::clear()
{
    stop();
    m_workers.clear();
    m_gate = nullptr;
    m_open = 0;
    ++m_run;
    m_view.reset();
    m_view.setLive(false);
}

} // namespace coroscope

#include "moc_runcontroller.cpp"
