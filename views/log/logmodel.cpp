// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/log/logmodel.h"

#include "trace/eventtext.h"
#include "views/style/appearance.h"

#include <algorithm>

namespace coroscope {

namespace {

QString fromUtf8(std::string_view text)
{
    return QString::fromUtf8(text.data(), qsizetype(text.size()));
}

} // namespace

LogModel::LogModel(RunView &view, Appearance &appearance, QObject *parent)
    : QAbstractTableModel(parent), m_view(view), m_appearance(appearance)
{
    connect(&view, &RunView::cleared, this, &LogModel::restart);
    connect(&view, &RunView::grew, this, [this](Recording::Executor executor) {
        if (executor == m_executor)
            grow();
    });
    connect(&view, &RunView::playheadChanged, this, &LogModel::followPlayhead);
    restart();
}

void LogModel::setExecutor(Recording::Executor executor)
{
    if (executor == m_executor)
        return;
    m_executor = executor;
    restart();
}

void LogModel::restart()
{
    beginResetModel();
    m_count = int(entries().size());
    m_reached = 0;
    endResetModel();
    followPlayhead();
}

void LogModel::grow()
{
    const int count = int(entries().size());
    if (count > m_count) {
        beginInsertRows({}, m_count, count - 1);
        m_count = count;
        endInsertRows();
    }
    followPlayhead();
}

void LogModel::followPlayhead()
{
    const auto isReached = [this](const LogEntry &entry) {
        return m_executor == Recording::Executor::Loop ? entry.event < m_view.playheadEvent()
                                                       : entry.time <= m_view.playhead();
    };
    const auto begin = entries().begin(), end = begin + m_count;
    const int reached = int(std::partition_point(begin, end, isReached) - begin);
    if (reached == m_reached)
        return;
    const auto [first, last] = std::minmax(reached, m_reached);
    m_reached = reached;
    Q_EMIT
    dataChanged(index(first, 0), index(last - 1, ColumnCount - 1), {Qt::ForegroundRole});
    Q_EMIT
    reachedChanged(reached);
}

int LogModel::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : m_count; }

int LogModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString LogModel::taskName(std::uint32_t lane) const
{
    if (lane == noLane)
        return tr("program");
    return QString::fromStdString(
        laneName(recording().trace, recording().lifecycle.lanes()[lane].task, m_executor));
}

QString LogModel::display(const LogEntry &entry, int column) const
{
    switch (column) {
    case Time:
        return QString::number(secondsFromNanos(entry.time), 'f', 3);
    case Task:
        return taskName(entry.lane);
    default:
        return fromUtf8(recording().trace.text(entry.text));
    }
}

QVariant LogModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return display(entry(index.row()), index.column());
    case Qt::ToolTipRole:
        return index.column() == Text ? display(entry(index.row()), Text) : QVariant();
    case Qt::FontRole:
        return index.column() == Task ? font::interface() : font::code();
    case Qt::TextAlignmentRole:
        return int((index.column() == Time ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case Qt::ForegroundRole:
        if (index.row() >= m_reached)
            return m_appearance.color(ColorRole::TextFaint);
        return m_appearance.color(index.column() == Text ? ColorRole::Text : ColorRole::TextMuted);
    default:
        return {};
    }
}

QVariant LogModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Time:
        return tr("Seconds");
    case Task:
        return tr("Task");
    default:
        return tr("Text");
    }
}

} // namespace coroscope

#include "moc_logmodel.cpp"
