// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/welcome/examplecard.h"

#include "views/style/appearance.h"

#include <QKeyEvent>
#include <QPainter>
#include <QTextLayout>

namespace coroscope {

namespace {

constexpr int titleLines = 2, descriptionLines = 4;

QFont titleFont() { return font::interface(font::Size::Normal, QFont::DemiBold); }
QFont descriptionFont() { return font::interface(font::Size::Small); }
int leading(const QFont &font) { return qRound(QFontMetrics(font).height() * 1.25); }

/// Draws at most \p lines lines of \p text from \p top on, the last with an ellipsis when there is
/// more. Returns where the text ends.
int drawLines(QPainter &painter, const QRect &area, int top, const QString &text, const QFont &font,
              int lines)
{
    const QFontMetrics metrics(font);
    painter.setFont(font);
    QTextLayout layout(text, font);
    layout.beginLayout();
    for (int i = 0; i < lines; ++i) {
        QTextLine line = layout.createLine();
        if (!line.isValid())
            break;
        line.setLineWidth(area.width());
        const bool isLast = i + 1 == lines;
        const QString rest = text.mid(line.textStart());
        const QString shown = isLast ? metrics.elidedText(rest, Qt::ElideRight, area.width())
                                     : rest.left(line.textLength());
        painter.drawText(area.left(), top + metrics.ascent(), shown);
        top += leading(font);
    }
    layout.endLayout();
    return top;
}

} // namespace

ExampleCard::ExampleCard(const QString &title, const QString &description, Appearance &appearance,
                         QWidget *parent)
    : QAbstractButton(parent), m_title(title), m_description(description), m_appearance(appearance)
{
    setAccessibleName(title);
    setAccessibleDescription(description);
    setToolTip(description);
    setCursor(Qt::PointingHandCursor);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&appearance, &Appearance::changed, this, qOverload<>(&QWidget::update));
}

QSize ExampleCard::sizeHint() const
{
    return {200, 2 * metric::l + metric::xs + titleLines * leading(titleFont()) +
                     descriptionLines * leading(descriptionFont())};
}

void ExampleCard::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool lit = underMouse() || hasFocus();
    painter.setPen(
        QPen(m_appearance.color(lit ? ColorRole::Accent : ColorRole::Border), hasFocus() ? 2 : 1));
    painter.setBrush(m_appearance.color(isDown() ? ColorRole::AccentSoft : ColorRole::Surface));
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), metric::radius, metric::radius);

    const QRect area = rect().adjusted(metric::l, metric::l, -metric::l, -metric::l);
    painter.setPen(m_appearance.color(ColorRole::Text));
    const int top =
        metric::xs + drawLines(painter, area, area.top(), m_title, titleFont(), titleLines);
    painter.setPen(m_appearance.color(ColorRole::TextMuted));
    drawLines(painter, area, top, m_description, descriptionFont(),
              (area.bottom() + 1 - top) / leading(descriptionFont()));
}

void ExampleCard::enterEvent(QEnterEvent *) { update(); }

void ExampleCard::leaveEvent(QEvent *) { update(); }

void ExampleCard::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        click();
    else
        QAbstractButton::keyPressEvent(event);
}

} // namespace coroscope

#include "moc_examplecard.cpp"
