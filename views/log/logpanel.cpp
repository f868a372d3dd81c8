// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/log/logpanel.h"

#include "views/log/logmodel.h"
#include "views/style/appearance.h"
#include "views/style/icons.h"
#include "views/tables/executorswitch.h"
#include "views/tables/plaintable.h"
#include "views/tables/rowcopy.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QSortFilterProxyModel>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

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

    auto *top = new QHBoxLayout;
    top->setContentsMargins(metric::l, metric::m, metric::l, metric::s);
    top->setSpacing(metric::s);
    top->addWidget(m_filter, 1);
    top->addWidget(new ExecutorSwitch(view, tr("Lines of the run on the event loop"),
                                      tr("Lines of the run with threads"),
                                      [this](Recording::Executor executor) {
                                          m_model->setExecutor(executor);
                                          follow(m_model->reachedCount());
                                      }));
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
    makePlain(*m_table, rowHeight);
    m_table->horizontalHeader()->hide();
    m_table->setColumnWidth(LogModel::Time, timeWidth);
    m_table->setColumnWidth(LogModel::Task, taskWidth);
    letRowsBeCopied(*m_table);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &LogPanel::choose);
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

QString LogPanel::text() const { return rowsAsText(*m_table); }

void LogPanel::copy() const { copyRows(*m_table); }

} // namespace coroscope

#include "moc_logpanel.cpp"
