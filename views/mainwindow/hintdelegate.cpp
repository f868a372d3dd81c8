// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/mainwindow/hintdelegate.h"

#include "views/style/theme.h"

#include <QPainter>
#include <QStyle>
#include <QWidget>

namespace coroscope {

void HintDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                         const QModelIndex &index) const
{
    const QString hint = index.data(HintRole).toString();
    const QFont hintFont = font::interface(font::Size::Small);
    const int hintWidth = hint.isEmpty() ? 0 : QFontMetrics(hintFont).horizontalAdvance(hint);

    QStyleOptionViewItem item(option);
    initStyleOption(&item, index);
    const int room = option.rect.width() - hintWidth - 2 * metric::l - metric::m;
    item.text = item.fontMetrics.elidedText(item.text, Qt::ElideRight, room);
    item.widget->style()->drawControl(QStyle::CE_ItemViewItem, &item, painter, item.widget);

    painter->save();
    painter->setFont(hintFont);
    painter->setPen(option.palette.color(QPalette::PlaceholderText));
    painter->drawText(option.rect.adjusted(0, 0, -metric::m, 0), Qt::AlignRight | Qt::AlignVCenter,
                      hint);
    painter->restore();
}

QSize HintDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QSize size = QStyledItemDelegate::sizeHint(option, index);
    return {size.width(), option.fontMetrics.height() + metric::m};
}

} // namespace coroscope
