// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/comparison/comparisonpanel.h"

#include "support/tracebuilder.h"
#include "trace/metrics.h"
#include "views/comparison/figure.h"
#include "views/models/outcome.h"
#include "views/models/recordings.h"
#include "views/style/appearance.h"

#include <QLabel>
#include <QTest>

#include <gtest/gtest.h>

using namespace coroscope;
using namespace coroscope::testing_support;

namespace {

constexpr auto loop = Recording::Executor::Loop;
constexpr auto threads = Recording::Executor::Threads;

class ComparisonPanelTest : public testing::Test {
protected:
    void record(bool withThreads, RunEnd end = RunEnd::Completed, const std::string &message = {})
    {
        view.reset();
        view.setHasThreads(withThreads);
        view.append(loop, oneTaskThatSleeps());
        view.finish(loop, end, message, {});
        if (withThreads) {
            view.append(threads, oneTaskThatSleeps());
            view.finish(threads, RunEnd::Completed, {}, {});
        }
        view.setLive(false);
    }
    QStringList texts() const
    {
        QStringList all;
        for (const QLabel *label : panel.findChildren<QLabel *>())
            all << label->text();
        return all;
    }
    QStringList figures() const
    {
        QStringList all;
        for (const Figure *figure : panel.findChildren<Figure *>())
            all << figure->accessibleName();
        return all;
    }

    RunView view;
    Appearance appearance;
    ComparisonPanel panel{view, appearance};
};

} // namespace

TEST_F(ComparisonPanelTest, saysWhatToDoBeforeTheFirstRun)
{
    ASSERT_EQ(texts().size(), 1);
    EXPECT_TRUE(texts()[0].contains(QStringLiteral("F5")));
}

TEST_F(ComparisonPanelTest, showsResultAndMakespan)
{
    record(false);
    EXPECT_TRUE(texts().contains(QStringLiteral("Completed.")));
    EXPECT_TRUE(texts().contains(QStringLiteral("5")));
    EXPECT_EQ(figures(), QStringList{QStringLiteral("Event loop: 2.000 s")});
}

TEST_F(ComparisonPanelTest, showsARowForEachFigureWithItsSentence)
{
    record(true);
    const QStringList shown = texts();
    const auto rows = compare(view.loop(), &view.threads());
    ASSERT_FALSE(rows.empty());
    for (const ComparisonRow &row : rows) {
        EXPECT_TRUE(shown.contains(QString::fromStdString(row.name))) << row.name;
        EXPECT_TRUE(shown.contains(QString::fromStdString(row.threads))) << row.threads;
        EXPECT_TRUE(shown.contains(QString::fromStdString(row.sentence))) << row.sentence;
    }
    EXPECT_EQ(figures().size(), 2);
}

TEST_F(ComparisonPanelTest, leavesThreadsOutWhenTheyDidNotRun)
{
    record(false);
    EXPECT_FALSE(texts().contains(QStringLiteral("Threads")) &&
                 figures().contains(QStringLiteral("Threads: 2.000 s")));
    EXPECT_EQ(figures().size(), 1);
}

TEST_F(ComparisonPanelTest, whatWentOtherwiseOnThreadsIsSaidAndLeadsToItsPlace)
{
    view.reset();
    view.setHasThreads(true);
    for (const auto band : {loop, threads}) {
        test::TraceBuilder build(band);
        build.task("main").creates("blocker").creates("sleeper").sleeps(4);
        build.task("blocker").sleeps(0.5).at(9).blocks(2);
        build.task("sleeper").sleeps(1);
        for (TraceBatch &batch : build.batches(1000))
            view.append(band, std::move(batch));
        view.finish(band, RunEnd::Completed, {}, {});
    }
    view.setLive(false);
    ASSERT_EQ(view.differences().size(), 1u);
    const QString words =
        QString::fromStdString(sentence(view.differences()[0], view.loop(), view.threads()));
    panel.resize(400, 900);
    panel.show();
    QLabel *found = nullptr;
    for (QLabel *label : panel.findChildren<QLabel *>()) {
        if (label->accessibleName() == words)
            found = label;
    }
    ASSERT_NE(found, nullptr);
    QCoreApplication::processEvents();
    QTest::mouseClick(found, Qt::LeftButton, {}, QPoint(20, 8));
    EXPECT_EQ(view.playhead(), nanosPerSecond);
    EXPECT_EQ(view.selectedLane(), 2u);
    EXPECT_TRUE(texts().contains(QStringLiteral("returned None at 2.500 s")))
        << "the table of the tasks' ends";
}

TEST_F(ComparisonPanelTest, saysWhyARunFailed)
{
    record(false, RunEnd::Failed, "ValueError('x')");
    EXPECT_TRUE(texts().contains(QStringLiteral("Failed: ValueError('x')")));
}

TEST_F(ComparisonPanelTest, forgetsTheLastRun)
{
    record(true);
    view.reset();
    view.setLive(false);
    EXPECT_TRUE(figures().isEmpty());
}

TEST(Outcome, leavesOutRunsThatGaveNothing)
{
    Recording recording;
    BatchKeeper keeper;
    TraceWriter writer(keeper);
    writer.append({.kind = EventKind::RunEnded, .detail = writer.text("null")});
    writer.append({.kind = EventKind::RunEnded, .detail = writer.text("[15,5,50]")});
    writer.append({.kind = EventKind::RunEnded,
                   .flags = EventFlag::failed,
                   .detail = writer.text("ValueError('x')")});
    writer.flush();
    recording.trace.append(std::move(keeper.batch));
    EXPECT_EQ(runResults(recording),
              (QStringList{QStringLiteral("[15, 5, 50]"), QStringLiteral("ValueError('x')")}));
}
