// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/loopstate/looppanel.h"

#include "trace/metrics.h"
#include "views/editor/texts.h"
#include "views/loopstate/loopmodel.h"
#include "views/style/appearance.h"
#include "views/tables/rowcopy.h"

#include <QHeaderView>
#include <QLabel>
#include <QTreeView>
#include <QVBoxLayout>

namespace coroscope {

namespace {

constexpr int loopNameWidth = 180, stateWidth = 84;
constexpr int loopRefreshMs = 40; ///< at most so often while the playhead moves

} // namespace

LoopPanel::LoopPanel(RunView &view, Appearance &appearance, QWidget *parent)
    : QWidget(parent), m_view(view), m_model(new LoopModel(view, appearance, this)),
      m_headline(new QLabel), m_hint(new QLabel), m_tree(new QTreeView)
{
    setObjectName(QStringLiteral("loopPanel"));
    m_headline->setObjectName(QStringLiteral("loopHeadline"));
    m_headline->setWordWrap(true);
    m_headline->setFont(font::interface(font::Size::Normal, QFont::DemiBold));
    m_headline->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_headline->setContentsMargins(metric::l, metric::m, metric::l, metric::s);
    m_hint->setProperty("kind", QStringLiteral("hint"));
    m_hint->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_hint->setWordWrap(true);
    m_hint->setText(
        tr("Run the scenario (F5) to see here the event loop at the playhead: its ready "
           "queue, its timers, and what every task waits for."));
    makeTree();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(m_headline);
    layout->addWidget(m_hint, 1);
    layout->addWidget(m_tree, 1);

    m_soon.setSingleShot(true);
    m_soon.setInterval(loopRefreshMs);
    connect(&m_soon, &QTimer::timeout, this, &LoopPanel::refresh);
    connect(&view, &RunView::playheadChanged, this, &LoopPanel::refreshSoon);
    connect(&view, &RunView::selectionChanged, this, &LoopPanel::refreshSoon);
    connect(&view, &RunView::grew, this, &LoopPanel::refreshSoon);
    // What is shown refers to the old recording: not later.
    connect(&view, &RunView::cleared, this, &LoopPanel::refresh);
    connect(&appearance, &Appearance::changed, m_tree->viewport(), qOverload<>(&QWidget::update));
    refresh();
}

void LoopPanel::makeTree()
{
    m_tree->setModel(m_model);
    m_tree->setAccessibleName(tr("Event loop at the playhead"));
    m_tree->setUniformRowHeights(true);
    m_tree->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_tree->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_tree->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_tree->setExpandsOnDoubleClick(true);
    m_tree->setIndentation(metric::m);
    m_tree->setFrameShape(QFrame::NoFrame);
    m_tree->header()->setStretchLastSection(true);
    m_tree->header()->resizeSection(LoopModel::Name, loopNameWidth);
    m_tree->header()->resizeSection(LoopModel::State, stateWidth);
    m_tree->expandAll();
    letRowsBeCopied(*m_tree);
    connect(m_tree->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &LoopPanel::choose);
    connect(m_tree, &QTreeView::clicked, this, &LoopPanel::choose); // the current row too
}

void LoopPanel::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    refresh();
}

/// The first change is shown at once, and of many that follow so many as one can see.
void LoopPanel::refreshSoon()
{
    if (isVisible() && !m_soon.isActive())
        m_soon.start();
}

void LoopPanel::refresh()
{
    m_soon.stop();
    m_model->refresh();
    const bool any = !m_view.loop().trace.empty();
    m_tree->setVisible(any);
    m_headline->setVisible(any);
    m_hint->setVisible(!any);
    if (!any)
        return;
    const LoopState &state = m_model->state();
    m_headline->setText(tr("t = %1 · turn %2\n%3")
                            .arg(toQString(formatDuration(m_view.playhead())))
                            .arg(state.iteration)
                            .arg(m_model->headline()));
}

QString LoopPanel::headline() const { return m_headline->text(); }

void LoopPanel::choose(const QModelIndex &index)
{
    if (!m_tree->hasFocus())
        return;
    if (const std::uint32_t lane = m_model->laneOf(index); lane != noLane)
        m_view.selectLane(Recording::Executor::Loop, lane);
    if (const BlockId block = m_model->blockOf(index))
        m_view.selectBlocks({block.value});
}

} // namespace coroscope

#include "moc_looppanel.cpp"
