// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/loopstate/taskpanel.h"

#include "support/tracebuilder.h"
#include "views/loopstate/taskmodel.h"
#include "views/style/appearance.h"

#include <QApplication>
#include <QTest>
#include <QTreeView>

#include <gtest/gtest.h>

namespace coroscope {
namespace {

class TaskPanelTest : public ::testing::Test {
protected:
    TaskPanelTest()
    {
        panel.resize(700, 400);
        panel.show();
        QApplication::setActiveWindow(&panel);
        test::TraceBuilder build;
        build.task("main").gathers({"hello1", "hello2"}).returns("null");
        build.task("hello1").sleeps(3).returns("15");
        build.task("hello2").sleeps(2).raises("ValueError('x')");
        view.reset();
        for (TraceBatch &batch : build.batches(5))
            view.append(Recording::Executor::Loop, std::move(batch));
        view.setLive(false);
    }
    void at(double seconds)
    {
        view.setPlayhead(nanosFromSeconds(seconds));
        QTest::qWait(100);
    }
    QModelIndex main() const { return model.index(0, 0, model.index(0, 0)); }
    std::string text(const QModelIndex &row, int column) const
    {
        return row.siblingAtColumn(column).data().toString().toStdString();
    }

    RunView view;
    Appearance appearance;
    TaskPanel panel{view, appearance};
    QTreeView &tree = *panel.findChild<QTreeView *>();
    TaskModel &model = *panel.findChild<TaskModel *>();
};

TEST_F(TaskPanelTest, listsTasksBelowTheirCreatorsWithTheirStates)
{
    at(2.5);
    ASSERT_EQ(model.rowCount(main()), 2);
    EXPECT_EQ(text(main(), TaskModel::Name), "main");
    const QModelIndex first = model.index(0, 0, main()), second = model.index(1, 0, main());
    EXPECT_EQ(text(first, TaskModel::State), "waiting");
    EXPECT_EQ(text(first, TaskModel::WaitsFor), "sleep until 3.000 s");
    EXPECT_EQ(text(second, TaskModel::State), "failed");
    EXPECT_EQ(text(second, TaskModel::Result), "failed: ValueError('x')");
    at(1);
    EXPECT_EQ(text(second, TaskModel::State), "waiting");
    EXPECT_EQ(text(second, TaskModel::Result), "");
}

TEST_F(TaskPanelTest, itsSelectionAndTheChartsAreOne)
{
    view.selectLane(Recording::Executor::Loop, 2);
    EXPECT_EQ(tree.currentIndex(), model.index(1, 0, main()));
    tree.setFocus();
    QTest::keyClick(&tree, Qt::Key_Up);
    EXPECT_EQ(view.selectedLane(), 1u);
    QTest::mouseClick(tree.viewport(), Qt::LeftButton, {}, tree.visualRect(main()).center());
    EXPECT_EQ(view.selectedLane(), 0u);
}

TEST_F(TaskPanelTest, aNewRunEmptiesIt)
{
    view.reset();
    EXPECT_EQ(model.rowCount(model.index(0, 0)), 0);
}

} // namespace
} // namespace coroscope
