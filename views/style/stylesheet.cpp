// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/style/stylesheet.h"

#include "views/style/colortable.h"

#include <QFile>
#include <QHash>
#include <QRegularExpression>

namespace coroscope {

QPalette themePalette(const Theme &theme)
{
    using enum ColorRole;
    static constexpr std::pair<QPalette::ColorRole, ColorRole> rows[] = {
        {QPalette::Window, Surface},
        {QPalette::WindowText, Text},
        {QPalette::Base, Surface},
        {QPalette::AlternateBase, SurfaceSunken},
        {QPalette::ToolTipBase, SurfaceRaised},
        {QPalette::ToolTipText, Text},
        {QPalette::PlaceholderText, TextFaint},
        {QPalette::Text, Text},
        {QPalette::Button, Surface},
        {QPalette::ButtonText, Text},
        {QPalette::BrightText, TextOnAccent},
        {QPalette::Light, SurfaceRaised},
        {QPalette::Midlight, Border},
        {QPalette::Mid, BorderStrong},
        {QPalette::Dark, BorderStrong},
        {QPalette::Shadow, BorderStrong},
        {QPalette::Highlight, Selection},
        {QPalette::HighlightedText, Text},
        {QPalette::Link, Accent},
        {QPalette::LinkVisited, Accent},
    };
    QPalette palette;
    for (const auto &[role, color] : rows)
        palette.setColor(role, theme.color(color));
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, theme.color(BorderStrong));
    return palette;
}

QString withSizes(QString text)
{
    static constexpr std::pair<const char *, font::Size> sizes[] = {
        {"@SmallFont", font::Size::Small},
        {"@NormalFont", font::Size::Normal},
        {"@LargeFont", font::Size::Large},
        {"@TitleFont", font::Size::Title},
    };
    for (const auto &[name, size] : sizes)
        text.replace(QLatin1StringView(name),
                     QString::number(font::interface(size).pixelSize()) + QStringLiteral("px"));
    return text;
}

QString withColors(const QString &text, const Theme &theme)
{
    static const QRegularExpression word(QStringLiteral("@([A-Za-z]+)"));
    QHash<QString, QString> colors;
    for (const NamedColor &row : colorTable()) {
        const QString name = QString::fromUtf8(row.name.data(), qsizetype(row.name.size()));
        const QColor color = theme.color(row.role);
        colors.insert(name, QStringLiteral("rgba(%1,%2,%3,%4)")
                                .arg(color.red())
                                .arg(color.green())
                                .arg(color.blue())
                                .arg(color.alpha()));
    }
    QString result;
    qsizetype last = 0;
    for (auto matches = word.globalMatch(text); matches.hasNext();) {
        const QRegularExpressionMatch match = matches.next();
        result += QStringView(text).mid(last, match.capturedStart() - last);
        result += colors.value(match.captured(1), match.captured());
        last = match.capturedEnd();
    }
    return result += QStringView(text).mid(last);
}

QString styleSheet(const Theme &theme)
{
    QFile file(QStringLiteral(":/theme/coroscope.qss"));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return withColors(withSizes(QString::fromUtf8(file.readAll())), theme);
}

} // namespace coroscope
