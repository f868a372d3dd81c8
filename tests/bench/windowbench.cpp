// SPDX-License-Identifier: GPL-3.0-or-later
// The whole window, 1600 x 900, software rendering, while a program runs in it on the real clock
// that makes some 100,000 events a second: how long the GUI thread is away from its event loop. The
// limit is 100 ms.
#include "app/application.h"
#include "views/timeline/chartcanvas.h"
#include "views/timeline/timelineview.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

#include <benchmark/benchmark.h>

#include <algorithm>

using namespace coroscope;

namespace {

constexpr int second = 1000; // ms

/// 1,000 tasks that each wake up some 16 times a second: about 100,000 events.
constexpr const char *program = R"(import asyncio

async def worker(number):
    for _ in range(150):
        await asyncio.sleep(0.055 + number / 100_000)

async def main():
    await asyncio.gather(*[worker(number) for number in range(1000)])

asyncio.run(main())
)";

/// Notes how long it was each time until the event loop came round again.
class Heart {
public:
    Heart()
    {
        QObject::connect(&m_timer, &QTimer::timeout, [this] {
            m_gaps.push_back(static_cast<double>(m_clock.nsecsElapsed()) / 1e6);
            m_clock.start();
        });
        m_clock.start();
        m_timer.start(1);
    }
    /// In ms, the shortest first.
    std::vector<double> gaps() const
    {
        std::vector<double> sorted = m_gaps;
        std::ranges::sort(sorted);
        return sorted;
    }

private:
    QTimer m_timer;
    QElapsedTimer m_clock;
    std::vector<double> m_gaps;
};

std::size_t eventsOf(const MainWindow &window)
{
    return window.findChild<TimelineView *>()->canvas().withScene([](const ChartScene &scene) {
        const Recording *loop = scene.context.source.loop;
        return loop ? loop->trace.size() : 0;
    });
}

void live(benchmark::State &state)
{
    for (auto _ : state) {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("program.py"));
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(program) < 0)
            return state.SkipWithError("no file can be written");
        file.close();
        Application application(*qobject_cast<QApplication *>(QCoreApplication::instance()));
        application.start(path);
        MainWindow &window = application.window();
        window.resize(1600, 900);
        const Actions &actions = window.actions();
        if (!QTest::qWaitFor(
                [&] { return window.windowTitle().startsWith(QStringLiteral("program")); },
                20 * second))
            return state.SkipWithError("the program was not opened");
        actions[ActionId::RealClock]->trigger();
        actions[ActionId::Threads]->setChecked(false);
        QElapsedTimer wall;
        wall.start();
        const Heart heart;
        actions[ActionId::Run]->trigger();
        if (!QTest::qWaitFor([&] { return actions[ActionId::Stop]->isEnabled(); }, 5 * second))
            return state.SkipWithError("the program did not run");
        if (!QTest::qWaitFor([&] { return !actions[ActionId::Stop]->isEnabled(); }, 120 * second))
            return state.SkipWithError("the program did not end");
        const double seconds = static_cast<double>(wall.elapsed()) / second;
        const std::vector<double> gaps = heart.gaps();
        state.counters["longest_ms"] = gaps.back();
        state.counters["p99_ms"] = gaps[gaps.size() * 99 / 100];
        state.counters["events"] = static_cast<double>(eventsOf(window));
        state.counters["events_per_s"] = static_cast<double>(eventsOf(window)) / seconds;
    }
}

BENCHMARK(live)->Unit(benchmark::kMillisecond)->Iterations(1);

} // namespace

int main(int argc, char **argv)
{
    const QTemporaryDir settings; // not those of the person who measures
    qputenv("XDG_CONFIG_HOME", settings.path().toLocal8Bit());
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}
