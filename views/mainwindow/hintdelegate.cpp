// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/mainwindow/hintdelegate.h"

#include "views/style/theme.h"

#include <QPainter>

namespace coroscope {

void HintDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                         const QModelIndex &index) const
{
    QStyledItemDelegate::paint(painter, option, index);
    const QString hint = index.data(HintRole).toString();
    if (hint.isEmpty())
        return;
    painter->save();
    painter->setFont(font::interface(font::Size::Small));
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
