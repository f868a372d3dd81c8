// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/editor/blocklistdelegate.h"

#include "views/editor/blocklistmodel.h"
#include "views/editor/cardpainter.h"

#include <QPainter>
#include <QPainterPath>

namespace coroscope {

namespace {

constexpr int rowPadding = 5, rowGap = 4, titleTop = 12, titleBottom = 5;
constexpr int rowStripe = 4, rowTextIndent = 14, rowEdge = metric::m;

QFont titleFont()
{
    QFont title = font::interface(font::Size::Small, QFont::DemiBold);
    title.setCapitalization(QFont::AllUppercase);
    title.setLetterSpacing(QFont::PercentageSpacing, 104);
    title.setPixelSize(std::max(9, title.pixelSize() - 1));
    return title;
}

} // namespace

void BlockListDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                              const QModelIndex &index) const
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const QString text = index.data(Qt::DisplayRole).toString();
    if (index.data(BlockListModel::IsTitleRole).toBool()) {
        painter->setFont(titleFont());
        painter->setPen(m_appearance.color(ColorRole::TextMuted));
        painter->drawText(option.rect.adjusted(rowEdge + 2, titleTop, -rowEdge, -titleBottom),
                          Qt::AlignLeft | Qt::AlignVCenter, text);
        painter->restore();
        return;
    }
    const QRectF row = QRectF(option.rect).adjusted(rowEdge, 0, -rowEdge, -rowGap);
    const bool isSelected = option.state.testFlag(QStyle::State_Selected);
    const bool isHovered = option.state.testFlag(QStyle::State_MouseOver);
    QPainterPath shape;
    shape.addRoundedRect(row, metric::radiusSmall, metric::radiusSmall);
    const ColorRole ground = isSelected  ? ColorRole::Selection
                             : isHovered ? ColorRole::Hover
                                         : ColorRole::SurfaceSunken;
    painter->fillPath(shape, m_appearance.color(ground));
    painter->setClipPath(shape);
    const auto group = static_cast<BlockGroup>(index.data(BlockListModel::GroupRole).toInt());
    painter->fillRect(QRectF(row.left(), row.top(), rowStripe, row.height()),
                      m_appearance.color(groupColors(group).stripe));
    painter->setClipping(false);
    if (isSelected && option.state.testFlag(QStyle::State_HasFocus)) {
        painter->setPen(QPen(m_appearance.color(ColorRole::Accent), 1.5));
        painter->drawRoundedRect(row.adjusted(0.5, 0.5, -0.5, -0.5), metric::radiusSmall,
                                 metric::radiusSmall);
    }
    painter->setFont(font::interface(font::Size::Normal, QFont::Medium));
    painter->setPen(m_appearance.color(ColorRole::Text));
    const QRectF textRect = row.adjusted(rowTextIndent, 0, -metric::s, 0);
    painter->drawText(textRect, Qt::AlignLeft | Qt::AlignVCenter,
                      painter->fontMetrics().elidedText(text, Qt::ElideRight,
                                                        static_cast<int>(textRect.width())));
    painter->restore();
}

QSize BlockListDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const
{
    if (index.data(BlockListModel::IsTitleRole).toBool())
        return {0, QFontMetrics(titleFont()).height() + titleTop + titleBottom};
    const QFontMetrics metrics(font::interface(font::Size::Normal, QFont::Medium));
    return {metrics.horizontalAdvance(index.data(Qt::DisplayRole).toString()) + rowTextIndent +
                metric::s + 2 * rowEdge,
            metrics.height() + 2 * rowPadding + rowGap};
}

} // namespace coroscope

#include "moc_blocklistdelegate.cpp"
