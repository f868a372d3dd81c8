// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/style/icons.h"

#include <QFile>
#include <QPainter>
#include <QPixmap>
#include <QSvgRenderer>

namespace coroscope {

namespace {

/// The icons are drawn on a 20 pixel grid; twice that for dense screens.
constexpr int sizes[] = {16, 20, 24, 32, 40};

QPixmap draw(QSvgRenderer &renderer, int size, const QColor &color)
{
    QPixmap pixmap(size, size);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    renderer.render(&painter);
    painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
    painter.fillRect(pixmap.rect(), color);
    return pixmap;
}

void add(QIcon &icon, const QString &name, const QColor &color, QIcon::Mode mode,
         QIcon::State state)
{
    QSvgRenderer renderer(QStringLiteral(":/icons/%1.svg").arg(name));
    if (!renderer.isValid())
        return;
    for (const int size : sizes)
        icon.addPixmap(draw(renderer, size, color), mode, state);
}

} // namespace

QIcon icon(const QString &name, const Theme &theme)
{
    QIcon made;
    add(made, name, theme.color(ColorRole::TextMuted), QIcon::Normal, QIcon::Off);
    add(made, name, theme.color(ColorRole::Text), QIcon::Active, QIcon::Off);
    add(made, name, theme.color(ColorRole::Accent), QIcon::Normal, QIcon::On);
    add(made, name, theme.color(ColorRole::BorderStrong), QIcon::Disabled, QIcon::Off);
    return made;
}

QIcon icon(const QString &name, const QColor &color)
{
    QIcon made;
    for (const auto mode : {QIcon::Normal, QIcon::Active, QIcon::Disabled, QIcon::Selected})
        add(made, name, color, mode, QIcon::Off);
    return made;
}

} // namespace coroscope
