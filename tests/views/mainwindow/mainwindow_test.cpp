// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/mainwindow/windowfixture.h"

#include <QDockWidget>
#include <QDropEvent>
#include <QLabel>
#include <QMenu>
#include <QMenuBar>
#include <QMimeData>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace coroscope;
using namespace coroscope::testing_support;

namespace {

using MainWindowTest = WindowTest;

bool drop(QWidget &target, const QString &path)
{
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(path)});
    QDragEnterEvent enter({10, 10}, Qt::CopyAction, &data, Qt::LeftButton, {});
    enter.ignore();
    QCoreApplication::sendEvent(&target, &enter);
    if (!enter.isAccepted())
        return false;
    QDropEvent event({10, 10}, Qt::CopyAction, &data, Qt::LeftButton, {});
    QCoreApplication::sendEvent(&target, &event);
    return true;
}

} // namespace

TEST_F(MainWindowTest, keysAskForWhatTheyName)
{
    const std::tuple<Qt::Key, Qt::KeyboardModifiers, void (MainWindow::*)()> rows[] = {
        {Qt::Key_N, Qt::ControlModifier, &MainWindow::newRequested},
        {Qt::Key_O, Qt::ControlModifier, &MainWindow::openRequested},
        {Qt::Key_I, Qt::ControlModifier, &MainWindow::importRequested},
        {Qt::Key_S, Qt::ControlModifier, &MainWindow::saveRequested},
        {Qt::Key_S, Qt::ControlModifier | Qt::ShiftModifier, &MainWindow::saveAsRequested},
        {Qt::Key_F5, Qt::NoModifier, &MainWindow::runRequested},
    };
    for (const auto &[key, modifiers, intent] : rows) {
        QSignalSpy asked(&window, intent);
        QTest::keyClick(&window, key, modifiers);
        EXPECT_EQ(asked.count(), 1) << key;
    }
}

TEST_F(MainWindowTest, theRunButtonStopsWhileARunGoesOn)
{
    QSignalSpy run(&window, &MainWindow::runRequested);
    QSignalSpy stop(&window, &MainWindow::stopRequested);
    auto &button = find<QToolButton>("runButton");
    QTest::mouseClick(&button, Qt::LeftButton);
    EXPECT_EQ(run.count(), 1);
    view.reset();
    EXPECT_EQ(button.text(), QStringLiteral("Stop"));
    QTest::mouseClick(&button, Qt::LeftButton);
    EXPECT_EQ(run.count(), 1);
    EXPECT_EQ(stop.count(), 1);
    view.setLive(false);
    EXPECT_EQ(button.text(), QStringLiteral("Run"));
}

TEST_F(MainWindowTest, transportIsForRecordingsOnly)
{
    EXPECT_FALSE(action(ActionId::StepForward).isEnabled());
    record();
    EXPECT_TRUE(action(ActionId::StepForward).isEnabled());
    view.rewind();
    action(ActionId::StepForward).trigger();
    EXPECT_EQ(view.playheadEvent(), 1u);
}

TEST_F(MainWindowTest, arrowsStepOnTheChartAndWriteInTexts)
{
    record();
    view.rewind();
    panels.timeline->setFocus();
    QTest::keyClick(panels.timeline, Qt::Key_Right);
    EXPECT_EQ(view.playheadEvent(), 1u);
    panels.canvas->setFocus();
    QTest::keyClick(panels.canvas, Qt::Key_Right);
    EXPECT_EQ(view.playheadEvent(), 1u);
}

TEST_F(MainWindowTest, undoAndRedoFollowTheDocument)
{
    EXPECT_FALSE(action(ActionId::Undo).isEnabled());
    change();
    EXPECT_TRUE(action(ActionId::Undo).isEnabled());
    action(ActionId::Undo).trigger();
    EXPECT_TRUE(document.scenario().program.empty());
    action(ActionId::Redo).trigger();
    EXPECT_EQ(document.scenario().program.size(), 1u);
}

TEST_F(MainWindowTest, theTitleTellsNameAndChanges)
{
    window.setFile(QStringLiteral("/tmp/lamp.coroscope"), QStringLiteral("lamp"));
    EXPECT_EQ(window.windowTitle(), QStringLiteral("lamp[*] — Coroscope"));
    EXPECT_FALSE(window.isWindowModified());
    change();
    EXPECT_TRUE(window.isWindowModified());
    document.markSaved();
    EXPECT_FALSE(window.isWindowModified());
}

TEST_F(MainWindowTest, aDroppedScenarioIsAskedFor)
{
    QSignalSpy asked(&window, &MainWindow::openFileRequested);
    EXPECT_TRUE(drop(window, QStringLiteral("/tmp/a.coroscope")));
    ASSERT_EQ(asked.count(), 1);
    EXPECT_EQ(asked[0][0].toString(), QStringLiteral("/tmp/a.coroscope"));
    EXPECT_FALSE(drop(window, QStringLiteral("/tmp/a.txt")));
    EXPECT_EQ(asked.count(), 1);
}

TEST_F(MainWindowTest, aDroppedPythonProgramIsAskedFor)
{
    QSignalSpy asked(&window, &MainWindow::openFileRequested);
    EXPECT_TRUE(drop(window, QStringLiteral("/tmp/a.py")));
    ASSERT_EQ(asked.count(), 1);
    EXPECT_EQ(asked[0][0].toString(), QStringLiteral("/tmp/a.py"));
}

TEST_F(MainWindowTest, staysOpenWhenItsGuardSaysNo)
{
    bool may = false;
    window.setCloseGuard([&may] { return may; });
    EXPECT_FALSE(window.close());
    EXPECT_TRUE(window.isVisible());
    may = true;
    EXPECT_TRUE(window.close());
}

TEST_F(MainWindowTest, recentFilesAreInTheMenu)
{
    window.setRecentFiles({QStringLiteral("/tmp/x.coroscope"), QStringLiteral("/tmp/y.coroscope")});
    QSignalSpy asked(&window, &MainWindow::openFileRequested);
    for (QMenu *menu : window.findChildren<QMenu *>()) {
        for (QAction *entry : menu->actions()) {
            if (entry->text() == QStringLiteral("y.coroscope"))
                entry->trigger();
        }
    }
    ASSERT_EQ(asked.count(), 1);
    EXPECT_EQ(asked[0][0].toString(), QStringLiteral("/tmp/y.coroscope"));
}

TEST_F(MainWindowTest, theNarrationCanBeSwitchedOff)
{
    EXPECT_TRUE(window.isNarrated());
    action(ActionId::Narration).trigger();
    EXPECT_FALSE(window.isNarrated());
    EXPECT_FALSE(isNarrated) << "the chart is told";
    window.setNarrated(true);
    EXPECT_TRUE(isNarrated);
}

TEST_F(MainWindowTest, hiddenPanelsComeBackOnReset)
{
    auto &palette = find<QDockWidget>("paletteDock");
    auto &timeline = find<QDockWidget>("timelineDock");
    palette.close();
    timeline.setFloating(true);
    action(ActionId::ResetPanels).trigger();
    EXPECT_TRUE(palette.isVisible());
    EXPECT_FALSE(timeline.isFloating());
    EXPECT_EQ(window.dockWidgetArea(&timeline), Qt::BottomDockWidgetArea);
}

TEST_F(MainWindowTest, panelsKeepTheirSharesUntilAPersonSizesThem)
{
    const int before = find<QDockWidget>("timelineDock").height();
    window.resize(1400, 700);
    QTest::qWait(10);
    const int shrunk = find<QDockWidget>("timelineDock").height();
    EXPECT_LT(shrunk, before);
    EXPECT_NEAR(double(shrunk) / 700, double(before) / 900, 0.06);
}

TEST_F(MainWindowTest, panelsHaveTheirNewSharesBeforeTheResizedWindowIsPainted)
{
    QTest::qWait(10);
    window.resize(1100, 700);
    const QRect atOnce = window.centralWidget()->geometry();
    QTest::qWait(10);
    EXPECT_EQ(atOnce, window.centralWidget()->geometry());
}

TEST_F(MainWindowTest, panelsShowTitleBarsOnlyWhileTheyAreArranged)
{
    auto &dock = find<QDockWidget>("paletteDock");
    EXPECT_EQ(dock.titleBarWidget()->findChildren<QToolButton *>().size(), 0);
    action(ActionId::ArrangePanels).trigger();
    EXPECT_EQ(dock.titleBarWidget()->findChildren<QToolButton *>().size(), 2);
}

TEST_F(MainWindowTest, theGalleryCoversTheWindowBelowItsHeader)
{
    QSignalSpy asked(&window, &MainWindow::openExampleRequested);
    action(ActionId::Examples).trigger();
    EXPECT_TRUE(window.gallery().isVisible());
    EXPECT_EQ(window.gallery().geometry().bottom(), window.rect().bottom());
    QTest::mouseClick(window.gallery().findChild<QWidget *>(QStringLiteral("one")), Qt::LeftButton);
    EXPECT_EQ(asked.count(), 1);
}

TEST_F(MainWindowTest, aNarrowWindowKeepsTheRunButton)
{
    window.resize(820, 600);
    QTest::qWait(10);
    EXPECT_FALSE(find<QToolButton>("searchButton").isVisible());
    const auto &run = find<QToolButton>("runButton");
    EXPECT_TRUE(run.isVisible());
    EXPECT_LE(run.mapTo(&window, run.rect().bottomRight()).x(), window.width());
    window.resize(1400, 900);
    QTest::qWait(10);
    EXPECT_TRUE(find<QToolButton>("searchButton").isVisible());
}

TEST_F(MainWindowTest, aLongNameMakesRoomForTheSearchBox)
{
    const QString name = QStringLiteral("a very long name of a scenario that someone wrote down");
    for (const int width : {1600, 1360, 1100}) {
        window.resize(width, 700);
        window.setFile({}, name);
        change(); // "edited" is longer
        QTest::qWait(10);
        const auto &search = find<QToolButton>("searchButton");
        EXPECT_TRUE(search.isVisible()) << width;
        EXPECT_LE(search.mapTo(&window, search.rect().bottomRight()).x(), window.width()) << width;
        EXPECT_GE(search.width(), search.minimumSizeHint().width()) << width;
        const auto &shown = find<QLabel>("documentName");
        EXPECT_TRUE(shown.text().contains(QChar(0x2026))) << width;
        EXPECT_GE(shown.width(), shown.minimumSizeHint().width()) << width;
    }
}

TEST_F(MainWindowTest, everyButtonHasANameAndATip)
{
    for (const QToolButton *button : find<QWidget>("header").findChildren<QToolButton *>()) {
        if (button->objectName().startsWith(QStringLiteral("qt_")))
            continue;
        EXPECT_FALSE(button->accessibleName().isEmpty()) << button->text().toStdString();
        EXPECT_FALSE(button->toolTip().isEmpty()) << button->accessibleName().toStdString();
    }
}

TEST_F(MainWindowTest, everyActionHasAUniqueKey)
{
    QHash<QString, QString> owners;
    for (const QAction *each : window.actions().all()) {
        for (const QKeySequence &keys : each->shortcuts()) {
            EXPECT_FALSE(owners.contains(keys.toString()))
                << keys.toString().toStdString() << " of " << each->objectName().toStdString();
            owners.insert(keys.toString(), each->objectName());
        }
        EXPECT_FALSE(each->toolTip().isEmpty()) << each->objectName().toStdString();
    }
}

TEST_F(MainWindowTest, clockAndThreadsAreChosenInTheHeader)
{
    EXPECT_FALSE(window.isRealClock());
    EXPECT_TRUE(window.hasThreads());
    for (QToolButton *button : window.findChildren<QToolButton *>()) {
        if (button->text() == QStringLiteral("Real"))
            QTest::mouseClick(button, Qt::LeftButton);
    }
    EXPECT_TRUE(window.isRealClock());
    QTest::mouseClick(&find<QToolButton>("threadsButton"), Qt::LeftButton);
    EXPECT_FALSE(window.hasThreads());
}
