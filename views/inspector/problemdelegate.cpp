// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/inspector/problemdelegate.h"

#include "views/style/icons.h"

#include <QAbstractItemView>
#include <QMouseEvent>
#include <QPainter>

namespace coroscope {

namespace {

constexpr int edge = metric::m, above = metric::s, lineGap = 2, iconSize = 16, iconGap = metric::s;
constexpr int narrowest = 120;

/// How each severity looks.
struct Look {
    const char *icon;
    ColorRole color;
};
constexpr Look looks[] = {
    {"error", ColorRole::Error}, {"warning", ColorRole::Warning}, {"info", ColorRole::TextFaint}};

/// The height of \p text broken at \p width; 0 for an empty text.
int heightOf(const QString &text, const QFont &font, int width)
{
    if (text.isEmpty())
        return 0;
    return QFontMetrics(font).boundingRect(0, 0, width, 0, Qt::TextWordWrap, text).height();
}

/// The parts of a row, one below the other.
struct Rows {
    QRect sentence, where, link;
    int height = 0;
};

Rows rowsOf(const QRect &row, const QModelIndex &index)
{
    Rows rows;
    const int left = row.left() + edge + iconSize + iconGap;
    const int width = row.right() - edge - left;
    int top = row.top() + above;
    const auto place = [&](QRect &part, const QString &text, const QFont &font) {
        const int height = heightOf(text, font, width);
        part = {left, top, width, height};
        if (height > 0)
            top += height + lineGap;
    };
    const QFont small = font::interface(font::Size::Small);
    const QString fix = index.data(ProblemDelegate::FixRole).toString();
    place(rows.sentence, index.data(Qt::DisplayRole).toString(), font::interface());
    place(rows.where, index.data(ProblemDelegate::WhereRole).toString(), small);
    place(rows.link, fix, font::interface());
    rows.link.setWidth(std::min(width, QFontMetrics(font::interface()).horizontalAdvance(fix)));
    rows.height = top - row.top() + above - lineGap;
    return rows;
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
    const Look &look = looks[index.data(SeverityRole).toInt()];
    const Rows rows = rowsOf(option.rect, index);
    icon(QLatin1StringView(look.icon), m_appearance.color(look.color))
        .paint(painter, option.rect.left() + edge, rows.sentence.top(), iconSize, iconSize);

    painter->setFont(font::interface());
    painter->setPen(m_appearance.color(ColorRole::Text));
    painter->drawText(rows.sentence, Qt::TextWordWrap, index.data(Qt::DisplayRole).toString());
    painter->setPen(m_appearance.color(ColorRole::Accent));
    painter->drawText(rows.link, Qt::TextWordWrap, index.data(FixRole).toString());
    painter->setFont(font::interface(font::Size::Small));
    painter->setPen(m_appearance.color(ColorRole::TextMuted));
    painter->drawText(rows.where, Qt::TextWordWrap, index.data(WhereRole).toString());
    painter->restore();
}

QSize ProblemDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const auto *view = qobject_cast<const QAbstractItemView *>(option.widget);
    const int width = std::max(narrowest, view ? view->viewport()->width() : 0);
    return {width, rowsOf({0, 0, width, 0}, index).height};
}

QRect ProblemDelegate::linkRect(const QRect &row, const QModelIndex &index) const
{
    return rowsOf(row, index).link;
}

bool ProblemDelegate::editorEvent(QEvent *event, QAbstractItemModel *model,
                                  const QStyleOptionViewItem &option, const QModelIndex &index)
{
    const auto *mouse = event->type() == QEvent::MouseButtonRelease
                            ? static_cast<const QMouseEvent *>(event)
                            : nullptr;
    if (!mouse || mouse->button() != Qt::LeftButton ||
        !linkRect(option.rect, index).contains(mouse->position().toPoint()))
        return QStyledItemDelegate::editorEvent(event, model, option, index);
    Q_EMIT
    fixRequested(index);
    return true;
}

} // namespace coroscope

#include "moc_problemdelegate.cpp"
