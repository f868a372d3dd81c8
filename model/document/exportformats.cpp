// SPDX-License-Identifier: GPL-3.0-or-later
#include "document/exportformats.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>

namespace coroscope {

namespace {

using enum ExportFormat;

// clang-format off
constexpr ExportFormatRow rows[] = {
    {Png, ExportKind::Picture, "png", QT_TRANSLATE_NOOP("ExportFormats", "PNG picture"), true, true},
    {Svg, ExportKind::Picture, "svg", QT_TRANSLATE_NOOP("ExportFormats", "SVG drawing"), true, true},
    {Pdf, ExportKind::Picture, "pdf", QT_TRANSLATE_NOOP("ExportFormats", "PDF page"), true, true},
    {Gif, ExportKind::Animation, "gif", QT_TRANSLATE_NOOP("ExportFormats", "Animated GIF"), false, true},
    {ChromeTrace, ExportKind::Recording, "json", QT_TRANSLATE_NOOP("ExportFormats", "Chrome trace for Perfetto and speedscope"), false, true},
    {Table, ExportKind::Recording, "csv", QT_TRANSLATE_NOOP("ExportFormats", "Table of events for spreadsheets"), false, true},
    {EventLines, ExportKind::Recording, "jsonl", QT_TRANSLATE_NOOP("ExportFormats", "Events of the loop as lines of JSON"), false, false},
};
// clang-format on
static_assert(std::size(rows) == static_cast<std::size_t>(EventLines) + 1, "a row for each format");

} // namespace

std::span<const ExportFormatRow> exportFormats() { return rows; }

const ExportFormatRow &formatRow(ExportFormat format)
{
    return rows[static_cast<std::size_t>(format)];
}

const ExportFormatRow *exportFormatOf(const QString &path)
{
    const auto row = std::ranges::find_if(rows, [&path](const ExportFormatRow &each) {
        return path.endsWith(QLatin1Char('.') + QLatin1StringView(each.suffix),
                             Qt::CaseInsensitive);
    });
    return row == std::end(rows) ? nullptr : &*row;
}

const ExportFormatRow &firstFormatOf(ExportKind kind)
{
    return *std::ranges::find(rows, kind, &ExportFormatRow::kind);
}

QString formatName(const ExportFormatRow &row)
{
    return QCoreApplication::translate("ExportFormats", row.name);
}

QString endingsOf(std::initializer_list<ExportKind> kinds)
{
    QStringList endings;
    for (const ExportFormatRow &row : rows) {
        if (std::ranges::find(kinds, row.kind) != kinds.end())
            endings << QLatin1Char('.') + QLatin1StringView(row.suffix);
    }
    const QString last = endings.takeLast();
    return endings.isEmpty() ? last
                             : QCoreApplication::translate("ExportFormats", "%1 or %2")
                                   .arg(endings.join(QStringLiteral(", ")), last);
}

} // namespace coroscope
