// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "document/document.h"
#include "support/tracebuilder.h"
#include "views/timeline/chartcanvas.h"
#include "views/timeline/timelineview.h"

#include <QApplication>
#include <QTest>
#include <QWheelEvent>

#include <gtest/gtest.h>

namespace coroscope::test {

/// A timeline in a window of 1200 x 500, with the verbs of a person before it.
class TimelineTest : public testing::Test {
protected:
    TimelineTest()
    {
        appearance.setMode(Appearance::Mode::Light);
        timeline.resize(1200, 500);
        timeline.show();
        QApplication::setActiveWindow(&timeline);
        timeline.canvas().setFocus();
        QCoreApplication::processEvents();
    }

    /// hello1..3 gathered by main: sleeps of 3, 2 and 4 seconds.
    static void hello(TraceBuilder &build)
    {
        build.task("main").at(1).gathers({"hello1", "hello2", "hello3"}).returns("[15, 5, 50]");
        build.task("hello1").at(2).sleeps(3).returns("15");
        build.task("hello2").at(3).sleeps(2).returns("5");
        build.task("hello3").at(4).sleeps(4).returns("50");
    }

    void record(void (*script)(TraceBuilder &), bool threads = false)
    {
        view.reset();
        view.setHasThreads(threads);
        add(Recording::Executor::Loop, script);
        if (threads)
            add(Recording::Executor::Threads, script);
        view.setLive(false);
        view.setPlayhead(view.duration());
    }
    void add(Recording::Executor executor, void (*script)(TraceBuilder &))
    {
        TraceBuilder build(executor);
        script(build);
        for (TraceBatch &batch : build.batches(1'000'000))
            view.append(executor, std::move(batch));
        view.finish(executor, RunEnd::Completed, {}, {});
    }

    ChartCanvas &canvas() { return timeline.canvas(); }
    double width() { return canvas().width() - canvas().namesWidth(); }
    /// The point of the canvas at \p seconds, at the height of a lane's bar.
    QPoint at(double seconds, std::uint32_t lane,
              Recording::Executor band = Recording::Executor::Loop)
    {
        return canvas().withScene([&](const ChartScene &scene) {
            const int row = scene.layout.rowOf(band, lane);
            const QRectF rect = scene.rowRect(scene.layout.rows()[static_cast<std::size_t>(row)]);
            return QPoint(xOf(seconds), static_cast<int>(rect.top() + rect.height() * 0.66));
        });
    }
    int xOf(double seconds)
    {
        const AxisRange range{static_cast<double>(view.rangeBegin()),
                              static_cast<double>(view.rangeEnd())};
        return canvas().namesWidth() +
               static_cast<int>(std::lround(positionToPixel(seconds * 1e9, range, width())));
    }
    double secondsAt(int x)
    {
        const AxisRange range{static_cast<double>(view.rangeBegin()),
                              static_cast<double>(view.rangeEnd())};
        return pixelToPosition(x - canvas().namesWidth(), range, width()) / 1e9;
    }

    void wheel(const QPoint &at, QPoint angle, Qt::KeyboardModifiers modifiers = {})
    {
        QWheelEvent event(at, canvas().mapToGlobal(at), {}, angle, Qt::NoButton, modifiers,
                          Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(&canvas(), &event);
    }
    void drag(const QPoint &from, const QPoint &to, Qt::MouseButton button = Qt::LeftButton)
    {
        QTest::mousePress(&canvas(), button, {}, from);
        move((from + to) / 2, button);
        move(to, button);
        QTest::mouseRelease(&canvas(), button, {}, to);
    }
    void move(const QPoint &to, Qt::MouseButton button = Qt::NoButton)
    {
        QMouseEvent event(QEvent::MouseMove, to, canvas().mapToGlobal(to), Qt::NoButton, button,
                          {});
        QCoreApplication::sendEvent(&canvas(), &event);
    }
    void press(int key, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::keyClick(&canvas(), static_cast<Qt::Key>(key), modifiers);
    }
    double length() const { return static_cast<double>(view.rangeEnd() - view.rangeBegin()); }

    Document document;
    RunView view;
    Player player{view};
    Appearance appearance;
    TimelineView timeline{document, view, player, appearance};
};

} // namespace coroscope::test
