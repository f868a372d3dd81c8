// SPDX-License-Identifier: GPL-3.0-or-later
#include "asyncio/loopdriver.h"

#include "asyncio/eventloop.h"
#include "asyncio/workers.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QEvent>

namespace coroscope::asyncio {

namespace {

const QEvent::Type iterationEvent = static_cast<QEvent::Type>(QEvent::registerEventType());
constexpr int sliceMs = 5;
constexpr int iterationsPerLook = 64;

} // namespace

LoopDriver::LoopDriver(EventLoop &loop) : m_loop(loop)
{
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, [this] { advanceHolding(); });
}

void LoopDriver::exec()
{
    m_active = true;
    postIteration();
    if (Workers *workers = m_loop.workers()) {
        workers->letGo();
        m_qtLoop.exec();
        workers->hold();
    } else {
        m_qtLoop.exec();
    }
    m_active = false;
    m_timer.stop();
    QCoreApplication::removePostedEvents(this, iterationEvent);
}

void LoopDriver::lookAgain() { postIteration(); }

void LoopDriver::postIteration() { QCoreApplication::postEvent(this, new QEvent(iterationEvent)); }

bool LoopDriver::event(QEvent *event)
{
    if (event->type() != iterationEvent)
        return QObject::event(event);
    if (m_active)
        advanceHolding();
    return true;
}

void LoopDriver::advanceHolding()
{
    Workers *workers = m_loop.workers();
    if (workers)
        workers->hold();
    advance();
    if (workers)
        workers->letGo();
}

void LoopDriver::advance()
{
    m_timer.stop();
    QElapsedTimer slice;
    slice.start();
    for (int count = 1;; ++count) {
        switch (m_loop.next()) {
        case EventLoop::Next::Leave:
            m_qtLoop.quit();
            return;
        case EventLoop::Next::Wait: {
            if (m_loop.m_timers.empty()) { // a worker will wake the loop
                m_loop.observer().waiting(1);
                return;
            }
            const auto wait = m_loop.m_host.clock->realTimeUntil(m_loop.nextDeadline());
            if (wait.count() > 0) {
                m_loop.observer().waiting(std::chrono::duration<double>(wait).count());
                m_timer.start(wait);
                return;
            }
            break;
        }
        case EventLoop::Next::Now:
            break;
        }
        m_loop.runOnce();
        const bool oneAtATime = !m_loop.m_virtualClock;
        if (oneAtATime || (count % iterationsPerLook == 0 && slice.hasExpired(sliceMs))) {
            postIteration();
            return;
        }
    }
}

} // namespace coroscope::asyncio
