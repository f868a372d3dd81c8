// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/events/eventmodel.h"

#include "trace/eventtext.h"
#include "views/editor/texts.h"
#include "views/models/eventsteps.h"
#include "views/style/appearance.h"

#include <QElapsedTimer>

#include <algorithm>

namespace coroscope {

namespace {

constexpr int sliceMs = 6; ///< of a frame, for the filter
constexpr std::size_t eventsPerLook = 64;
constexpr std::size_t mostRows = std::numeric_limits<int>::max();

/// By EventKind.
constexpr const char *kindNames[] = {
    QT_TRANSLATE_NOOP("EventModel", "run began"),
    QT_TRANSLATE_NOOP("EventModel", "run ended"),
    QT_TRANSLATE_NOOP("EventModel", "turn"),
    QT_TRANSLATE_NOOP("EventModel", "created"),
    QT_TRANSLATE_NOOP("EventModel", "ready"),
    QT_TRANSLATE_NOOP("EventModel", "step began"),
    QT_TRANSLATE_NOOP("EventModel", "suspended"),
    QT_TRANSLATE_NOOP("EventModel", "ended"),
    QT_TRANSLATE_NOOP("EventModel", "future done"),
    QT_TRANSLATE_NOOP("EventModel", "handle scheduled"),
    QT_TRANSLATE_NOOP("EventModel", "handle cancelled"),
    QT_TRANSLATE_NOOP("EventModel", "callback began"),
    QT_TRANSLATE_NOOP("EventModel", "callback ended"),
    QT_TRANSLATE_NOOP("EventModel", "combined"),
    QT_TRANSLATE_NOOP("EventModel", "wait over"),
    QT_TRANSLATE_NOOP("EventModel", "cancel called"),
    QT_TRANSLATE_NOOP("EventModel", "uncancel called"),
    QT_TRANSLATE_NOOP("EventModel", "blocking began"),
    QT_TRANSLATE_NOOP("EventModel", "blocking ended"),
    QT_TRANSLATE_NOOP("EventModel", "printed"),
    QT_TRANSLATE_NOOP("EventModel", "breakpoint"),
    QT_TRANSLATE_NOOP("EventModel", "error"),
    QT_TRANSLATE_NOOP("EventModel", "warning"),
    QT_TRANSLATE_NOOP("EventModel", "note"),
    QT_TRANSLATE_NOOP("EventModel", "deadlock"),
    QT_TRANSLATE_NOOP("EventModel", "limit"),
    QT_TRANSLATE_NOOP("EventModel", "recording ended"),
};
static_assert(std::size(kindNames) == static_cast<std::size_t>(EventKind::RecordingEnded) + 1);

QString kindName(EventKind kind)
{
    return QCoreApplication::translate("EventModel", kindNames[static_cast<std::size_t>(kind)]);
}

/// Whether the subject of such an event is a handle.
bool isOfHandle(EventKind kind)
{
    return kind == EventKind::HandleScheduled || kind == EventKind::HandleCancelled ||
           kind == EventKind::CallbackBegan || kind == EventKind::CallbackEnded;
}

} // namespace

EventModel::EventModel(const RunView &view, const Appearance &appearance, QObject *parent)
    : QAbstractTableModel(parent), m_view(view), m_appearance(appearance)
{
    m_slices.setInterval(0);
    connect(&m_slices, &QTimer::timeout, this, &EventModel::search);
    connect(&view, &RunView::cleared, this, &EventModel::restart);
    connect(&view, &RunView::grew, this, [this](Recording::Executor executor) {
        if (executor == m_executor)
            grow();
    });
    restart();
}

void EventModel::setExecutor(Recording::Executor executor)
{
    if (executor == m_executor)
        return;
    m_executor = executor;
    restart();
}

void EventModel::setFilter(const QString &text)
{
    if (text == m_filter)
        return;
    m_filter = text;
    restart();
}

void EventModel::restart()
{
    beginResetModel();
    m_found.clear();
    m_searched = 0;
    m_count = 0;
    endResetModel();
    grow();
}

void EventModel::grow()
{
    if (!m_filter.isEmpty())
        return m_slices.start();
    m_slices.stop();
    const int count = static_cast<int>(std::min(trace().size(), mostRows));
    if (count <= m_count)
        return;
    beginInsertRows({}, m_count, count - 1);
    m_count = count;
    endInsertRows();
}

/// Looks at events until a slice of time is over.
void EventModel::search()
{
    QElapsedTimer slice;
    slice.start();
    const std::size_t known = m_found.size();
    std::vector<std::uint32_t> found;
    while (m_searched < trace().size() && !slice.hasExpired(sliceMs)) {
        const std::size_t end = std::min(trace().size(), m_searched + eventsPerLook);
        for (; m_searched < end; ++m_searched) {
            if (isFound(m_searched))
                found.push_back(static_cast<std::uint32_t>(m_searched));
        }
    }
    if (!found.empty()) {
        beginInsertRows({}, m_count, m_count + static_cast<int>(found.size()) - 1);
        m_found.insert(m_found.end(), found.begin(), found.end());
        m_count = static_cast<int>(known + found.size());
        endInsertRows();
    }
    if (!isSearching())
        m_slices.stop();
}

bool EventModel::isFound(std::size_t event) const
{
    for (const int column : {Task, Kind, What}) {
        if (text(event, column).contains(m_filter, Qt::CaseInsensitive))
            return true;
    }
    return false;
}

std::size_t EventModel::reached() const
{
    return m_executor == Recording::Executor::Loop ? m_view.playheadEvent()
                                                   : eventsUntil(trace(), m_view.playhead());
}

int EventModel::playheadRow() const
{
    const std::size_t now = reached();
    if (m_filter.isEmpty())
        return std::min(static_cast<int>(std::min(now, mostRows)), m_count) - 1;
    const auto after = std::ranges::lower_bound(m_found, now);
    return static_cast<int>(after - m_found.begin()) - 1;
}

TaskId EventModel::taskOf(std::size_t event) const
{
    const TraceEvent at = trace().event(event);
    return isOfHandle(at.kind) ? at.object.taskId() : at.task();
}

QString EventModel::text(std::size_t event, int column) const
{
    switch (column) {
    case Time:
        return QString::number(secondsFromNanos(trace().events().time()[event]), 'f', 6);
    case Turn: {
        const auto turns = recording().history.iterations();
        const auto after = std::upper_bound(turns.begin(), turns.end(), event);
        return after == turns.begin()
                   ? QString()
                   : QString::number(trace().events().other()[*std::prev(after)]);
    }
    case Task: {
        const TaskId task = taskOf(event);
        return task ? toQString(laneName(trace(), task, m_executor)) : QString();
    }
    case Kind:
        return kindName(trace().events().kind()[event]);
    default:
        return toQString(describe(trace(), event, m_executor));
    }
}

int EventModel::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : m_count; }

int EventModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant EventModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const std::size_t event = eventOf(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return text(event, index.column());
    case Qt::ToolTipRole:
        return index.column() == What ? text(event, What) : QVariant();
    case Qt::FontRole:
        return index.column() == Time || index.column() == Turn ? font::code() : font::interface();
    case Qt::TextAlignmentRole:
        return int((index.column() <= Turn ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case Qt::ForegroundRole:
        if (event >= reached())
            return m_appearance.color(ColorRole::TextFaint);
        return m_appearance.color(index.column() == What || index.column() == Task
                                      ? ColorRole::Text
                                      : ColorRole::TextMuted);
    case Qt::BackgroundRole: {
        if (index.row() == playheadRow())
            return m_appearance.color(ColorRole::AccentSoft);
        const std::uint32_t lane = recording().lifecycle.laneOf(taskOf(event));
        if (lane != noLane && lane == m_view.selectedLane() && m_executor == m_view.selectedBand())
            return m_appearance.color(ColorRole::SurfaceSunken);
        return {};
    }
    default:
        return {};
    }
}

QVariant EventModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    const QString titles[ColumnCount] = {tr("Seconds"), tr("Turn"), tr("Task"), tr("Event"),
                                         tr("What happened")};
    return titles[section];
}

} // namespace coroscope

#include "moc_eventmodel.cpp"
