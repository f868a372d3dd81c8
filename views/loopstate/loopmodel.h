// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "trace/loopstate.h"
#include "views/models/runview.h"

#include <QAbstractItemModel>

#include <array>

namespace coroscope {

class Appearance;
class LoopWords;

/// The event loop at the playhead as a tree: its ready queue, its timers, its tasks, and the
/// gathers and waits that are not over, with their members.
class LoopModel final : public QAbstractItemModel {
    Q_OBJECT

public:
    enum Section { Ready, Timers, Tasks, Sets, SectionCount };
    enum Column { Name, State, Detail, ColumnCount };

    LoopModel(const RunView &view, const Appearance &appearance, QObject *parent = nullptr);

    /// Reads the state at the playhead.
    void refresh();
    const LoopState &state() const { return m_state; }
    /// What the loop does, in a sentence.
    QString headline() const;
    /// The lane that a row is about; noLane for none.
    std::uint32_t laneOf(const QModelIndex &index) const;
    /// The block that a row comes from.
    BlockId blockOf(const QModelIndex &index) const;

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &index) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    /// A gather or wait, or one member of it.
    struct SetRow {
        std::uint32_t set = 0; ///< in LoopState::sets
        int slot = -1;         ///< of a member
        MemberState member;
    };
    const Recording &recording() const { return m_view.loop(); }
    LoopWords words() const;
    const Combinator &combinator(const SetRow &row) const;
    std::array<int, SectionCount> counts() const;
    void readSets();
    QString title(int section) const;
    QString text(int section, int row, int column) const;
    QString readyText(const LoopState::Ready &ready, int row, int column) const;
    QString timerText(std::uint32_t index, int column) const;
    QString taskText(const LoopState::Task &task, int column) const;
    QString setText(const SetRow &row, int column) const;
    AwaitableId awaitableOf(const QModelIndex &index) const;

    const RunView &m_view;
    const Appearance &m_appearance;
    LoopState m_state;
    std::vector<SetRow> m_sets;
    std::array<int, SectionCount> m_counts{}; ///< of the rows that views know of
};

} // namespace coroscope
