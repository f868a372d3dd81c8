// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/editor/canvastip.h"

#include <algorithm>

namespace coroscope {

namespace {

constexpr QPoint offset(18, 22);
constexpr int widest = 300;
constexpr int readingTime = 5000; ///< ms

} // namespace

CanvasTip::CanvasTip(const Appearance &appearance, QWidget *parent)
    : QLabel(parent), m_appearance(appearance)
{
    setObjectName(QStringLiteral("canvasTip"));
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setFont(font::interface(font::Size::Small));
    setWordWrap(true);
    setMargin(metric::xs + 2);
    m_timer.setSingleShot(true);
    m_timer.setInterval(readingTime);
    connect(&m_timer, &QTimer::timeout, this, &QWidget::hide);
    hide();
}

void CanvasTip::tell(const QString &sentence, QPoint position)
{
    m_timer.stop();
    setText(sentence);
    setAccessibleName(sentence);
    if (sentence.isEmpty()) {
        hide();
        return;
    }
    setStyleSheet(QStringLiteral("QLabel { background: %1; color: %2; border: 1px solid %3; "
                                 "border-radius: 5px; }")
                      .arg(m_appearance.color(ColorRole::SurfaceRaised).name(),
                           m_appearance.color(ColorRole::Text).name(),
                           m_appearance.color(ColorRole::BorderStrong).name()));
    const int natural = fontMetrics().horizontalAdvance(sentence) + 2 * margin() + metric::s;
    setFixedWidth(std::min(widest, natural));
    setFixedHeight(heightForWidth(width()));
    const QRect free =
        parentWidget()->rect().adjusted(metric::s, metric::s, -metric::s, -metric::s);
    QPoint place = position + offset;
    place.setX(std::clamp(place.x(), free.left(), std::max(free.left(), free.right() - width())));
    place.setY(std::clamp(place.y(), free.top(), std::max(free.top(), free.bottom() - height())));
    move(place);
    show();
    raise();
}

void CanvasTip::tellForAWhile(const QString &sentence, QPoint position)
{
    tell(sentence, position);
    if (!sentence.isEmpty())
        m_timer.start();
}

} // namespace coroscope

#include "moc_canvastip.cpp"
