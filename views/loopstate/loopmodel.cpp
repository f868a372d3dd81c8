// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/loopstate/loopmodel.h"

#include "views/loopstate/loopwords.h"
#include "views/style/appearance.h"
#include "views/timeline/statestyle.h"

#include <QSize>

namespace coroscope {

namespace {

constexpr int loopRowHeight = 26;

/// The internal id of a section's own index; that of its rows is 1 + the section.
constexpr quintptr sectionId = 0;

int sectionOf(const QModelIndex &index) { return static_cast<int>(index.internalId()) - 1; }

} // namespace

LoopModel::LoopModel(const RunView &view, const Appearance &appearance, QObject *parent)
    : QAbstractItemModel(parent), m_view(view), m_appearance(appearance)
{
    refresh();
}

LoopWords LoopModel::words() const { return {recording(), m_state, m_view.playhead()}; }

QString LoopModel::headline() const { return words().holder(); }

std::array<int, LoopModel::SectionCount> LoopModel::counts() const
{
    return {static_cast<int>(m_state.ready.size()), static_cast<int>(m_state.timers.size()),
            static_cast<int>(m_state.tasks.size()), static_cast<int>(m_sets.size())};
}

void LoopModel::readSets()
{
    m_sets.clear();
    for (std::uint32_t set = 0; set < m_state.sets.size(); ++set) {
        m_sets.push_back({set, -1, {}});
        int slot = 0;
        for (const MemberState &member :
             membersOf(recording(), combinator(m_sets.back()), m_state.position))
            m_sets.push_back({set, slot++, member});
    }
}

void LoopModel::refresh()
{
    LoopState state = loopState(recording(), m_view.playheadEvent());
    std::swap(m_state, state);
    readSets();
    const std::array<int, SectionCount> now = counts();
    // Rows come and go at the end of their section, so that a view stays where it is.
    for (int section = 0; section < SectionCount; ++section) {
        const QModelIndex parent = index(section, 0);
        int &known = m_counts[static_cast<std::size_t>(section)];
        const int count = now[static_cast<std::size_t>(section)];
        const int common = std::min(known, count);
        if (known > count) {
            beginRemoveRows(parent, count, known - 1);
            known = count;
            endRemoveRows();
        } else if (known < count) {
            beginInsertRows(parent, known, count - 1);
            known = count;
            endInsertRows();
        }
        if (common > 0)
            Q_EMIT
        dataChanged(index(0, 0, parent), index(common - 1, ColumnCount - 1, parent));
        Q_EMIT
        dataChanged(parent, parent.siblingAtColumn(ColumnCount - 1));
    }
}

QModelIndex LoopModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column,
                       parent.isValid() ? 1 + static_cast<quintptr>(parent.row()) : sectionId);
}

QModelIndex LoopModel::parent(const QModelIndex &index) const
{
    return !index.isValid() || index.internalId() == sectionId
               ? QModelIndex()
               : createIndex(sectionOf(index), 0, sectionId);
}

int LoopModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return SectionCount;
    return parent.internalId() == sectionId && parent.column() == 0
               ? m_counts[static_cast<std::size_t>(parent.row())]
               : 0;
}

int LoopModel::columnCount(const QModelIndex &) const { return ColumnCount; }

const Combinator &LoopModel::combinator(const SetRow &row) const
{
    return recording().lifecycle.combinators()[m_state.sets[row.set]];
}

QString LoopModel::title(int section) const
{
    switch (section) {
    case Ready:
        return tr("Ready queue");
    case Timers:
        return tr("Timers");
    case Tasks:
        return tr("Tasks");
    default:
        return tr("Gathers, waits and groups");
    }
}

QString LoopModel::readyText(const LoopState::Ready &ready, int row, int column) const
{
    switch (column) {
    case Name:
        return words().handle(ready.source);
    case State:
        return row == 0 ? tr("next") : QString::number(row + 1);
    default:
        return words().cause(ready);
    }
}

QString LoopModel::timerText(std::uint32_t index, int column) const
{
    const double deadline = m_state.timers[index].deadline;
    switch (column) {
    case Name:
        return words().timer(index);
    case State:
        return words().deadline(deadline);
    default:
        return tr("in %1").arg(
            words().time(std::max<Nanos>(0, nanosFromSeconds(deadline) - m_view.playhead())));
    }
}

QString LoopModel::taskText(const LoopState::Task &task, int column) const
{
    switch (column) {
    case Name:
        return words().name(AwaitableId::task(task.task));
    case State:
        return stateName(task.state);
    default:
        return words().waitsFor(task);
    }
}

QString LoopModel::setText(const SetRow &row, int column) const
{
    if (row.slot >= 0) {
        switch (column) {
        case Name:
            return QStringLiteral("    %1. %2")
                .arg(row.slot + 1)
                .arg(words().name(row.member.member));
        case State:
            return row.member.outcome == Outcome::Pending ? tr("pending") : tr("done");
        default:
            return row.member.outcome == Outcome::Pending ? QString() : words().outcome(row.member);
        }
    }
    const Combinator &set = combinator(row);
    const auto &lanes = recording().lifecycle.lanes();
    switch (column) {
    case Name:
        return set.owner < lanes.size()
                   ? tr("%1 of %2")
                         .arg(words().combinator(set),
                              words().name(AwaitableId::task(lanes[set.owner].task)))
                   : words().combinator(set);
    case State: {
        int all = 0, done = 0;
        for (const SetRow &other : m_sets) {
            if (other.set != row.set || other.slot < 0)
                continue;
            ++all;
            done += other.member.outcome == Outcome::Pending ? 0 : 1;
        }
        return tr("%1 of %2").arg(done).arg(all);
    }
    default:
        return set.future ? words().name(set.future) : QString();
    }
}

QString LoopModel::text(int section, int row, int column) const
{
    const auto at = static_cast<std::size_t>(row);
    switch (section) {
    case Ready:
        return readyText(m_state.ready[at], row, column);
    case Timers:
        return timerText(static_cast<std::uint32_t>(row), column);
    case Tasks:
        return taskText(m_state.tasks[at], column);
    default:
        return setText(m_sets[at], column);
    }
}

AwaitableId LoopModel::awaitableOf(const QModelIndex &index) const
{
    const auto row = static_cast<std::size_t>(index.row());
    switch (sectionOf(index)) {
    case Ready: {
        const LoopState::Ready &ready = m_state.ready[row];
        return ready.task ? AwaitableId::task(ready.task)
                          : recording().trace.event(ready.source).object;
    }
    case Timers:
        for (const LoopState::Task &task : m_state.tasks) {
            if (task.timer == row)
                return AwaitableId::task(task.task);
        }
        return {};
    case Tasks:
        return AwaitableId::task(m_state.tasks[row].task);
    case Sets: {
        if (m_sets[row].slot >= 0)
            return m_sets[row].member.member;
        const auto &lanes = recording().lifecycle.lanes();
        const std::uint32_t owner = combinator(m_sets[row]).owner;
        return owner < lanes.size() ? AwaitableId::task(lanes[owner].task) : AwaitableId();
    }
    default:
        return {};
    }
}

std::uint32_t LoopModel::laneOf(const QModelIndex &index) const
{
    return index.isValid() ? recording().lifecycle.laneOf(awaitableOf(index).taskId()) : noLane;
}

BlockId LoopModel::blockOf(const QModelIndex &index) const
{
    if (!index.isValid())
        return {};
    const auto row = static_cast<std::size_t>(index.row());
    const Trace &trace = recording().trace;
    switch (sectionOf(index)) {
    case Ready:
        return trace.event(m_state.ready[row].source).block;
    case Timers:
        return trace.event(m_state.timers[row].source).block;
    case Tasks:
        return trace.event(m_state.tasks[row].since).block;
    case Sets:
        return combinator(m_sets[row]).block;
    default:
        return {};
    }
}

QVariant LoopModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const int section = sectionOf(index);
    const bool isTitle = section < 0;
    switch (role) {
    case Qt::DisplayRole:
        if (!isTitle)
            return text(section, index.row(), index.column());
        if (index.column() == Name)
            return title(index.row());
        return index.column() == State && index.row() != Sets
                   ? QString::number(m_counts[static_cast<std::size_t>(index.row())])
               : index.column() == State ? QString::number(m_state.sets.size())
                                         : QString();
    case Qt::ToolTipRole:
        if (section == Tasks)
            return words().whyNotRunning(m_state.tasks[static_cast<std::size_t>(index.row())]);
        return isTitle ? QVariant() : data(index, Qt::DisplayRole);
    case Qt::SizeHintRole:
        return QSize(0, loopRowHeight);
    case Qt::FontRole:
        return isTitle ? font::interface(font::Size::Normal, QFont::DemiBold) : font::interface();
    case Qt::ForegroundRole:
        return m_appearance.color(isTitle || index.column() != Name ? ColorRole::TextMuted
                                                                    : ColorRole::Text);
    case Qt::BackgroundRole:
        if (!isTitle && m_view.selectedBand() == Recording::Executor::Loop &&
            m_view.selectedLane() != noLane && laneOf(index) == m_view.selectedLane())
            return m_appearance.color(ColorRole::AccentSoft);
        return {};
    default:
        return {};
    }
}

QVariant LoopModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name:
        return tr("What");
    case State:
        return tr("State");
    default:
        return tr("Waits for");
    }
}

} // namespace coroscope

#include "moc_loopmodel.cpp"
