// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/mainwindow/windowfixture.h"

#include <QDockWidget>
#include <QSignalSpy>
#include <QTabBar>
#include <QTest>

using namespace coroscope;
using namespace coroscope::testing_support;

namespace {

class PanelDocksTest : public WindowTest {
protected:
    QDockWidget &code = find<QDockWidget>("codeDock");
    QDockWidget &inspector = find<QDockWidget>("inspectorDock");

    bool isAboveInspector()
    {
        return code.geometry().bottom() < inspector.geometry().top() &&
               code.geometry().left() == inspector.geometry().left();
    }
    bool isInFront(const QDockWidget &dock)
    {
        return dock.isVisible() && window.rect().intersects(dock.geometry());
    }
    bool areTabs() { return window.tabifiedDockWidgets(&code).contains(&inspector); }
    void resize(int width, int height)
    {
        window.resize(width, height);
        QTest::qWait(10);
    }
    /// Clicks the tab of a panel.
    void clickTab(const char *title)
    {
        for (QTabBar *bar : window.findChildren<QTabBar *>()) {
            for (int i = 0; i < bar->count(); ++i) {
                if (bar->tabText(i) == QLatin1StringView(title))
                    QTest::mouseClick(bar, Qt::LeftButton, {}, bar->tabRect(i).center());
            }
        }
        QTest::qWait(10);
    }
};

} // namespace

TEST_F(PanelDocksTest, theCodeStandsAboveTheInspectorInATallWindow)
{
    resize(1600, 1000);
    EXPECT_TRUE(isAboveInspector());
    EXPECT_GT(code.height(), 180);
    EXPECT_GT(inspector.height(), 180);
}

TEST_F(PanelDocksTest, theCodeIsATabInALowWindow)
{
    resize(1100, 700);
    EXPECT_TRUE(areTabs());
    EXPECT_GT(inspector.height(), 250);
    EXPECT_TRUE(isInFront(inspector)) << "the inspector is in front";
    clickTab("Code");
    EXPECT_TRUE(isInFront(code));
    EXPECT_FALSE(isInFront(inspector));
}

TEST_F(PanelDocksTest, theTabInFrontStaysInFrontWhenTheCodeMoves)
{
    clickTab("Log");
    resize(1100, 700);
    EXPECT_TRUE(areTabs());
    EXPECT_TRUE(isInFront(find<QDockWidget>("logDock")));
    resize(1600, 1000);
    EXPECT_TRUE(code.geometry().bottom() < find<QDockWidget>("logDock").geometry().top());
    EXPECT_TRUE(isInFront(find<QDockWidget>("logDock")));
}

TEST_F(PanelDocksTest, aPanelThatWasClosedStaysClosedWhenTheCodeMoves)
{
    code.toggleViewAction()->trigger();
    find<QDockWidget>("logDock").toggleViewAction()->trigger();
    resize(1100, 700);
    EXPECT_TRUE(code.isHidden());
    EXPECT_TRUE(find<QDockWidget>("logDock").isHidden());
    action(ActionId::ResetPanels).trigger();
    EXPECT_FALSE(code.isHidden());
    EXPECT_FALSE(find<QDockWidget>("logDock").isHidden());
}

TEST_F(PanelDocksTest, eventsAndTasksStandBesideTheChartWhenTheyAreAskedFor)
{
    auto &events = find<QDockWidget>("eventsDock"), &tasks = find<QDockWidget>("tasksDock");
    auto &chart = find<QDockWidget>("timelineDock");
    EXPECT_TRUE(events.isHidden());
    EXPECT_TRUE(tasks.isHidden());
    EXPECT_TRUE(find<QDockWidget>("loopDock").isVisible());
    find<QAction>("eventsVisible").trigger();
    QTest::qWait(100);
    EXPECT_TRUE(events.isVisible());
    EXPECT_GT(events.geometry().left(), chart.geometry().right());
    EXPECT_EQ(events.geometry().top(), chart.geometry().top());
    action(ActionId::ResetPanels).trigger();
    EXPECT_TRUE(events.isHidden());
}

TEST_F(PanelDocksTest, thePlaceOfTheCodeIsRemembered)
{
    code.setFloating(true);
    const QByteArray state = window.saveState();
    action(ActionId::ResetPanels).trigger();
    EXPECT_FALSE(code.isFloating());
    window.restorePanels(state);
    EXPECT_TRUE(code.isFloating());
}

TEST_F(PanelDocksTest, aWindowThatIsMaximizedAsItOpensKeepsThePlacesOfItsPanels)
{
    resize(1600, 1000);
    find<QAction>("eventsVisible").trigger();
    window.resizeDocks({&inspector}, {500}, Qt::Horizontal);
    QTest::qWait(10);
    const QByteArray state = window.saveState();
    const QRect before = inspector.geometry();
    window.hide();
    action(ActionId::ResetPanels).trigger();
    window.resize(1100, 700);
    window.restorePanels(state);
    window.show();
    resize(1600, 1000);
    EXPECT_EQ(inspector.geometry(), before);
    EXPECT_TRUE(find<QDockWidget>("eventsDock").isVisible());
    QTest::qWait(600);
    resize(1700, 1000);
    EXPECT_GT(window.centralWidget()->width(), 1700 / 3) << "later sizes are a person's";
}

TEST_F(PanelDocksTest, aWindowOfBeforeTheCodePanelShowsItAllTheSame)
{
    QMainWindow before;
    before.resize(window.size());
    for (const char *name : {"palette", "inspector", "problems", "log", "results", "timeline"}) {
        auto *dock = new QDockWidget(&before);
        dock->setObjectName(QLatin1StringView(name) + QStringLiteral("Dock"));
        dock->setWidget(new QWidget);
        before.addDockWidget(Qt::RightDockWidgetArea, dock);
    }
    before.show();
    window.restorePanels(before.saveState());
    QTest::qWait(10);
    EXPECT_EQ(window.dockWidgetArea(&find<QDockWidget>("paletteDock")), Qt::RightDockWidgetArea);
    EXPECT_TRUE(code.isVisible());
    EXPECT_GT(code.height(), 50);
}

TEST_F(PanelDocksTest, exportPythonAsksForTheFlavourThatIsShown)
{
    QList<PythonFlavour> asked;
    QObject::connect(&window, &MainWindow::exportPythonRequested, &window,
                     [&asked](PythonFlavour flavour) { asked << flavour; });
    QTest::keySequence(&window, action(ActionId::ExportPython).shortcut());
    ASSERT_EQ(asked.size(), 1);
    EXPECT_EQ(asked.front(), PythonFlavour::Threads);
    EXPECT_TRUE(panels.code->actions().contains(&action(ActionId::ExportPython)))
        << "it is in the panel's context menu";
}
