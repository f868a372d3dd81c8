// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/events/eventpanel.h"

#include "views/events/eventmodel.h"
#include "views/style/appearance.h"
#include "views/tables/executorswitch.h"
#include "views/tables/plaintable.h"
#include "views/tables/rowcopy.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QTableView>
#include <QVBoxLayout>

namespace coroscope {

namespace {

constexpr int timeWidth = 92, turnWidth = 56, taskWidth = 130, kindWidth = 124, rowHeight = 24,
              leastFilterWidth = 110;

} // namespace

EventPanel::EventPanel(RunView &view, Appearance &appearance, QWidget *parent)
    : QWidget(parent), m_view(view), m_model(new EventModel(view, appearance, this)),
      m_filter(new QLineEdit), m_table(new QTableView), m_count(new QLabel)
{
    setObjectName(QStringLiteral("eventPanel"));
    m_filter->setPlaceholderText(tr("Filter the events"));
    m_filter->setAccessibleName(tr("Filter the events"));
    m_filter->setClearButtonEnabled(true);
    m_filter->setMinimumWidth(leastFilterWidth);
    m_count->setProperty("kind", QStringLiteral("hint"));
    makeTable(appearance);

    auto *top = new QHBoxLayout;
    top->setContentsMargins(metric::l, metric::m, metric::l, metric::s);
    top->setSpacing(metric::s);
    top->addWidget(m_filter, 1);
    top->addWidget(new ExecutorSwitch(view, tr("Events of the run on the event loop"),
                                      tr("Events of the run with threads"),
                                      [this](Recording::Executor executor) {
                                          m_model->setExecutor(executor);
                                          follow();
                                      }));
    top->addWidget(m_count);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addLayout(top);
    layout->addWidget(m_table, 1);

    connect(m_filter, &QLineEdit::textChanged, m_model, &EventModel::setFilter);
    for (const auto signal : {&RunView::playheadChanged, &RunView::selectionChanged})
        connect(&view, signal, this, &EventPanel::follow);
    connect(m_model, &QAbstractItemModel::rowsInserted, this, &EventPanel::showState);
    connect(m_model, &QAbstractItemModel::modelReset, this, &EventPanel::showState);
    showState();
}

void EventPanel::makeTable(Appearance &appearance)
{
    m_table->setModel(m_model);
    m_table->setAccessibleName(tr("Events"));
    makePlain(*m_table, rowHeight);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    QHeaderView *columns = m_table->horizontalHeader();
    columns->setHighlightSections(false);
    columns->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    for (const auto &[column, width] :
         {std::pair(EventModel::Time, timeWidth), std::pair(EventModel::Turn, turnWidth),
          std::pair(EventModel::Task, taskWidth), std::pair(EventModel::Kind, kindWidth)})
        m_table->setColumnWidth(column, width);
    letRowsBeCopied(*m_table);
    connect(&appearance, &Appearance::changed, m_table->viewport(), qOverload<>(&QWidget::update));
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &EventPanel::choose);
    connect(m_table, &QTableView::clicked, this, &EventPanel::choose); // the current row too
}

void EventPanel::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    follow();
}

void EventPanel::choose(const QModelIndex &index)
{
    if (!index.isValid() || !m_table->hasFocus() || m_choosing)
        return;
    m_choosing = true;
    const std::size_t event = m_model->eventOf(index.row());
    const Recording &recording = m_model->recording();
    if (m_model->executor() == Recording::Executor::Loop)
        m_view.setPlayheadEvent(event);
    else
        m_view.setPlayhead(recording.trace.event(event).time);
    if (const std::uint32_t lane = recording.lifecycle.laneOf(m_model->taskOf(event));
        lane != noLane)
        m_view.selectLane(m_model->executor(), lane);
    if (const BlockId block = recording.trace.event(event).block)
        m_view.selectBlocks({block.value});
    m_choosing = false;
    m_table->viewport()->update();
}

/// Goes where the playhead is, and leaves what is selected for copying as it is.
void EventPanel::follow()
{
    if (m_choosing || !isVisible())
        return;
    m_table->viewport()->update();
    const int row = m_model->playheadRow();
    if (row < 0)
        return;
    m_choosing = true;
    const QModelIndex index = m_model->index(row, EventModel::What);
    m_table->selectionModel()->setCurrentIndex(index, QItemSelectionModel::NoUpdate);
    m_table->scrollTo(m_model->index(row, EventModel::Time));
    m_choosing = false;
}

void EventPanel::showState()
{
    const std::size_t all = m_model->recording().trace.size();
    const QLocale locale;
    m_count->setText(
        m_model->filter().isEmpty()
            ? tr("%1 events").arg(locale.toString(qulonglong(all)))
            : tr("%1 of %2 events")
                  .arg(locale.toString(m_model->rowCount()), locale.toString(qulonglong(all))));
}

} // namespace coroscope

#include "moc_eventpanel.cpp"
