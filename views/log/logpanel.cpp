// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/log/logpanel.h"

#include "views/log/logmodel.h"
#include "views/style/appearance.h"
#include "views/style/icons.h"
#include "views/style/segmentedswitch.h"

#include <QActionGroup>
#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QSortFilterProxyModel>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace coroscope {

namespace {

constexpr int timeWidth = 84, taskWidth = 110, rowHeight = 26;

QToolButton *makeCopyButton(LogPanel &panel, Appearance &appearance)
{
    auto *button = new QToolButton;
    button->setProperty("kind", QStringLiteral("quiet"));
    button->setToolTip(LogPanel::tr("Copy the selected lines, or all (Ctrl+C)"));
    button->setAccessibleName(LogPanel::tr("Copy the log"));
    const auto tint = [button, &appearance] {
        button->setIcon(icon(QStringLiteral("copy"), appearance.theme()));
    };
    QObject::connect(&appearance, &Appearance::changed, button, tint);
    QObject::connect(button, &QToolButton::clicked, &panel, &LogPanel::copy);
    tint();
    return button;
}

} // namespace

LogPanel::LogPanel(RunView &view, Appearance &appearance, QWidget *parent)
    : QWidget(parent), m_view(view), m_model(new LogModel(view, appearance, this)),
      m_filtered(new QSortFilterProxyModel(this)), m_filter(new QLineEdit), m_table(new QTableView),
      m_hint(new QLabel)
{
    setObjectName(QStringLiteral("logPanel"));
    m_filter->setPlaceholderText(tr("Filter the lines"));
    m_filter->setAccessibleName(tr("Filter the lines"));
    m_filter->setClearButtonEnabled(true);
    m_hint->setProperty("kind", QStringLiteral("hint"));
    m_hint->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_hint->setWordWrap(true);
    makeTable();
    makeSwitch();

    auto *top = new QHBoxLayout;
    top->setContentsMargins(metric::l, metric::m, metric::l, metric::s);
    top->setSpacing(metric::s);
    top->addWidget(m_filter, 1);
    top->addWidget(m_switch);
    top->addWidget(makeCopyButton(*this, appearance));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addLayout(top);
    layout->addWidget(m_hint, 1);
    layout->addWidget(m_table, 1);

    connect(m_filter, &QLineEdit::textChanged, m_filtered,
            &QSortFilterProxyModel::setFilterFixedString);
    connect(m_model, &LogModel::reachedChanged, this, &LogPanel::follow);
    connect(m_filtered, &QAbstractItemModel::rowsInserted, this, &LogPanel::showState);
    connect(m_filtered, &QAbstractItemModel::rowsRemoved, this, &LogPanel::showState);
    connect(m_filtered, &QAbstractItemModel::modelReset, this, &LogPanel::showState);
    showState();
}

void LogPanel::makeTable()
{
    m_filtered->setSourceModel(m_model);
    m_filtered->setFilterKeyColumn(-1);
    m_filtered->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_table->setModel(m_filtered);
    m_table->setAccessibleName(tr("Log"));
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setTabKeyNavigation(false);
    m_table->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(
        std::max(rowHeight, m_table->fontMetrics().height() + metric::s));
    m_table->horizontalHeader()->hide();
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->setColumnWidth(LogModel::Time, timeWidth);
    m_table->setColumnWidth(LogModel::Task, taskWidth);
    auto *copyAction = new QAction(tr("Copy"), m_table);
    copyAction->setShortcut(QKeySequence::Copy);
    copyAction->setShortcutContext(Qt::WidgetShortcut);
    connect(copyAction, &QAction::triggered, this, &LogPanel::copy);
    m_table->addAction(copyAction);
    m_table->setContextMenuPolicy(Qt::ActionsContextMenu);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &LogPanel::choose);
}

void LogPanel::makeSwitch()
{
    auto *group = new QActionGroup(this);
    QList<QAction *> actions;
    for (const auto executor : {Recording::Executor::Loop, Recording::Executor::Threads}) {
        auto *action = new QAction(group);
        action->setCheckable(true);
        action->setChecked(executor == m_model->executor());
        connect(action, &QAction::triggered, this, [this, executor] {
            m_model->setExecutor(executor);
            follow(m_model->reachedCount());
        });
        actions << action;
    }
    actions[0]->setToolTip(tr("Lines of the run on the event loop"));
    actions[1]->setToolTip(tr("Lines of the run with threads"));
    m_switch = new SegmentedSwitch(actions, {tr("Loop"), tr("Threads")});
    m_switch->setVisible(false);
    connect(&m_view, &RunView::grew, m_switch,
            [this] { m_switch->setVisible(m_view.hasThreads()); });
    connect(&m_view, &RunView::cleared, actions[0], &QAction::trigger);
}

void LogPanel::choose(const QModelIndex &index)
{
    if (!index.isValid() || !m_table->hasFocus())
        return;
    const LogEntry entry = m_model->entry(m_filtered->mapToSource(index).row());
    m_choosing = true;
    if (m_model->executor() == Recording::Executor::Loop)
        m_view.setPlayheadEvent(entry.event);
    else
        m_view.setPlayhead(entry.time);
    if (entry.lane != noLane)
        m_view.selectLane(m_model->executor(), entry.lane);
    m_choosing = false;
}

void LogPanel::follow(int reached)
{
    if (m_choosing || reached == 0)
        return;
    m_table->scrollTo(m_filtered->mapFromSource(m_model->index(reached - 1, 0)));
}

void LogPanel::showState()
{
    const bool any = m_filtered->rowCount() > 0;
    m_table->setVisible(any);
    m_hint->setVisible(!any);
    if (m_model->rowCount() > 0)
        m_hint->setText(tr("No line contains this text."));
    else if (m_view.isEmpty())
        m_hint->setText(tr("Run the scenario (F5) to see here what it prints, and when."));
    else
        m_hint->setText(tr("The program has printed nothing."));
}

QString LogPanel::text() const
{
    QList<int> rows;
    for (const QModelIndex &index : m_table->selectionModel()->selectedRows())
        rows << index.row();
    std::ranges::sort(rows);
    if (rows.isEmpty()) {
        for (int row = 0; row < m_filtered->rowCount(); ++row)
            rows << row;
    }
    QString all;
    for (const int row : rows) {
        QStringList cells;
        for (int column = 0; column < LogModel::ColumnCount; ++column)
            cells << m_filtered->index(row, column).data().toString();
        all += cells.join(QLatin1Char('\t')) + QLatin1Char('\n');
    }
    return all;
}

void LogPanel::copy() const { QGuiApplication::clipboard()->setText(text()); }

} // namespace coroscope
