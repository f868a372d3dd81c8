// SPDX-License-Identifier: GPL-3.0-or-later
// Frames of the chart over a recording of 1,000,000 spans in 10,000 lanes, 1600 x 900, software
// rendering; beside each kind the machine's limit: filling as many rectangles with nothing else.
#include "document/document.h"
#include "trace/tracewriter.h"
#include "views/timeline/chartcanvas.h"
#include "views/timeline/chartpainter.h"
#include "views/timeline/timelineview.h"

#include <QApplication>
#include <QImage>
#include <QPainter>

#include <benchmark/benchmark.h>

using namespace coroscope;

namespace {

constexpr std::uint32_t laneCount = 10'000;
constexpr std::uint32_t roundCount = 33; ///< each: waiting, ready, running
constexpr QSize frameSize(1600, 900);

class Appender : public TraceSink {
public:
    explicit Appender(RunView &view) : m_view(view) {}
    void take(TraceBatch &&batch) override
    {
        m_view.append(Recording::Executor::Loop, std::move(batch));
    }

private:
    RunView &m_view;
};

/// Every task sleeps again and again, each a little out of step with the others.
void record(RunView &view)
{
    view.reset();
    Appender sink(view);
    TraceWriter writer(sink);
    const auto write = [&writer](EventKind kind, std::uint32_t task, AwaitableId object = {},
                                 WaitKind wait = WaitKind::Yield) {
        TraceEvent event;
        event.kind = kind;
        event.subject = task;
        event.object = object;
        event.aux = static_cast<std::uint16_t>(wait);
        event.block = BlockId(1 + task % 7);
        writer.append(event);
    };
    writer.setTime(0);
    for (std::uint32_t task = 1; task <= laneCount; ++task) {
        TaskInfo info;
        info.coroutine = writer.text("worker");
        info.parent = TaskId(task > 1 ? 1 : 0);
        writer.addTask(TaskId(task), info);
        write(EventKind::TaskCreated, task);
        write(EventKind::TaskReady, task);
        write(EventKind::StepBegan, task);
        write(EventKind::Suspended, task, AwaitableId::future(task), WaitKind::Sleep);
    }
    std::uint32_t future = laneCount;
    for (std::uint32_t round = 1; round <= roundCount; ++round) {
        for (std::uint32_t task = 1; task <= laneCount; ++task) {
            writer.setTime(round + task * 5e-5);
            write(EventKind::TaskReady, task, AwaitableId::future(future));
            writer.setTime(round + task * 5e-5 + 2e-5);
            write(EventKind::StepBegan, task);
            writer.setTime(round + task * 5e-5 + 4e-5);
            write(EventKind::Suspended, task, AwaitableId::future(++future), WaitKind::Sleep);
        }
    }
    writer.flush();
    view.finish(Recording::Executor::Loop, RunEnd::Completed, {}, {});
    view.setLive(false);
    view.setPlayhead(view.duration());
}

struct Stage {
    Stage()
    {
        record(view);
        timeline.resize(frameSize);
        timeline.show();
        QCoreApplication::processEvents();
    }
    Document document;
    RunView view;
    Player player{view};
    Appearance appearance;
    TimelineView timeline{document, view, player, appearance};
    QImage frame{frameSize, QImage::Format_RGB32};
};

Stage *theStage = nullptr; ///< lives as long as the application in main()

Stage &stage() { return *theStage; }

/// The visible length in milliseconds, 0 for all.
void showLength(Stage &on, std::int64_t milliseconds)
{
    if (milliseconds == 0)
        on.timeline.fitAll();
    else
        on.view.setRange(10 * nanosPerSecond, 10 * nanosPerSecond + milliseconds * 1'000'000);
}

std::size_t visibleRuns(Stage &on)
{
    return on.timeline.canvas().withScene([](const ChartScene &scene) {
        std::size_t count = 0;
        const auto [first, last] = scene.visibleRows();
        for (int i = first; i < last; ++i) {
            const Row &row = scene.layout.rows()[static_cast<std::size_t>(i)];
            if (row.kind == RowKind::Lane || row.kind == RowKind::Loop)
                count += scene.cache.runs(scene.context, row).size();
        }
        return count;
    });
}

/// A frame after the range has moved: nothing is cached.
void pan(benchmark::State &state)
{
    Stage &on = stage();
    showLength(on, state.range(0));
    const Nanos step = std::max<Nanos>(1, (on.view.rangeEnd() - on.view.rangeBegin()) / 400);
    for (auto _ : state) {
        on.view.setRange(on.view.rangeBegin() + step, on.view.rangeEnd() + step);
        on.timeline.canvas().render(&on.frame);
    }
    state.counters["runs"] = static_cast<double>(visibleRuns(on));
}

/// A frame after the playhead has moved: painted from what is cached.
void scrub(benchmark::State &state)
{
    Stage &on = stage();
    showLength(on, state.range(0));
    Nanos time = on.view.rangeBegin();
    for (auto _ : state) {
        on.view.setPlayhead(time += 1'000'003);
        on.timeline.canvas().render(&on.frame);
    }
    on.view.setPlayhead(on.view.duration());
}

/// A frame after the lanes were scrolled.
void scrollLanes(benchmark::State &state)
{
    Stage &on = stage();
    showLength(on, state.range(0));
    ChartCanvas &canvas = on.timeline.canvas();
    for (auto _ : state) {
        canvas.setScroll(canvas.scroll() + 37 < canvas.largestScroll() ? canvas.scroll() + 37 : 0);
        canvas.render(&on.frame);
    }
    canvas.setScroll(0);
}

/// As many rectangles as the chart shows runs, in four colours, and nothing else.
void fillRectangles(benchmark::State &state)
{
    Stage &on = stage();
    showLength(on, state.range(0));
    const std::size_t count = visibleRuns(on);
    const QColor colors[] = {Qt::darkGreen, Qt::blue, Qt::yellow, Qt::red};
    for (auto _ : state) {
        QPainter painter(&on.frame);
        painter.fillRect(on.frame.rect(), Qt::white);
        for (std::size_t i = 0; i < count; ++i)
            painter.fillRect(static_cast<int>(i % 1400) + 150, static_cast<int>(i / 1400) * 30, 1,
                             12, colors[i % 4]);
    }
    state.counters["rectangles"] = static_cast<double>(count);
}

/// From a recording that is there already to a chart that is painted.
void open(benchmark::State &state)
{
    Stage &on = stage();
    for (auto _ : state) {
        TimelineView timeline(on.document, on.view, on.player, on.appearance);
        timeline.resize(frameSize);
        timeline.render(&on.frame);
    }
}

void lengths(benchmark::internal::Benchmark *benchmark)
{
    for (std::int64_t milliseconds : {0, 10'000, 1'000, 100, 1})
        benchmark->Arg(milliseconds);
    benchmark->Unit(benchmark::kMillisecond);
}

BENCHMARK(pan)->Apply(lengths);
BENCHMARK(scrub)->Apply(lengths);
BENCHMARK(scrollLanes)->Apply(lengths);
BENCHMARK(fillRectangles)->Apply(lengths);
BENCHMARK(open)->Unit(benchmark::kMillisecond);

} // namespace

int main(int argc, char **argv)
{
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    font::load();
    Stage stage;
    theStage = &stage;
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}
