// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <span>

namespace coroscope {

/// What a person takes away of a run.
enum class ExportKind {
    Picture,   ///< the chart as it stands
    Animation, ///< the playback
    Recording, ///< the events
};

/// The frames a second that an animation may have: those that a GIF knows.
inline constexpr int animationRates[] = {5, 10, 20, 25, 50};
/// The longest side of an animation, in pixels.
inline constexpr int largestAnimation = 2000;

enum class ExportFormat { Png, Svg, Pdf, Gif, ChromeTrace, Table, EventLines };

struct ExportFormatRow {
    ExportFormat format;
    ExportKind kind;
    const char *suffix;   ///< of its files, without a dot
    const char *name;     ///< to be translated in the context "ExportFormats"
    bool carriesScenario; ///< the scenario can be inside
    bool carriesBothRuns; ///< loop and threads go into one file
};

/// One row for each ExportFormat, in its order. The window, the command line and their help all
/// read this table.
std::span<const ExportFormatRow> exportFormats();
const ExportFormatRow &formatRow(ExportFormat format);
/// The format that files named like \p path have; null when there is none.
const ExportFormatRow *exportFormatOf(const QString &path);
/// The first format of \p kind.
const ExportFormatRow &firstFormatOf(ExportKind kind);
/// "PNG picture", in the person's language.
QString formatName(const ExportFormatRow &row);
/// The endings of \p kind: ".png, .svg or .pdf".
QString endingsOf(std::initializer_list<ExportKind> kinds);

} // namespace coroscope
