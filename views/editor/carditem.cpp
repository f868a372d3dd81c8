// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/editor/carditem.h"

#include "views/editor/cardpainter.h"

#include <QStyleOptionGraphicsItem>

namespace coroscope {

namespace {
constexpr double shadow = 5; ///< how far the shadow and the glow reach
}

CardItem::CardItem(const Appearance &appearance, const Highlights &highlights)
    : m_appearance(appearance), m_highlights(highlights)
{
    setFlag(ItemUsesExtendedStyleOption); // exposedRect is what meets the view
    setAcceptedMouseButtons(Qt::NoButton);
}

void CardItem::setLayout(CardLayout layout)
{
    prepareGeometryChange();
    m_layout = std::move(layout);
    update();
}

QRectF CardItem::boundingRect() const
{
    return QRectF(QPointF(), m_layout.size).adjusted(-shadow, -shadow, shadow, shadow);
}

void CardItem::paint(QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget *)
{
    CardPainter(*painter, m_appearance.theme(), m_highlights)
        .paintCard(m_layout, option->exposedRect);
}

} // namespace coroscope
