// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/comparison/figure.h"

#include "trace/metrics.h"
#include "views/style/appearance.h"

#include <QPainter>

namespace coroscope {

namespace {

constexpr int barHeight = 6;

int captionHeight() { return QFontMetrics(font::interface(font::Size::Small)).height(); }
QFont figureFont() { return font::interface(font::Size::Title, QFont::DemiBold); }

} // namespace

Figure::Figure(const QString &caption, Nanos time, double share, Appearance &appearance,
               QWidget *parent)
    : QWidget(parent), m_caption(caption), m_text(QString::fromStdString(formatDuration(time))),
      m_share(share), m_appearance(appearance)
{
    setAccessibleName(m_caption + QStringLiteral(": ") + m_text);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&appearance, &Appearance::changed, this, qOverload<>(&QWidget::update));
}

QSize Figure::minimumSizeHint() const
{
    const QFontMetrics metrics(figureFont());
    return {metrics.horizontalAdvance(m_text),
            captionHeight() + metrics.height() + barHeight + metric::s};
}

QSize Figure::sizeHint() const { return minimumSizeHint(); }

void Figure::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(font::interface(font::Size::Small));
    painter.setPen(m_appearance.color(ColorRole::TextMuted));
    painter.drawText(rect(), Qt::AlignTop | Qt::AlignLeft, m_caption);

    painter.setFont(figureFont());
    painter.setPen(m_appearance.color(ColorRole::Text));
    painter.drawText(rect().adjusted(0, captionHeight(), 0, 0), Qt::AlignTop | Qt::AlignLeft,
                     m_text);

    const QRectF track(0, height() - barHeight, width(), barHeight);
    QRectF bar = track;
    bar.setWidth(std::max<double>(barHeight, track.width() * m_share));
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_appearance.color(ColorRole::Idle));
    painter.drawRoundedRect(track, barHeight / 2.0, barHeight / 2.0);
    painter.setBrush(m_appearance.color(ColorRole::WaitingInk));
    painter.drawRoundedRect(bar, barHeight / 2.0, barHeight / 2.0);
}

} // namespace coroscope

#include "moc_figure.cpp"
