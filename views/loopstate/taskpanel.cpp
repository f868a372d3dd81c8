// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/loopstate/taskpanel.h"

#include "views/loopstate/taskmodel.h"
#include "views/style/appearance.h"
#include "views/tables/rowcopy.h"

#include <QHeaderView>
#include <QTreeView>
#include <QVBoxLayout>

namespace coroscope {

namespace {

constexpr int taskNameWidth = 160, waitsWidth = 220, otherWidth = 84;
constexpr int taskRefreshMs = 40; ///< at most so often while the playhead moves

} // namespace

TaskPanel::TaskPanel(RunView &view, Appearance &appearance, QWidget *parent)
    : QWidget(parent), m_view(view), m_model(new TaskModel(view, appearance, this)),
      m_tree(new QTreeView)
{
    setObjectName(QStringLiteral("taskPanel"));
    m_tree->setModel(m_model);
    m_tree->setAccessibleName(tr("Tasks at the playhead"));
    m_tree->setUniformRowHeights(true);
    m_tree->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_tree->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_tree->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_tree->setIndentation(metric::m);
    m_tree->setFrameShape(QFrame::NoFrame);
    for (int column = 0; column < TaskModel::ColumnCount; ++column)
        m_tree->header()->resizeSection(column, column == TaskModel::Name       ? taskNameWidth
                                                : column == TaskModel::WaitsFor ? waitsWidth
                                                                                : otherWidth);
    letRowsBeCopied(*m_tree);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_tree);

    m_soon.setSingleShot(true);
    m_soon.setInterval(taskRefreshMs);
    connect(&m_soon, &QTimer::timeout, this, &TaskPanel::refresh);
    connect(&view, &RunView::playheadChanged, this, &TaskPanel::refreshSoon);
    connect(&view, &RunView::grew, this, &TaskPanel::refreshSoon);
    connect(&view, &RunView::selectionChanged, this, &TaskPanel::showSelection);
    connect(&appearance, &Appearance::changed, m_tree->viewport(), qOverload<>(&QWidget::update));
    connect(m_model, &QAbstractItemModel::rowsInserted, m_tree,
            [this](const QModelIndex &parent) { m_tree->expand(parent); });
    connect(m_model, &QAbstractItemModel::modelReset, this, &TaskPanel::showBands);
    connect(m_tree->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &TaskPanel::choose);
    m_tree->expandAll();
    showBands();
}

void TaskPanel::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    refresh();
    showSelection();
}

void TaskPanel::refreshSoon()
{
    if (isVisible() && !m_soon.isActive())
        m_soon.start();
}

void TaskPanel::refresh()
{
    m_soon.stop();
    m_model->refresh();
    m_tree->viewport()->update();
    showBands();
}

/// Without a threaded run there is no heading for one.
void TaskPanel::showBands() { m_tree->setRowHidden(1, {}, !m_view.hasThreads()); }

void TaskPanel::showSelection()
{
    const QModelIndex index = m_model->find(m_view.selectedBand(), m_view.selectedLane());
    if (!index.isValid() || m_tree->currentIndex().siblingAtColumn(0) == index)
        return;
    m_tree->setCurrentIndex(index);
    m_tree->scrollTo(index);
}

void TaskPanel::choose(const QModelIndex &index)
{
    const std::uint32_t lane = m_model->laneOf(index);
    if (lane != noLane && m_tree->hasFocus())
        m_view.selectLane(m_model->bandOf(index), lane);
}

} // namespace coroscope

#include "moc_taskpanel.cpp"
