// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/models/runview.h"

#include <QAbstractTableModel>
#include <QTimer>

namespace coroscope {

class Appearance;

/// Every event of one recording as a table: time, turn of the loop, task, kind, sentence. Texts are
/// made for the rows that are looked at alone, so a million of them cost nothing. With a filter
/// only those rows are there that contain its text; it looks through the events in short slices.
class EventModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Time, Turn, Task, Kind, What, ColumnCount };

    EventModel(const RunView &view, const Appearance &appearance, QObject *parent = nullptr);

    Recording::Executor executor() const { return m_executor; }
    void setExecutor(Recording::Executor executor);
    const QString &filter() const { return m_filter; }
    /// Rows whose task, kind or sentence contains \p text; empty: all.
    void setFilter(const QString &text);
    /// Whether the filter has still events to look at.
    bool isSearching() const { return !m_filter.isEmpty() && m_searched < trace().size(); }

    /// The event of a row.
    std::size_t eventOf(int row) const
    {
        return m_filter.isEmpty() ? static_cast<std::size_t>(row)
                                  : m_found[static_cast<std::size_t>(row)];
    }
    /// The last row whose event has happened at the playhead; -1 for none.
    int playheadRow() const;
    /// The task that an event is about; nothing for none.
    TaskId taskOf(std::size_t event) const;
    const Recording &recording() const { return m_view.recording(m_executor); }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    const Trace &trace() const { return recording().trace; }
    QString text(std::size_t event, int column) const;
    bool isFound(std::size_t event) const;
    std::size_t reached() const;
    void restart();
    void grow();
    void search();

    const RunView &m_view;
    const Appearance &m_appearance;
    Recording::Executor m_executor = Recording::Executor::Loop;
    QString m_filter;
    std::vector<std::uint32_t> m_found; ///< events that the filter lets through
    std::size_t m_searched = 0;         ///< events that the filter has looked at
    int m_count = 0;                    ///< rows that views know of
    QTimer m_slices;
};

} // namespace coroscope
