// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/loopstate/looppanel.h"

#include "support/scriptrun.h"
#include "views/loopstate/loopmodel.h"
#include "views/models/player.h"
#include "views/style/appearance.h"
#include "views/tables/rowcopy.h"

#include <QApplication>
#include <QClipboard>
#include <QMimeData>
#include <QTest>
#include <QTreeView>

#include <gtest/gtest.h>

namespace coroscope {
namespace {

class IntoView : public TraceSink {
public:
    explicit IntoView(RunView &view) : m_view(view) {}
    void take(TraceBatch &&batch) override
    {
        m_view.append(Recording::Executor::Loop, std::move(batch));
    }

private:
    RunView &m_view;
};

class LoopPanelTest : public ::testing::Test {
protected:
    LoopPanelTest()
    {
        panel.resize(480, 600);
        panel.show();
        QApplication::setActiveWindow(&panel);
        run(R"(
async def work(seconds):
    await asyncio.sleep(seconds)
    return seconds
async def main():
    await asyncio.gather(work(1), work(2))
asyncio.run(main())
)");
    }
    void run(const char *python)
    {
        view.reset();
        IntoView sink(view);
        const CompileResult compiled = compile(test::scenarioFromPython(python));
        makeLoopExecutor()->run(*compiled.program, {}, sink, {});
        view.setLive(false);
    }
    void at(double seconds)
    {
        view.setPlayhead(nanosFromSeconds(seconds));
        QTest::qWait(100);
    }
    QModelIndex row(LoopModel::Section section, int number, int column = 0) const
    {
        return model.index(number, column, model.index(section, 0));
    }
    std::string text(LoopModel::Section section, int number, int column = 0) const
    {
        return row(section, number, column).data().toString().toStdString();
    }

    RunView view;
    Player player{view};
    Appearance appearance;
    LoopPanel panel{view, appearance};
    QTreeView &tree = *panel.findChild<QTreeView *>();
    LoopModel &model = *panel.findChild<LoopModel *>();
};

TEST_F(LoopPanelTest, showsTimersTasksAndSlotsAtThePlayhead)
{
    at(1.5);
    EXPECT_EQ(panel.headline().toStdString().substr(0, 11), "t = 1.500 s");
    EXPECT_NE(panel.headline().indexOf(QStringLiteral("the loop waits for 2.000 s")), -1);
    EXPECT_EQ(model.rowCount(model.index(LoopModel::Ready, 0)), 0);
    ASSERT_EQ(model.rowCount(model.index(LoopModel::Timers, 0)), 1);
    EXPECT_EQ(text(LoopModel::Timers, 0), "ends the sleep of work #2");
    EXPECT_EQ(text(LoopModel::Timers, 0, LoopModel::State), "2.000 s");
    ASSERT_EQ(model.rowCount(model.index(LoopModel::Tasks, 0)), 2) << "work has ended";
    EXPECT_EQ(text(LoopModel::Tasks, 0, LoopModel::Detail), "gather: work #2; 1 of 2 done");
    ASSERT_EQ(model.rowCount(model.index(LoopModel::Sets, 0)), 3);
    EXPECT_EQ(text(LoopModel::Sets, 1, LoopModel::Detail), "returned 1");
    EXPECT_EQ(text(LoopModel::Sets, 2, LoopModel::State), "pending");
    at(0.5);
    EXPECT_EQ(model.rowCount(model.index(LoopModel::Timers, 0)), 2);
}

TEST_F(LoopPanelTest, aClickOnARowSelectsItsTaskAndBlock)
{
    at(1.5);
    tree.setFocus();
    QTest::mouseClick(tree.viewport(), Qt::LeftButton, {},
                      tree.visualRect(row(LoopModel::Tasks, 1)).center());
    EXPECT_EQ(view.selectedLane(), 2u);
    EXPECT_EQ(view.selectedBlocks(), QSet<std::uint32_t>{2}) << "the sleep";
    QTest::keyClick(&tree, Qt::Key_Up);
    EXPECT_EQ(view.selectedLane(), 0u) << "main";
}

TEST_F(LoopPanelTest, copiesRowsAsTextAndCsv)
{
    at(1.5);
    tree.setFocus();
    tree.setCurrentIndex(row(LoopModel::Tasks, 0));
    QTest::keySequence(&tree, QKeySequence::Copy);
    const QMimeData *data = QApplication::clipboard()->mimeData();
    EXPECT_EQ(data->text().toStdString(), "main\twaiting\tgather: work #2; 1 of 2 done\n");
    tree.selectionModel()->select(row(LoopModel::Sets, 1),
                                  QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    EXPECT_EQ(rowsAsCsv(tree).toStdString(),
              "What,State,Waits for\r\n    1. work,done,returned 1\r\n");
}

TEST_F(LoopPanelTest, showsTheSameOnTheWayBack)
{
    const auto shown = [this] {
        QString all = model.headline();
        tree.clearSelection();
        model.refresh();
        return all + rowsAsText(tree);
    };
    player.toBegin();
    QStringList forward{shown()};
    for (std::size_t last = 0; view.playheadEvent() < view.loop().trace.size();) {
        player.stepForward();
        if (view.playheadEvent() == last)
            break;
        last = view.playheadEvent();
        model.refresh();
        forward << shown();
    }
    ASSERT_GT(forward.size(), 10);
    for (qsizetype i = forward.size() - 1; i-- > 1;) {
        player.stepBack();
        model.refresh();
        EXPECT_EQ(shown(), forward[i]) << i;
    }
}

TEST_F(LoopPanelTest, nothingHoldsTheLoopWhenTheRunIsOver)
{
    player.toEnd();
    QTest::qWait(100);
    EXPECT_NE(panel.headline().indexOf(QStringLiteral("The run is over")), -1);
}

TEST_F(LoopPanelTest, aNewRunEmptiesIt)
{
    at(1.5);
    view.reset();
    EXPECT_FALSE(tree.isVisible());
    EXPECT_EQ(model.rowCount(model.index(LoopModel::Tasks, 0)), 0);
}

} // namespace
} // namespace coroscope
