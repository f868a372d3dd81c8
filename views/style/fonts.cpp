// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/style/theme.h"

#include <QFontDatabase>
#include <QFontInfo>
#include <QGuiApplication>
#include <QStringList>

#include <algorithm>

namespace coroscope::font {

namespace {

constexpr const char *files[] = {
    "Inter-Regular.otf",      "Inter-Medium.otf",          "Inter-SemiBold.otf",
    "Inter-Bold.otf",         "JetBrainsMono-Regular.ttf", "JetBrainsMono-Medium.ttf",
    "JetBrainsMono-Bold.ttf",
};

/// Sizes relative to the normal one, in pixels at 100 %.
constexpr double smallSize = 11.5, normalSize = 13, largeSize = 15, titleSize = 22;

double pixels(Size size)
{
    switch (size) {
    case Size::Small:
        return smallSize;
    case Size::Large:
        return largeSize;
    case Size::Title:
        return titleSize;
    case Size::Normal:
        break;
    }
    return normalSize;
}

/// How much larger than our normal size the person's system font is; at least 1.
double systemScale()
{
    static const double scale = [] {
        const QFontInfo system(QFontDatabase::systemFont(QFontDatabase::GeneralFont));
        return std::clamp(system.pixelSize() / normalSize, 1.0, 2.5);
    }();
    return scale;
}

QFont make(const QStringList &families, Size size, QFont::Weight weight)
{
    QFont made(families);
    made.setPixelSize(qRound(pixels(size) * systemScale()));
    made.setWeight(weight);
    made.setHintingPreference(QFont::PreferNoHinting);
    return made;
}

} // namespace

void load()
{
    for (const char *file : files)
        QFontDatabase::addApplicationFont(QStringLiteral(":/fonts/") + QLatin1StringView(file));
}

QFont interface(Size size, QFont::Weight weight)
{
    static const QString system = QFontDatabase::systemFont(QFontDatabase::GeneralFont).family();
    return make({QStringLiteral("Inter"), system}, size, weight);
}

QFont code(Size size, QFont::Weight weight)
{
    static const QString system = QFontDatabase::systemFont(QFontDatabase::FixedFont).family();
    QFont made = make({QStringLiteral("JetBrains Mono"), system}, size, weight);
    made.setStyleHint(QFont::Monospace);
    return made;
}

} // namespace coroscope::font
