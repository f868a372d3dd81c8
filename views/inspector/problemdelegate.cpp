// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/inspector/problemdelegate.h"

#include <QAbstractItemView>
#include <QPainter>

namespace coroscope {

namespace {

constexpr int edge = metric::l, above = metric::s, stripe = 3, lineGap = 2;
constexpr int narrowest = 120;

/// The height of \p text broken at \p width; 0 for an empty text.
int heightOf(const QString &text, const QFont &font, int width)
{
    if (text.isEmpty())
        return 0;
    return QFontMetrics(font).boundingRect(0, 0, width, 0, Qt::TextWordWrap, text).height();
}

} // namespace

void ProblemDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                            const QModelIndex &index) const
{
    painter->save();
    const bool isSelected = option.state.testFlag(QStyle::State_Selected);
    const bool isHovered = option.state.testFlag(QStyle::State_MouseOver);
    if (isSelected || isHovered)
        painter->fillRect(option.rect,
                          m_appearance.color(isSelected ? ColorRole::Selection : ColorRole::Hover));
    QRect mark = option.rect.adjusted(0, above / 2, 0, -above / 2);
    mark.setWidth(stripe);
    painter->fillRect(mark, m_appearance.color(ColorRole::Error));

    const QString sentence = index.data(Qt::DisplayRole).toString();
    QRect text = option.rect.adjusted(edge, above, -edge, -above);
    painter->setFont(font::interface());
    painter->setPen(m_appearance.color(ColorRole::Text));
    painter->drawText(text, Qt::TextWordWrap, sentence);
    text.setTop(text.top() + heightOf(sentence, font::interface(), text.width()) + lineGap);
    painter->setFont(font::interface(font::Size::Small));
    painter->setPen(m_appearance.color(ColorRole::TextMuted));
    painter->drawText(text, Qt::TextWordWrap, index.data(whereRole).toString());
    painter->restore();
}

QSize ProblemDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const auto *view = qobject_cast<const QAbstractItemView *>(option.widget);
    const int width = std::max(narrowest, view ? view->viewport()->width() : 0);
    const int inner = width - 2 * edge;
    const int height =
        heightOf(index.data(Qt::DisplayRole).toString(), font::interface(), inner) +
        heightOf(index.data(whereRole).toString(), font::interface(font::Size::Small), inner);
    return {width, height + 2 * above + lineGap};
}

} // namespace coroscope
