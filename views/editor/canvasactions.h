// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/editor/canvasselection.h"

#include <QCoreApplication>
#include <QPointF>
#include <QString>

#include <functional>

namespace coroscope {

/// What a person can do with the selection, in terms of the document. Knows no widget. Every action
/// is at most one step of the undo stack. Those that can be refused return why, as a sentence, or
/// an empty text.
class CanvasActions {
    Q_DECLARE_TR_FUNCTIONS(CanvasActions)

public:
    /// Where a card that was just made may lie, as near to the wanted place as it can.
    using PlaceCard = std::function<QPointF(DefinitionId card, QPointF wanted)>;

    CanvasActions(Document &document, CanvasSelection &selection, PlaceCard placeCard)
        : m_document(document), m_selection(selection), m_placeCard(std::move(placeCard))
    {
    }

    /// Puts blocks there and selects them.
    QString insertAt(const BlockAddress &at, const BlockList &blocks);
    /// Puts blocks after the selection; without one, at the end of the program (blocks that belong
    /// there) or of the last coroutine, or on a new card at \p newCard.
    QString insert(const BlockList &blocks, QPointF newCard);
    /// Makes a coroutine of \p blocks; blocks that define something become cards themselves.
    QString insertCard(const BlockList &blocks, QPointF position);
    DefinitionId addCard(Definition::Kind kind, QPointF position, const BlockList &body = {});
    /// Moves blocks that are on the canvas; to a card of their own when \p at is null.
    QString move(const std::vector<BlockId> &ids, const BlockAddress &at);
    QString moveToNewCard(const std::vector<BlockId> &ids, QPointF position);

    /// The selection as clipboard text; empty when there is none.
    std::string selectionText() const;
    void deleteSelection();
    void duplicate(QPointF newCard);
    void toggleDisabled();
    /// One place up or down among its siblings; at the end of a list, out of the block around it.
    QString moveUp() { return moveBy(-1); }
    QString moveDown() { return moveBy(1); }
    /// To the end of the body of the block above, and out behind the block around it.
    QString moveIn();
    QString moveOut();

private:
    DefinitionId addDefinition(const Definition &definition, QPointF position);
    QString moveBy(int step);
    BlockList selectedBlocks() const;
    std::optional<BlockAddress> placeFor(const BlockList &blocks) const;
    std::optional<BlockAddress> clausePlace(const BlockList &blocks, BlockId from) const;

    Document &m_document;
    CanvasSelection &m_selection;
    PlaceCard m_placeCard;
};

} // namespace coroscope
