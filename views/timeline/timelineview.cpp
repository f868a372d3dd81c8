// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/timeline/timelineview.h"

#include "views/timeline/chartcanvas.h"
#include "views/timeline/chartnotes.h"
#include "views/timeline/chartpainter.h"
#include "views/timeline/chartpicture.h"
#include "views/timeline/findbar.h"
#include "views/timeline/lanebar.h"
#include "views/timeline/legend.h"
#include "views/timeline/legendbar.h"
#include "views/timeline/overviewstrip.h"
#include "views/timeline/toast.h"

#include <QAction>
#include <QButtonGroup>
#include <QEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QMenu>
#include <QScrollBar>
#include <QToolButton>

namespace coroscope {

namespace {

constexpr double zoomOfCommand = 1.5;

} // namespace

TimelineView::TimelineView(Document &document, RunView &view, Player &player,
                           Appearance &appearance, QWidget *parent)
    : QWidget(parent), m_state(new ChartState(view, this)), m_notes(new ChartNotes(document, this)),
      m_player(player), m_canvas(new ChartCanvas(*m_state, player, *m_notes, appearance, this)),
      m_overview(new OverviewStrip(*m_state, appearance, this)),
      m_legend(new LegendBar(view, appearance, this)), m_toast(new Toast(m_canvas)),
      m_laneBar(new LaneBar(*m_state, m_overview)), m_findBar(new FindBar(*m_state, m_canvas)),
      m_scrollBar(new QScrollBar(Qt::Vertical, this)), m_axisGroup(new QButtonGroup(this)),
      m_axisButtons(makeAxisButtons())
{
    auto *layout = new QGridLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_canvas, 0, 0);
    layout->addWidget(m_scrollBar, 0, 1);
    layout->addWidget(m_overview, 1, 0, 1, 2);
    layout->addWidget(m_legend, 2, 0, 1, 2);
    layout->setRowStretch(0, 1);
    layout->setColumnStretch(0, 1);
    setFocusProxy(m_canvas);
    m_scrollBar->setAccessibleName(tr("Scroll lanes"));

    connect(m_canvas, &ChartCanvas::scrollChanged, this, &TimelineView::updateScrollBar);
    connect(m_scrollBar, &QScrollBar::valueChanged, m_canvas, &ChartCanvas::setScroll);
    connect(m_canvas, &ChartCanvas::namesWidthChanged, m_overview, &OverviewStrip::setNamesWidth);
    connect(m_canvas, &ChartCanvas::namesWidthChanged, this, &TimelineView::placeAxisButtons);
    connect(m_state, &ChartState::changed, this,
            [this] { m_axisButtons->setVisible(!m_state->isEmpty()); });
    connect(m_canvas, &ChartCanvas::namesWidthChanged, this, &TimelineView::placeLaneBar);
    connect(m_canvas, &ChartCanvas::findRequested, this, &TimelineView::find);
    connect(m_canvas, &ChartCanvas::goRequested, this, &TimelineView::goTo);
    connect(m_canvas, &ChartCanvas::filterRequested, this, &TimelineView::filterLanes);
    connect(m_canvas, &ChartCanvas::menuOpening, this,
            [this](QMenu *menu) { m_laneBar->fillMenu(*menu->addMenu(tr("Lanes"))); });
    connect(m_laneBar, &LaneBar::left, m_canvas, [this] { m_canvas->setFocus(); });
    connect(m_findBar, &FindBar::closed, m_canvas, [this] { m_canvas->setFocus(); });
    connect(m_state, &ChartState::said, m_toast, &Toast::say);
    const auto takeStops = [this] {
        std::vector<Nanos> stops;
        for (const ChartNote &note : m_notes->all())
            stops.push_back(note.at);
        m_player.setStops(std::move(stops));
    };
    connect(m_notes, &ChartNotes::changed, this, takeStops);
    connect(m_notes, &ChartNotes::replaced, m_state, &ChartState::forgetLanes);
    connect(&player, &Player::stopped, this, &TimelineView::stopAt);
    connect(&player, &Player::halted, this, &TimelineView::haltAt);
    takeStops();
    addActions();
    m_overview->setNamesWidth(m_canvas->namesWidth());
    m_axisButtons->setVisible(!m_state->isEmpty());
    fitAxisButtons();
    placeLaneBar();
    updateScrollBar();
}

void TimelineView::addActions()
{
    struct Choice {
        QString text, tip;
        void (TimelineView::*slot)();
        QKeySequence keys;
    };
    const Choice choices[] = {
        {tr("Find in Chart…"),
         tr("Find a lane, a value, a printed line or a callback"),
         &TimelineView::find,
         {}},
        {tr("Go to Time…"), tr("Move the playhead to a time, a turn or an event"),
         &TimelineView::goTo, QKeySequence(Qt::CTRL | Qt::Key_G)},
        {tr("Filter Lanes"),
         tr("Show the lanes that have some words alone"),
         &TimelineView::filterLanes,
         {}},
        {tr("Set a Mark"), tr("Set a mark at the playhead"), &TimelineView::mark, {}}};
    for (const Choice &choice : choices) {
        auto *action = new QAction(choice.text, this);
        action->setShortcut(choice.keys);
        action->setToolTip(choice.tip);
        action->setStatusTip(choice.tip);
        connect(action, &QAction::triggered, this, choice.slot);
        addAction(action);
    }
}

QWidget *TimelineView::makeAxisButtons()
{
    auto *box = new QWidget(m_canvas);
    auto *layout = new QHBoxLayout(box);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    struct Choice {
        AxisMode mode;
        QString text, tip;
    };
    const Choice choices[] = {{AxisMode::Time, tr("Time"), tr("The ruler shows time")},
                              {AxisMode::Steps, tr("Steps"),
                               tr("Every event has the same width: what happens at one instant "
                                  "spreads out in its order")},
                              {AxisMode::Compressed, tr("Compressed"),
                               tr("The ruler shows time; long stretches in which nothing runs are "
                                  "shortened and marked ≈")}};
    for (const Choice &choice : choices) {
        auto *button = new QToolButton(box);
        button->setText(choice.text);
        button->setToolTip(choice.tip);
        button->setAccessibleName(tr("Axis: %1").arg(choice.text));
        button->setCheckable(true);
        button->setChecked(choice.mode == AxisMode::Time);
        button->setProperty("kind", "segment");
        m_axisGroup->addButton(button, static_cast<int>(choice.mode));
        layout->addWidget(button);
    }
    connect(m_axisGroup, &QButtonGroup::idClicked, this,
            [this](int id) { setAxisMode(static_cast<AxisMode>(id)); });
    return box;
}

bool TimelineView::event(QEvent *event)
{
    const bool handled = QWidget::event(event);
    // The buttons have the size of their style only now.
    if (event->type() == QEvent::Show || event->type() == QEvent::StyleChange ||
        event->type() == QEvent::FontChange) {
        fitAxisButtons();
        placeLaneBar();
    }
    return handled;
}

void TimelineView::fitAxisButtons()
{
    for (QAbstractButton *button : m_axisGroup->buttons())
        button->ensurePolished();
    m_axisButtons->layout()->invalidate();
    m_canvas->setLeastNamesWidth(m_axisButtons->sizeHint().width() + 2 * metric::s);
    placeAxisButtons();
}

void TimelineView::placeAxisButtons()
{
    const QSize hint = m_axisButtons->sizeHint();
    const int height = std::min(hint.height(), m_canvas->fonts().rulerHeight() - 2);
    m_axisButtons->setGeometry(metric::s, (m_canvas->fonts().rulerHeight() - height) / 2,
                               std::min(hint.width(), m_canvas->namesWidth() - metric::s), height);
}

void TimelineView::placeLaneBar()
{
    const int height = std::min(m_laneBar->sizeHint().height(), m_overview->sizeHint().height());
    m_laneBar->setGeometry(metric::s, (m_overview->sizeHint().height() - height + 1) / 2,
                           m_canvas->namesWidth() - 2 * metric::s, height);
}

void TimelineView::updateScrollBar()
{
    const int largest = m_canvas->largestScroll();
    m_scrollBar->setRange(0, largest);
    m_scrollBar->setPageStep(std::max(1, m_canvas->height() - m_canvas->fonts().rulerHeight()));
    m_scrollBar->setSingleStep(m_canvas->fonts().rowMetrics().lane);
    m_scrollBar->setValue(m_canvas->scroll());
    m_scrollBar->setVisible(largest > 0);
}

AxisMode TimelineView::axisMode() const { return m_state->axisMode(); }

void TimelineView::setAxisMode(AxisMode mode)
{
    if (mode == axisMode())
        return;
    m_state->setAxisMode(mode);
    m_canvas->clearMeasure();
    m_axisGroup->button(static_cast<int>(mode))->setChecked(true);
    Q_EMIT
    axisModeChanged(mode);
}

ArrowFilter TimelineView::arrowFilter() const { return m_state->arrowFilter(); }
void TimelineView::setArrowFilter(ArrowFilter filter) { m_state->setArrowFilter(filter); }

bool TimelineView::isCollapsed(Recording::Executor band) const
{
    return m_state->isCollapsed(band);
}
void TimelineView::setCollapsed(Recording::Executor band, bool collapsed)
{
    m_state->setCollapsed(band, collapsed);
}

LaneOrder TimelineView::laneOrder() const { return m_state->lanes().order; }
void TimelineView::setLaneOrder(LaneOrder order) { m_state->setLaneOrder(order); }

void TimelineView::find() { m_findBar->openToFind(); }
void TimelineView::goTo() { m_findBar->openToGo(); }
void TimelineView::mark() { m_canvas->markPlayhead(); }

void TimelineView::filterLanes()
{
    m_laneBar->field().setFocus();
    m_laneBar->field().selectAll();
}

void TimelineView::stopAt(Nanos time)
{
    const ChartNote *note = m_notes->at(time);
    if (note)
        m_toast->say(note->text.isEmpty() ? tr("Stopped at a mark.") : note->text);
}

void TimelineView::haltAt(std::size_t event)
{
    m_state->showEvent(Recording::Executor::Loop, event);
    const TraceEvent halt = m_state->view().loop().trace.event(event);
    if (halt.kind == EventKind::BreakpointMet) // the bar is that of the block before
        m_state->view().selectBlocks({halt.block.value});
    m_toast->say(tr("Halted: %1.").arg(m_state->sentenceOf(event)));
}

QString TimelineView::message() const { return m_toast->isVisible() ? m_toast->text() : QString(); }

QString TimelineView::narration() const { return m_legend->sentence(); }
void TimelineView::setNarrated(bool narrated) { m_legend->setNarrated(narrated); }

ChartPicture TimelineView::picture() const
{
    const QSize chart = m_canvas->size();
    const int legend = m_canvas->fonts().legendHeight();
    return {chart + QSize(0, legend), [this, chart, legend](QPainter &painter) {
                painter.save();
                painter.setClipRect(QRect(QPoint(), chart));
                m_canvas->withScene([&painter](ChartScene scene) {
                    scene.hoveredRow = -1;
                    paintChart(painter, scene);
                });
                painter.restore();
                paintLegend(painter, m_canvas->theme(), m_canvas->fonts(),
                            QRectF(0, chart.height(), chart.width(), legend), narration());
            }};
}

void TimelineView::fitAll() { m_state->fitAll(); }
void TimelineView::fitSelection() { m_state->fitSelection(); }
void TimelineView::zoomIn() { m_state->zoomAt(m_state->width() / 2, zoomOfCommand); }
void TimelineView::zoomOut() { m_state->zoomAt(m_state->width() / 2, 1 / zoomOfCommand); }

} // namespace coroscope

#include "moc_timelineview.cpp"
