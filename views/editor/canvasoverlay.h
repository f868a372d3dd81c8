// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/editor/cardlayout.h"
#include "views/style/appearance.h"

#include <QGraphicsItem>
#include <QLineF>

#include <optional>

namespace coroscope {

/// What is drawn above the cards while something is dragged: the bar where a drop lands, the block
/// under the pointer, the rubber band.
class CanvasOverlay final : public QGraphicsItem {
public:
    explicit CanvasOverlay(const Appearance &appearance);

    /// A bar where blocks land, or nothing. Scene coordinates.
    void showBar(std::optional<QLineF> bar);
    std::optional<QLineF> bar() const { return m_bar; }
    /// The outline of a card that a drop would make, or nothing.
    void showNewCard(std::optional<QRectF> card);
    /// \p block under the pointer at \p position, with a count when there are more of them.
    void showGhost(const CardLayout &block, QPointF position, int count);
    void hideGhost();
    void showRubberBand(std::optional<QRectF> band);
    void clear();

    QRectF boundingRect() const override;
    void paint(QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget *widget) override;

private:
    void changed();
    void paintGhost(QPainter &painter) const;

    const Appearance &m_appearance;
    std::optional<QLineF> m_bar;
    std::optional<QRectF> m_newCard;
    std::optional<QRectF> m_band;
    std::optional<CardLayout> m_ghost;
    QPointF m_ghostPosition;
    int m_ghostCount = 0;
};

/// A picture of \p block alone, for a drag that leaves the canvas' hands.
QPixmap blockPixmap(const CardLayout &block, const Theme &theme, double pixelRatio);

} // namespace coroscope
