// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QEventLoop>
#include <QObject>
#include <QTimer>

namespace coroscope::asyncio {

class EventLoop;

/// Runs a loop's iterations inside a Qt event loop, so that Qt's own events interleave with the
/// program's. In real time: one posted event an iteration, one precise timer for the next deadline.
/// In virtual time nothing is waited for, and an event runs iterations for a few milliseconds.
class LoopDriver final : public QObject {
public:
    explicit LoopDriver(EventLoop &loop);
    /// Runs until the loop is to be left. Lives on the loop's thread.
    void exec();
    /// Ends a wait: the loop looks at what it has to do.
    void lookAgain();

protected:
    bool event(QEvent *event) override;

private:
    void advanceHolding();
    void advance();
    void postIteration();

    EventLoop &m_loop;
    QEventLoop m_qtLoop;
    QTimer m_timer;
    bool m_active = false;
};

} // namespace coroscope::asyncio
