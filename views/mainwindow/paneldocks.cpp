// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/mainwindow/paneldocks.h"

#include "views/mainwindow/docktitle.h"
#include "views/mainwindow/panels.h"

#include <QAction>
#include <QHBoxLayout>
#include <QMainWindow>

#include <algorithm>

namespace coroscope {

namespace {

enum Panel { Palette, Code, Inspector, Loop, Problems, Log, Results, Timeline, Events, Tasks };

/// What stands beside the chart when a person asks for it.
constexpr Panel besideTimeline[] = {Events, Tasks};

constexpr double paletteShare = 0.123, inspectorShare = 0.35, timelineShare = 0.47,
                 codeShare = 0.52, besideShare = 0.42;
constexpr int narrowestPalette = 168, widestPalette = 240;
constexpr int narrowestInspector = 320, widestInspector = 620;
constexpr int lowestForTwo = 880; ///< height of a window in which code and inspector both fit

/// A title bar that takes no room.
QWidget *makeNoTitle(QWidget *parent)
{
    auto *title = new QWidget(parent);
    auto *layout = new QHBoxLayout(title);
    layout->setContentsMargins({});
    return title;
}

/// Qt keeps the panels whose tabs are not chosen beyond the window.
bool isInFront(const QMainWindow &window, const QDockWidget &dock)
{
    return dock.isVisible() && window.rect().intersects(dock.geometry());
}

} // namespace

PanelDocks::PanelDocks(QMainWindow &window, Appearance &appearance)
    : QObject(&window), m_window(window), m_appearance(appearance)
{
    window.setDockOptions(QMainWindow::AllowTabbedDocks | QMainWindow::AllowNestedDocks);
    window.setTabPosition(Qt::AllDockWidgetAreas, QTabWidget::North);
    window.setDocumentMode(true);
    window.setCorner(Qt::BottomLeftCorner, Qt::BottomDockWidgetArea);
    window.setCorner(Qt::BottomRightCorner, Qt::BottomDockWidgetArea);
}

void PanelDocks::fill(const Panels &panels)
{
    constexpr auto left = Qt::LeftDockWidgetArea, right = Qt::RightDockWidgetArea;
    add(QStringLiteral("palette"), tr("Blocks"), panels.palette, left);
    add(QStringLiteral("code"), tr("Code"), panels.code, right);
    add(QStringLiteral("inspector"), tr("Inspector"), panels.inspector, right);
    add(QStringLiteral("loop"), tr("Loop"), panels.loop, right);
    add(QStringLiteral("problems"), tr("Problems"), panels.problems, right);
    add(QStringLiteral("log"), tr("Log"), panels.log, right);
    add(QStringLiteral("results"), tr("Results"), panels.results, right);
    add(QStringLiteral("timeline"), tr("Timeline"), panels.timeline, Qt::BottomDockWidgetArea);
    add(QStringLiteral("events"), tr("Events"), panels.events, Qt::BottomDockWidgetArea);
    add(QStringLiteral("tasks"), tr("Tasks"), panels.tasks, Qt::BottomDockWidgetArea);
    reset();
}

QDockWidget *PanelDocks::add(const QString &name, const QString &title, QWidget *content,
                             Qt::DockWidgetArea area)
{
    auto *dock = new QDockWidget(title, &m_window);
    dock->setObjectName(name + QStringLiteral("Dock"));
    dock->setWidget(content);
    dock->toggleViewAction()->setObjectName(name + QStringLiteral("Visible"));
    connect(dock->toggleViewAction(), &QAction::triggered, this, [this, dock](bool visible) {
        if (visible)
            bringForth(dock);
    });
    m_window.addDockWidget(area, dock);
    m_docks.append(dock);
    connect(dock, &QDockWidget::topLevelChanged, this, [this, dock] { showTitleBar(dock); });
    showTitleBar(dock);
    return dock;
}

/// A person asked for it: it comes to the front, and beside the chart it gets room enough.
void PanelDocks::bringForth(QDockWidget *dock)
{
    dock->raise();
    for (const Panel panel : besideTimeline) {
        if (m_docks[panel] != dock || dock->isFloating())
            continue;
        const int width = static_cast<int>(m_window.width() * besideShare);
        m_window.resizeDocks({m_docks[Timeline], dock}, {m_window.width() - width, width},
                             Qt::Horizontal);
        m_window.layout()->activate();
    }
}

void PanelDocks::showTitleBar(QDockWidget *dock)
{
    QWidget *old = dock->titleBarWidget();
    if (m_arranging || dock->isFloating())
        dock->setTitleBarWidget(new DockTitle(*dock, m_appearance));
    else
        dock->setTitleBarWidget(makeNoTitle(dock));
    if (old)
        old->deleteLater();
}

void PanelDocks::setArranging(bool arranging)
{
    if (arranging == m_arranging)
        return;
    m_arranging = arranging;
    for (QDockWidget *dock : m_docks)
        showTitleBar(dock);
}

void PanelDocks::reset()
{
    for (QDockWidget *dock : m_docks) {
        dock->setFloating(false);
        dock->show();
    }
    for (const Panel panel : besideTimeline)
        m_docks[panel]->hide();
    place();
    m_docks[Inspector]->raise();
    share();
}

void PanelDocks::place()
{
    m_codeIsAbove = m_window.height() >= lowestForTwo;
    m_window.addDockWidget(Qt::LeftDockWidgetArea, m_docks[Palette]);
    m_window.addDockWidget(Qt::RightDockWidgetArea, m_docks[Code]);
    if (m_codeIsAbove)
        m_window.splitDockWidget(m_docks[Code], m_docks[Inspector], Qt::Vertical);
    else
        m_window.tabifyDockWidget(m_docks[Code], m_docks[Inspector]);
    for (const Panel panel : {Loop, Problems, Log, Results})
        m_window.tabifyDockWidget(m_docks[panel - 1], m_docks[panel]);
    m_window.addDockWidget(Qt::BottomDockWidgetArea, m_docks[Timeline]);
    m_window.splitDockWidget(m_docks[Timeline], m_docks[Events], Qt::Horizontal);
    m_window.tabifyDockWidget(m_docks[Events], m_docks[Tasks]);
}

void PanelDocks::share()
{
    if (m_codeIsAbove != (m_window.height() >= lowestForTwo)) {
        Panel front = Inspector;
        for (const Panel panel : {Loop, Problems, Log, Results}) {
            if (isInFront(m_window, *m_docks[panel]))
                front = panel;
        }
        place();
        m_docks[front]->raise();
    }
    const int width = m_window.width();
    m_window.resizeDocks(
        {m_docks[Palette], m_docks[Inspector]},
        {std::clamp(int(width * paletteShare), narrowestPalette, widestPalette),
         std::clamp(int(width * inspectorShare), narrowestInspector, widestInspector)},
        Qt::Horizontal);
    m_window.resizeDocks({m_docks[Timeline]}, {int(m_window.height() * timelineShare)},
                         Qt::Vertical);
    m_window.layout()->activate(); // now: else the window is painted once with the old sizes
    if (!m_codeIsAbove)
        return;
    const int height = m_window.centralWidget()->height();
    const int above = static_cast<int>(height * codeShare);
    m_window.resizeDocks({m_docks[Code], m_docks[Inspector]}, {above, height - above},
                         Qt::Vertical);
    m_window.layout()->activate();
}

void PanelDocks::raise(const QWidget *panel)
{
    for (QDockWidget *dock : m_docks) {
        if (dock->widget() == panel) {
            dock->show();
            dock->raise();
        }
    }
}

} // namespace coroscope

#include "moc_paneldocks.cpp"
