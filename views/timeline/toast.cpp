// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/timeline/toast.h"

#include "views/style/theme.h"

#include <QAccessible>
#include <QEvent>

#include <algorithm>

namespace coroscope {

namespace {

constexpr int leastMilliseconds = 4000, millisecondsOfLetter = 60;

} // namespace

Toast::Toast(QWidget *parent) : QLabel(parent)
{
    setObjectName(QStringLiteral("toast"));
    setTextFormat(Qt::PlainText);
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setAlignment(Qt::AlignCenter);
    hide();
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &QWidget::hide);
    parent->installEventFilter(this);
}

void Toast::say(const QString &text)
{
    setText(text);
    setAccessibleName(text);
    place();
    show();
    raise();
    m_timer.start(
        std::max(leastMilliseconds, millisecondsOfLetter * static_cast<int>(text.size())));
    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

void Toast::place()
{
    ensurePolished();
    const int room = parentWidget()->width() - 2 * metric::xl;
    setWordWrap(false);
    QSize size = sizeHint();
    if (size.width() > room) {
        setWordWrap(true);
        size = {room, heightForWidth(room)};
    }
    setGeometry((parentWidget()->width() - size.width()) / 2,
                parentWidget()->height() - size.height() - metric::m, size.width(), size.height());
}

bool Toast::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize && isVisible())
        place();
    return QLabel::eventFilter(watched, event);
}

} // namespace coroscope

#include "moc_toast.cpp"
