// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/models/runview.h"

#include <QAbstractTableModel>

namespace coroscope {

class Appearance;

/// The log lines of one recording as a table: time, task, text. Lines that the playhead has not
/// reached are faint.
class LogModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Time, Task, Text, ColumnCount };

    LogModel(RunView &view, Appearance &appearance, QObject *parent = nullptr);

    Recording::Executor executor() const { return m_executor; }
    void setExecutor(Recording::Executor executor);
    /// How many lines the playhead has reached.
    int reachedCount() const { return m_reached; }
    LogEntry entry(int row) const { return entries()[std::size_t(row)]; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

Q_SIGNALS:
    /// The playhead passed lines, in one direction or the other.
    void reachedChanged(int count);

private:
    const Recording &recording() const { return m_view.recording(m_executor); }
    const LogEntries &entries() const { return recording().lifecycle.log(); }
    QString display(const LogEntry &entry, int column) const;
    QString taskName(std::uint32_t lane) const;
    void grow();
    void restart();
    void followPlayhead();

    RunView &m_view;
    Appearance &m_appearance;
    Recording::Executor m_executor = Recording::Executor::Loop;
    int m_count = 0;
    int m_reached = 0;
};

} // namespace coroscope
