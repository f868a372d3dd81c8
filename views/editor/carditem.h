// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/editor/cardlayout.h"
#include "views/editor/highlights.h"
#include "views/style/appearance.h"

#include <QGraphicsItem>

namespace coroscope {

/// One card on the canvas. Draws its layout; takes no events.
class CardItem final : public QGraphicsItem {
public:
    CardItem(const Appearance &appearance, const Highlights &highlights);

    const CardLayout &layout() const { return m_layout; }
    void setLayout(CardLayout layout);

    QRectF boundingRect() const override;
    void paint(QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget *widget) override;

private:
    const Appearance &m_appearance;
    const Highlights &m_highlights;
    CardLayout m_layout;
};

} // namespace coroscope
