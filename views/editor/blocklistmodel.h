// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scenario/blockcatalog.h"
#include "views/editor/draganddrop.h"

#include <QAbstractListModel>

#include <vector>

namespace coroscope {

/// The blocks that can be made, as a list with group titles between them. Filtered by a text; all
/// words of it must begin a word of the title, the group or the key.
class BlockListModel final : public QAbstractListModel {
    Q_OBJECT

public:
    enum Role { GroupRole = Qt::UserRole, IsTitleRole };
    enum class Cards { Shown, Hidden };

    explicit BlockListModel(Cards cards, QObject *parent = nullptr);

    void setFilter(const QString &filter);
    /// The entry of a row; nothing for a title.
    std::optional<PaletteEntry> entry(const QModelIndex &index) const;
    /// The first row that is no title; invalid when nothing matches.
    QModelIndex firstEntry() const;
    /// The row of \p kind; invalid when it is filtered out.
    QModelIndex indexOf(BlockKind kind) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    QMimeData *mimeData(const QModelIndexList &indexes) const override;
    QStringList mimeTypes() const override;
    Qt::DropActions supportedDragActions() const override { return Qt::CopyAction; }

private:
    struct Row {
        QString text;
        std::optional<PaletteEntry> entry; ///< nothing: a title
        BlockGroup group = BlockGroup::Basic;
    };
    QString tooltip(const Row &row) const;
    void addGroup(const QString &title, const QStringList &words, std::vector<Row> entries);

    Cards m_cards;
    std::vector<Row> m_rows;
};

} // namespace coroscope
