// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/loopstate/taskmodel.h"

#include "trace/metrics.h"
#include "views/editor/texts.h"
#include "views/loopstate/loopwords.h"
#include "views/style/appearance.h"
#include "views/timeline/chartwords.h"
#include "views/timeline/statestyle.h"

#include <QSize>

namespace coroscope {

namespace {

constexpr int taskRowHeight = 26;

using Executor = Recording::Executor;

/// Internal ids: 0 for the heading of a band, else band and lane.
constexpr quintptr headingId = 0;
quintptr idOf(std::size_t band, std::uint32_t lane)
{
    return (static_cast<quintptr>(lane) + 1) * 2 + band;
}

QString time(Nanos at) { return toQString(formatDuration(at)); }

} // namespace

TaskModel::TaskModel(const RunView &view, const Appearance &appearance, QObject *parent)
    : QAbstractItemModel(parent), m_view(view), m_appearance(appearance)
{
    connect(&view, &RunView::cleared, this, &TaskModel::restart);
    connect(&view, &RunView::grew, this, &TaskModel::grow);
    restart();
}

void TaskModel::restart()
{
    beginResetModel();
    m_bands = {};
    m_state = {};
    endResetModel();
    grow(Executor::Loop);
    grow(Executor::Threads);
    refresh();
}

void TaskModel::grow(Executor executor)
{
    const std::vector<Lane> &lanes = m_view.recording(executor).lifecycle.lanes();
    const std::size_t number = numberOf(executor);
    Band &band = m_bands[number];
    for (auto i = static_cast<std::uint32_t>(band.lanes.size()); i < lanes.size(); ++i) {
        Node node;
        node.parent = lanes[i].parent < i ? lanes[i].parent : noLane;
        std::vector<std::uint32_t> &siblings =
            node.parent == noLane ? band.top : band.lanes[node.parent].children;
        node.row = static_cast<int>(siblings.size());
        const QModelIndex above =
            node.parent == noLane ? bandIndex(number) : indexOf(number, node.parent, 0);
        beginInsertRows(above, node.row, node.row);
        siblings.push_back(i);
        band.lanes.push_back(std::move(node));
        endInsertRows();
    }
}

void TaskModel::refresh()
{
    m_state = loopState(m_view.loop(), m_view.playheadEvent());
    Q_EMIT
    dataChanged(bandIndex(0), bandIndex(bands - 1).siblingAtColumn(ColumnCount - 1));
}

QModelIndex TaskModel::bandIndex(std::size_t band) const
{
    return createIndex(static_cast<int>(band), 0, headingId);
}

QModelIndex TaskModel::indexOf(std::size_t band, std::uint32_t lane, int column) const
{
    return createIndex(m_bands[band].lanes[lane].row, column, idOf(band, lane));
}

QModelIndex TaskModel::find(Executor band, std::uint32_t lane) const
{
    const std::size_t number = numberOf(band);
    return lane < m_bands[number].lanes.size() ? indexOf(number, lane, 0) : QModelIndex();
}

std::uint32_t TaskModel::laneOf(const QModelIndex &index) const
{
    return index.isValid() && index.internalId() != headingId
               ? static_cast<std::uint32_t>(index.internalId() / 2 - 1)
               : noLane;
}

Executor TaskModel::bandOf(const QModelIndex &index) const
{
    const bool isFirst =
        index.internalId() == headingId ? index.row() == 0 : index.internalId() % 2 == 0;
    return isFirst ? Executor::Loop : Executor::Threads;
}

QModelIndex TaskModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    if (!parent.isValid())
        return createIndex(row, column, headingId);
    const std::size_t number = numberOf(bandOf(parent));
    const Band &band = m_bands[number];
    const std::uint32_t above = laneOf(parent);
    const auto at = static_cast<std::size_t>(row);
    return indexOf(number, above == noLane ? band.top[at] : band.lanes[above].children[at], column);
}

QModelIndex TaskModel::parent(const QModelIndex &index) const
{
    const std::uint32_t lane = laneOf(index);
    if (lane == noLane)
        return {};
    const std::size_t number = numberOf(bandOf(index));
    const std::uint32_t above = m_bands[number].lanes[lane].parent;
    return above == noLane ? bandIndex(number) : indexOf(number, above, 0);
}

int TaskModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return bands;
    if (parent.column() != 0)
        return 0;
    const Band &band = m_bands[numberOf(bandOf(parent))];
    const std::uint32_t lane = laneOf(parent);
    return static_cast<int>(lane == noLane ? band.top.size() : band.lanes[lane].children.size());
}

int TaskModel::columnCount(const QModelIndex &) const { return ColumnCount; }

/// The span that holds at the playhead; none before the task is made.
std::optional<Span> TaskModel::spanNow(const QModelIndex &index) const
{
    const Lane &lane = recordingOf(index).lifecycle.lanes()[laneOf(index)];
    const auto after = bandOf(index) == Executor::Loop
                           ? std::partition_point(lane.spans.begin(), lane.spans.end(),
                                                  [this](const Span &span) {
                                                      return span.beginEvent < m_state.position;
                                                  })
                           : lane.spans.begin() + Lifecycle::spanAt(lane, m_view.playhead()) + 1;
    if (after == lane.spans.begin())
        return {};
    return *std::prev(after);
}

bool TaskModel::isOver(const QModelIndex &index) const
{
    const Lane &lane = recordingOf(index).lifecycle.lanes()[laneOf(index)];
    if (lane.outcome == Outcome::Pending)
        return false;
    return bandOf(index) == Executor::Loop
               ? !lane.spans.empty() && lane.spans.back().endEvent < m_state.position
               : lane.ended <= m_view.playhead();
}

QString TaskModel::state(const QModelIndex &index) const
{
    const Lane &lane = recordingOf(index).lifecycle.lanes()[laneOf(index)];
    if (isOver(index))
        return lane.outcome == Outcome::Returned ? tr("returned")
               : lane.outcome == Outcome::Failed ? tr("failed")
                                                 : tr("cancelled");
    const std::optional<Span> span = spanNow(index);
    return span ? stateName(span->state) : tr("not made yet");
}

QString TaskModel::waitsFor(const QModelIndex &index) const
{
    if (isOver(index))
        return {};
    const Recording &recording = recordingOf(index);
    if (bandOf(index) == Executor::Loop) {
        const LoopState::Task *task = m_state.find(recording.lifecycle.lanes()[laneOf(index)].task);
        return task ? LoopWords(recording, m_state, m_view.playhead()).waitsFor(*task) : QString();
    }
    const std::optional<Span> span = spanNow(index);
    return span && span->isWaiting() ? spanWords(recording, *span).value(0) : QString();
}

QString TaskModel::result(const QModelIndex &index) const
{
    const Recording &recording = recordingOf(index);
    const Lane &lane = recording.lifecycle.lanes()[laneOf(index)];
    return isOver(index) ? LoopWords(recording, m_state, m_view.playhead())
                               .outcome({AwaitableId::task(lane.task), lane.outcome, lane.value})
                         : QString();
}

QString TaskModel::text(const QModelIndex &index) const
{
    if (laneOf(index) == noLane)
        return index.column() != Name            ? QString()
               : bandOf(index) == Executor::Loop ? tr("Event loop")
                                                 : tr("Threads");
    const Lane &lane = recordingOf(index).lifecycle.lanes()[laneOf(index)];
    switch (index.column()) {
    case Name:
        return laneTitle(recordingOf(index), lane);
    case State:
        return state(index);
    case WaitsFor:
        return waitsFor(index);
    case Created:
        return time(lane.created);
    case Ended:
        return lane.ended == openEnd ? QString() : time(lane.ended);
    default:
        return result(index);
    }
}

QVariant TaskModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const bool isHeading = laneOf(index) == noLane;
    switch (role) {
    case Qt::DisplayRole:
        return text(index);
    case Qt::ToolTipRole:
        if (!isHeading && bandOf(index) == Executor::Loop) {
            const auto &lanes = m_view.loop().lifecycle.lanes();
            if (const LoopState::Task *task = m_state.find(lanes[laneOf(index)].task))
                return LoopWords(m_view.loop(), m_state, m_view.playhead()).whyNotRunning(*task);
        }
        return text(index);
    case Qt::SizeHintRole:
        return QSize(0, taskRowHeight);
    case Qt::FontRole:
        return isHeading ? font::interface(font::Size::Normal, QFont::DemiBold) : font::interface();
    case Qt::ForegroundRole:
        return m_appearance.color(!isHeading && index.column() == Name ? ColorRole::Text
                                                                       : ColorRole::TextMuted);
    default:
        return {};
    }
}

QVariant TaskModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    const QString titles[ColumnCount] = {tr("Task"),    tr("State"), tr("Waits for"),
                                         tr("Created"), tr("Ended"), tr("Outcome")};
    return titles[section];
}

} // namespace coroscope

#include "moc_taskmodel.cpp"
