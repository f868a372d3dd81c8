// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>
#include <QHash>
#include <QString>

#include <cstdint>

namespace coroscope {

/// The kinds of text on a card.
enum class TextStyle : std::uint8_t { Title, Word, Code, CardName, CardCode, Comment };

/// How large texts are. The layout asks nothing else of the fonts, so that it can be tested
/// without a GUI. Sizes are canvas units (pixels at 100 %).
class TextMeasure {
public:
    virtual ~TextMeasure() = default;
    virtual double width(const QString &text, TextStyle style) const = 0;
    virtual double height(TextStyle style) const = 0;
};

/// Measures with the program's fonts, and remembers what it measured.
class FontMeasure final : public TextMeasure {
public:
    double width(const QString &text, TextStyle style) const override;
    double height(TextStyle style) const override;

    /// The font of \p style, as the painter must use it.
    static QFont font(TextStyle style);

private:
    mutable QHash<QString, double> m_widths[6];
};

} // namespace coroscope
