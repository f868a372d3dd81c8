// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "document/document.h"

#include <QAbstractItemModel>

#include <memory>

namespace coroscope {

/// The scenario as a tree of one-line summaries: the cards, their blocks, what is inside them. The
/// same content as the canvas, for screen readers and for those who like lists.
class ScenarioOutlineModel final : public QAbstractItemModel {
    Q_OBJECT

public:
    explicit ScenarioOutlineModel(Document &document, QObject *parent = nullptr);
    ~ScenarioOutlineModel() override;

    /// The block of a row; 0 for a card.
    BlockId block(const QModelIndex &index) const;
    /// The card that the row is or stands on; DefinitionId() for the program.
    DefinitionId definition(const QModelIndex &index) const;
    QModelIndex indexOf(BlockId block) const;

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &index) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

private:
    struct Node;
    void rebuild();
    void onChanged(const ChangeEvent &event);
    Node *nodeAt(const QModelIndex &index) const;
    QModelIndex indexOfNode(const Node &node) const;

    Document &m_document;
    std::unique_ptr<Node> m_root;
};

} // namespace coroscope
