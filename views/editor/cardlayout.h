// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scenario/scenario.h"
#include "views/editor/blockface.h"
#include "views/editor/textmeasure.h"

#include <QRectF>

#include <optional>
#include <vector>

namespace coroscope {

/// A face part and where it stands.
struct PlacedPart {
    FacePart part;
    QRectF rect;
};

/// A block or clause on a card. Coordinates are the card's, in canvas units.
struct BlockBox {
    BlockId id;
    BlockKind kind = BlockKind::Pass;
    BlockGroup group = BlockGroup::Basic; ///< whose colour it wears; a clause wears its statement's
    BlockAddress address;
    int parent = -1; ///< index of the box around it, -1 at the top of the card
    QRectF rect;     ///< with body and clauses
    QRectF head;     ///< its own lines
    std::vector<PlacedPart> parts;
    bool disabled = false; ///< itself or something around it
    bool isClause = false;
    bool hasHiddenFields = false;
    QRectF more; ///< the button that offers hidden fields, at the head's right end
    QString comment;
    QRectF commentRect;
};

/// A list of blocks on a card, and where blocks can be put into it.
struct ListBox {
    ListAddress list;
    int owner = -1;           ///< index of the box whose list it is, -1 for the card's own
    QRectF area;              ///< where the pointer means this list
    QRectF content;           ///< left and right end of a bar that shows a place
    std::vector<double> gaps; ///< y of each place, one more than blocks
};

/// The parts of a card's header.
enum class HeaderPart : std::uint8_t { None, Keyword, Name, Parameters };

/// One card, laid out: a pure function of the scenario and the measure.
struct CardLayout {
    DefinitionId definition; ///< DefinitionId() for the program
    QSizeF size;
    QRectF header;
    QString keyword, name, parameters; ///< "async", "hello1", "(a, b)"
    QRectF keywordRect, nameRect, parametersRect;
    std::vector<BlockBox> boxes; ///< a box before what is inside it, from top to bottom
    std::vector<ListBox> lists;  ///< likewise
    QString hint;                ///< shown while the card has no block
    QRectF hintRect;

    /// The index of the innermost block at \p point, or -1.
    int boxAt(QPointF point) const;
    /// The index of the box of \p id, or -1.
    int indexOf(BlockId id) const;
    /// The index in boxes[box].parts of the field at \p point, or -1.
    int partAt(int box, QPointF point) const;
    HeaderPart headerPartAt(QPointF point) const;
};

/// Lays out the card of \p definition; DefinitionId() is the program. An unknown id gives a card
/// without blocks.
CardLayout layOutCard(const Scenario &scenario, DefinitionId definition,
                      const TextMeasure &measure);

/// Lays out \p block alone, without what is inside it, as it is shown while dragged.
CardLayout layOutSingleBlock(const Block &block, const TextMeasure &measure);

} // namespace coroscope
