// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "trace/loopstate.h"
#include "views/models/runview.h"

#include <QAbstractItemModel>

#include <array>
#include <optional>

namespace coroscope {

class Appearance;

/// The lanes of the chart as a tree, each task below its creator, with its state at the playhead:
/// the chart's equal for screen readers and keyboards.
class TaskModel final : public QAbstractItemModel {
    Q_OBJECT

public:
    enum Column { Name, State, WaitsFor, Created, Ended, Result, ColumnCount };

    TaskModel(const RunView &view, const Appearance &appearance, QObject *parent = nullptr);

    /// Reads the states at the playhead.
    void refresh();
    /// The row of a lane.
    QModelIndex find(Recording::Executor band, std::uint32_t lane) const;
    /// The lane of a row; noLane for the heading of a band.
    std::uint32_t laneOf(const QModelIndex &index) const;
    Recording::Executor bandOf(const QModelIndex &index) const;

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &index) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    static constexpr std::size_t bands = 2;
    struct Node {
        std::uint32_t parent = noLane;
        int row = 0; ///< among its siblings
        std::vector<std::uint32_t> children;
    };
    struct Band {
        std::vector<Node> lanes;
        std::vector<std::uint32_t> top; ///< lanes without a parent
    };
    static std::size_t numberOf(Recording::Executor band)
    {
        return band == Recording::Executor::Loop ? 0 : 1;
    }
    const Recording &recordingOf(const QModelIndex &index) const
    {
        return m_view.recording(bandOf(index));
    }
    QModelIndex indexOf(std::size_t band, std::uint32_t lane, int column) const;
    QModelIndex bandIndex(std::size_t band) const;
    void restart();
    void grow(Recording::Executor executor);
    std::optional<Span> spanNow(const QModelIndex &index) const;
    bool isOver(const QModelIndex &index) const;
    QString text(const QModelIndex &index) const;
    QString state(const QModelIndex &index) const;
    QString waitsFor(const QModelIndex &index) const;
    QString result(const QModelIndex &index) const;

    const RunView &m_view;
    const Appearance &m_appearance;
    std::array<Band, bands> m_bands;
    LoopState m_state; ///< of the loop at the playhead
};

} // namespace coroscope
