// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/editor/textmeasure.h"

#include "views/style/theme.h"

#include <QFontMetricsF>

namespace coroscope {

namespace {

constexpr qsizetype widthCacheSize = 20'000;

QFont plainFont(TextStyle style)
{
    switch (style) {
    case TextStyle::Title:
        return font::interface(font::Size::Normal, QFont::DemiBold);
    case TextStyle::Word:
        return font::interface(font::Size::Small);
    case TextStyle::Code:
        return font::code(font::Size::Small);
    case TextStyle::CardName:
        return font::interface(font::Size::Large, QFont::DemiBold);
    case TextStyle::CardCode:
        return font::code(font::Size::Normal);
    case TextStyle::Comment:
        break;
    }
    QFont comment = font::interface(font::Size::Small);
    comment.setItalic(true);
    return comment;
}

} // namespace

QFont FontMeasure::font(TextStyle style)
{
    QFont font = plainFont(style);
    // Unhinted advances scale with the zoom, so that one layout serves every zoom.
    font.setHintingPreference(QFont::PreferNoHinting);
    return font;
}

double FontMeasure::width(const QString &text, TextStyle style) const
{
    auto &cache = m_widths[static_cast<std::size_t>(style)];
    const auto known = cache.constFind(text);
    if (known != cache.constEnd())
        return *known;
    if (cache.size() > widthCacheSize)
        cache.clear();
    const double width = QFontMetricsF(font(style)).horizontalAdvance(text);
    cache.insert(text, width);
    return width;
}

double FontMeasure::height(TextStyle style) const { return QFontMetricsF(font(style)).height(); }

} // namespace coroscope
