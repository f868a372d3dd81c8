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

#include <malloc.h>

#include <algorithm>
#include <chrono>

using namespace coroscope;

namespace {

/// Every task sleeps again and again, each a little out of step with the others.
struct Shape {
    std::uint32_t lanes = 10'000;
    std::uint32_t rounds = 33; ///< each: waiting, ready, running
    double outOfStep = 5e-5;   ///< seconds
    double readyFor = 2e-5, runsFor = 2e-5;
};
/// All of its spans can be seen at one time, apart from each other.
constexpr Shape dense{
    .lanes = 24, .rounds = 140, .outOfStep = 1e-2, .readyFor = 0.3, .runsFor = 0.3};
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

/// Writes what a run of \p shape does; \p isDue is asked after each round of each task whether to
/// hand over what there is.
template <class IsDue>
void write(TraceSink &sink, const Shape &shape, IsDue isDue)
{
    TraceWriter writer(sink);
    const auto add = [&writer](EventKind kind, std::uint32_t task, AwaitableId object = {},
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
    for (std::uint32_t task = 1; task <= shape.lanes; ++task) {
        TaskInfo info;
        info.coroutine = writer.text("worker");
        info.parent = TaskId(task > 1 ? 1 : 0);
        writer.addTask(TaskId(task), info);
        add(EventKind::TaskCreated, task);
        add(EventKind::TaskReady, task);
        add(EventKind::StepBegan, task);
        add(EventKind::Suspended, task, AwaitableId::future(task), WaitKind::Sleep);
    }
    std::uint32_t future = shape.lanes;
    for (std::uint32_t round = 1; round <= shape.rounds; ++round) {
        for (std::uint32_t task = 1; task <= shape.lanes; ++task) {
            const double begin = round + task * shape.outOfStep;
            writer.setTime(begin);
            add(EventKind::TaskReady, task, AwaitableId::future(future));
            writer.setTime(begin + shape.readyFor);
            add(EventKind::StepBegan, task);
            writer.setTime(begin + shape.readyFor + shape.runsFor);
            add(EventKind::Suspended, task, AwaitableId::future(++future), WaitKind::Sleep);
            if (isDue(writer))
                writer.flush();
        }
    }
    writer.flush();
}

void record(RunView &view, const Shape &shape)
{
    view.reset();
    Appender sink(view);
    write(sink, shape, [](const TraceWriter &) { return false; });
    view.finish(Recording::Executor::Loop, RunEnd::Completed, {}, {});
    view.setLive(false);
    view.setPlayhead(view.duration());
}

/// How long frames took: shown are the 95th percentile and the longest, in ms.
class Frames {
public:
    explicit Frames(benchmark::State &state) : m_state(state) {}
    ~Frames()
    {
        if (m_times.empty())
            return;
        std::ranges::sort(m_times);
        m_state.counters["p95_ms"] = m_times[m_times.size() * 95 / 100];
        m_state.counters["longest_ms"] = m_times.back();
    }
    Frames(const Frames &) = delete;
    Frames &operator=(const Frames &) = delete;

    template <class Work>
    void frame(Work &&work)
    {
        const auto begin = std::chrono::steady_clock::now();
        work();
        const std::chrono::duration<double, std::milli> took =
            std::chrono::steady_clock::now() - begin;
        m_times.push_back(took.count());
    }

private:
    benchmark::State &m_state;
    std::vector<double> m_times;
};

struct Stage {
    explicit Stage(const Shape &shape = {})
    {
        record(view, shape);
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
    Frames frames(state);
    int count = 0;
    for (auto _ : state) {
        const Nanos way = ++count / 50 % 2 == 0 ? step : -step;
        frames.frame([&] {
            on.view.setRange(on.view.rangeBegin() + way, on.view.rangeEnd() + way);
            on.timeline.canvas().render(&on.frame);
        });
    }
    state.counters["runs"] = static_cast<double>(visibleRuns(on));
}

/// A frame after the playhead has moved: painted from what is cached.
void scrub(benchmark::State &state)
{
    Stage &on = stage();
    showLength(on, state.range(0));
    Nanos time = on.view.rangeBegin();
    Frames frames(state);
    for (auto _ : state) {
        frames.frame([&] {
            on.view.setPlayhead(time += 1'000'003);
            on.timeline.canvas().render(&on.frame);
        });
    }
    on.view.setPlayhead(on.view.duration());
}

/// A frame after the lanes were scrolled.
void scrollLanes(benchmark::State &state)
{
    Stage &on = stage();
    showLength(on, state.range(0));
    ChartCanvas &canvas = on.timeline.canvas();
    Frames frames(state);
    for (auto _ : state) {
        frames.frame([&] {
            canvas.setScroll(canvas.scroll() + 37 < canvas.largestScroll() ? canvas.scroll() + 37
                                                                           : 0);
            canvas.render(&on.frame);
        });
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

/// A frame in which some 10,000 spans can be seen, each for itself, none of them cached.
void manySpans(benchmark::State &state)
{
    Stage on(dense);
    on.timeline.fitAll();
    Frames frames(state);
    for (auto _ : state) {
        frames.frame([&] {
            on.view.setRange(on.view.rangeBegin() + 1, on.view.rangeEnd() + 1);
            on.timeline.canvas().render(&on.frame);
        });
    }
    state.counters["runs"] = static_cast<double>(visibleRuns(on));
}

/// From the events of a run on their way to a chart that is painted.
void receive(benchmark::State &state)
{
    Stage &on = stage();
    for (auto _ : state) {
        RunView view;
        Player player(view);
        record(view, {});
        TimelineView timeline(on.document, view, player, on.appearance);
        timeline.resize(frameSize);
        timeline.render(&on.frame);
    }
}

/// What the GUI thread does each 33 ms while a run makes 100,000 events a second: takes what has
/// come and paints it. Once through a run of 1,000,000 spans.
void live(benchmark::State &state)
{
    struct Painter final : TraceSink {
        Painter(Stage &stage, RunView &run, TimelineView &timeline, Frames &times)
            : on(stage), view(run), chart(timeline), frames(times)
        {
        }
        void take(TraceBatch &&batch) override
        {
            frames.frame([&] {
                view.append(Recording::Executor::Loop, std::move(batch));
                view.setLiveTime(view.loop().trace.duration());
                view.setPlayhead(view.duration());
                chart.render(&on.frame);
            });
        }
        Stage &on;
        RunView &view;
        TimelineView &chart;
        Frames &frames;
    };
    constexpr std::size_t eventsOfFrame = 100'000 / 30;
    Stage &on = stage();
    for (auto _ : state) {
        Frames frames(state);
        RunView view;
        Player player(view);
        TimelineView timeline(on.document, view, player, on.appearance);
        timeline.resize(frameSize);
        view.reset();
        Painter painter(on, view, timeline, frames);
        write(painter, {}, [](const TraceWriter &w) { return w.pending() >= eventsOfFrame; });
    }
}

/// What the heap holds, in MB.
double heldMegabytes()
{
    const struct mallinfo2 info = ::mallinfo2();
    return static_cast<double>(info.uordblks + info.hblkhd) / 1e6;
}

/// What a recording of 1,000,000 spans takes: its trace, what is derived from it, and the chart
/// that has painted it.
void memory(benchmark::State &state)
{
    struct Taker final : TraceSink {
        void take(TraceBatch &&batch) override { recording.trace.append(std::move(batch)); }
        Recording recording;
    };
    for (auto _ : state) {
        const double before = heldMegabytes();
        Taker taker;
        write(taker, {}, [](const TraceWriter &) { return false; });
        const double withTrace = heldMegabytes();
        taker.recording.lifecycle.update(taker.recording.trace);
        const double withLifecycle = heldMegabytes();
        taker.recording.history.update(taker.recording.trace);
        const double withHistory = heldMegabytes();
        state.counters["trace_mb"] = withTrace - before;
        state.counters["lifecycle_mb"] = withLifecycle - withTrace;
        state.counters["history_mb"] = withHistory - withLifecycle;
    }
    const double before = heldMegabytes();
    Stage &on = stage();
    TimelineView timeline(on.document, on.view, on.player, on.appearance);
    timeline.resize(frameSize);
    timeline.render(&on.frame);
    state.counters["chart_mb"] = heldMegabytes() - before;
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
BENCHMARK(manySpans)->Unit(benchmark::kMillisecond);
BENCHMARK(open)->Unit(benchmark::kMillisecond);
BENCHMARK(receive)->Unit(benchmark::kMillisecond);
BENCHMARK(memory)->Unit(benchmark::kMillisecond)->Iterations(1);
BENCHMARK(live)->Unit(benchmark::kMillisecond)->Iterations(1);

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
