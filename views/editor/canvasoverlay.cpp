// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/editor/canvasoverlay.h"

#include "views/editor/cardmetrics.h"
#include "views/editor/cardpainter.h"

#include <QPainter>
#include <QPixmap>

#include <cmath>

namespace coroscope {

namespace {

constexpr double aboveAllCards = 1e9;
constexpr double ghostOpacity = 0.92;
constexpr double margin = 16;

QColor withAlpha(QColor color, float alpha)
{
    color.setAlphaF(alpha);
    return color;
}

} // namespace

CanvasOverlay::CanvasOverlay(const Appearance &appearance) : m_appearance(appearance)
{
    setZValue(aboveAllCards);
    setAcceptedMouseButtons(Qt::NoButton);
}

void CanvasOverlay::changed()
{
    prepareGeometryChange();
    update();
}

void CanvasOverlay::showBar(std::optional<QLineF> bar)
{
    if (bar == m_bar)
        return;
    changed();
    m_bar = bar;
}

void CanvasOverlay::showNewCard(std::optional<QRectF> card)
{
    if (card == m_newCard)
        return;
    changed();
    m_newCard = card;
}

void CanvasOverlay::showGhost(const CardLayout &block, QPointF position, int count)
{
    changed();
    m_ghost = block;
    m_ghostPosition = position;
    m_ghostCount = count;
}

void CanvasOverlay::hideGhost()
{
    changed();
    m_ghost.reset();
}

void CanvasOverlay::showRubberBand(std::optional<QRectF> band)
{
    if (band == m_band)
        return;
    changed();
    m_band = band;
}

void CanvasOverlay::clear()
{
    changed();
    m_bar.reset();
    m_newCard.reset();
    m_band.reset();
    m_ghost.reset();
}

QRectF CanvasOverlay::boundingRect() const
{
    QRectF bounds;
    if (m_bar)
        bounds |= QRectF(m_bar->p1(), m_bar->p2()).normalized().adjusted(-1, -1, 1, 1);
    if (m_newCard)
        bounds |= *m_newCard;
    if (m_band)
        bounds |= *m_band;
    if (m_ghost)
        bounds |= QRectF(m_ghostPosition, m_ghost->size);
    return bounds.isNull() ? bounds : bounds.adjusted(-margin, -margin, margin, margin);
}

void CanvasOverlay::paint(QPainter *painter, const QStyleOptionGraphicsItem *, QWidget *)
{
    painter->setRenderHint(QPainter::Antialiasing);
    const QColor accent = m_appearance.color(ColorRole::Accent);
    if (m_newCard) {
        painter->setBrush(withAlpha(m_appearance.color(ColorRole::Surface), 0.5f));
        painter->setPen(QPen(accent, 1.5, Qt::DashLine));
        painter->drawRoundedRect(*m_newCard, cardmetric::radius, cardmetric::radius);
    }
    if (m_bar) {
        painter->setPen(QPen(accent, cardmetric::barHeight, Qt::SolidLine, Qt::RoundCap));
        painter->drawLine(*m_bar);
    }
    if (m_band) {
        painter->setBrush(withAlpha(accent, 0.1f));
        painter->setPen(QPen(accent, 0));
        painter->drawRect(*m_band);
    }
    if (m_ghost)
        paintGhost(*painter);
}

void CanvasOverlay::paintGhost(QPainter &painter) const
{
    painter.save();
    painter.setOpacity(ghostOpacity);
    painter.translate(m_ghostPosition);
    const QRectF rect(QPointF(), m_ghost->size);
    painter.setBrush(m_appearance.color(ColorRole::Surface));
    painter.setPen(QPen(m_appearance.color(ColorRole::Accent), 1.5));
    if (m_ghostCount > 1)
        painter.drawRoundedRect(rect.translated(4, 4), cardmetric::blockRadius,
                                cardmetric::blockRadius);
    painter.drawRoundedRect(rect, cardmetric::blockRadius, cardmetric::blockRadius);
    const Highlights none;
    CardPainter(painter, m_appearance.theme(), none).paintBoxes(*m_ghost, rect);
    if (m_ghostCount > 1) {
        const QString count = QString::number(m_ghostCount);
        painter.setFont(FontMeasure::font(TextStyle::Word));
        const QRectF badge(rect.right() - 10, rect.top() - 9, 22, 18);
        painter.setPen(Qt::NoPen);
        painter.setBrush(m_appearance.color(ColorRole::Accent));
        painter.drawRoundedRect(badge, 9, 9);
        painter.setPen(m_appearance.color(ColorRole::TextOnAccent));
        painter.drawText(badge, Qt::AlignCenter, count);
    }
    painter.restore();
}

QPixmap blockPixmap(const CardLayout &block, const Theme &theme, double pixelRatio)
{
    const QSizeF size = block.size * pixelRatio;
    QPixmap pixmap(static_cast<int>(std::ceil(size.width())),
                   static_cast<int>(std::ceil(size.height())));
    pixmap.setDevicePixelRatio(pixelRatio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF rect(QPointF(), block.size);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.color(ColorRole::Surface));
    painter.drawRoundedRect(rect, cardmetric::blockRadius, cardmetric::blockRadius);
    const Highlights none;
    CardPainter(painter, theme, none).paintBoxes(block, rect);
    return pixmap;
}

} // namespace coroscope
