// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "document/document.h"
#include "views/editor/cardlayout.h"
#include "views/editor/highlights.h"
#include "views/style/appearance.h"

#include <QGraphicsScene>

#include <map>
#include <optional>
#include <set>

namespace coroscope {

class CardItem;

/// What stands at a point of the canvas.
struct CanvasHit {
    const CardLayout *card = nullptr;
    int box = -1;        ///< index in card->boxes, -1: none
    int part = -1;       ///< index of a field in the box's parts, -1: none
    bool more = false;   ///< the button for hidden fields
    bool gutter = false; ///< where breakpoints are set
    HeaderPart header = HeaderPart::None;
    bool inHeader = false;
    QPointF local{}; ///< the point in the card's coordinates

    const BlockBox *block() const { return box < 0 ? nullptr : &card->boxes[std::size_t(box)]; }
};

/// The cards of a document as items, one a card. Listens to the document and lays out again only
/// the cards that a change names, before they are next looked at. Knows no mouse or keyboard.
class CanvasScene final : public QGraphicsScene {
    Q_OBJECT

public:
    CanvasScene(Document &document, Appearance &appearance, QObject *parent = nullptr);
    ~CanvasScene() override;

    const TextMeasure &measure() const { return m_measure; }
    const Highlights &highlights() const { return m_highlights; }
    /// Shows \p highlights; repaints the cards on which something differs.
    void setHighlights(const Highlights &highlights);

    /// Lays out what has changed. Called by all lookups, and soon after every change.
    void refresh();
    /// Null when there is no such card (or no such block on one).
    const CardLayout *card(DefinitionId definition);
    const CardLayout *cardOf(BlockId block);
    QPointF cardPosition(DefinitionId definition);
    /// The cards from left to right as they were made.
    std::vector<DefinitionId> cards() const;
    CanvasHit hitAt(QPointF scenePoint);
    /// Where the block's own lines are; an empty rectangle for an unknown block.
    QRectF blockRect(BlockId block);
    QRectF cardRect(DefinitionId definition);
    /// Where a card of \p size that is wanted at \p wanted is seen as a whole and covers no card,
    /// other than \p itself.
    QPointF freePlace(QPointF wanted, QSizeF size, std::optional<DefinitionId> itself = {});
    /// Blocks whose own lines meet \p area, in document order.
    std::vector<BlockId> blocksIn(const QRectF &area);
    /// Shows a card elsewhere while it is dragged, without changing the document.
    void showCardAt(DefinitionId definition, QPointF position);

Q_SIGNALS:
    /// Some cards have new layouts: rectangles and pointers from before are stale.
    void laidOut();

private:
    void onChanged(const ChangeEvent &event);
    void touch(DefinitionId card);
    void schedule();
    void placeCards();

    Document &m_document;
    Appearance &m_appearance;
    FontMeasure m_measure;
    Highlights m_highlights;
    std::map<DefinitionId, CardItem *> m_items;
    std::map<std::uint32_t, DefinitionId> m_cardOfBlock;
    std::set<DefinitionId> m_dirty;
    bool m_allDirty = true;
    bool m_placesDirty = true;
    bool m_isScheduled = false;
};

} // namespace coroscope
