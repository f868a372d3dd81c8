// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/timeline/chartmargins.h"

#include "views/timeline/chartwords.h"

#include <algorithm>
#include <cmath>

namespace coroscope {

namespace {

constexpr double least = 150, most = 280;
constexpr std::size_t mostMeasured = 300;

} // namespace

int namesWidth(const ChartSource &source, const RowLayout &layout, const ChartFonts &fonts)
{
    double widest = least;
    std::size_t measured = 0;
    for (const Row &row : layout.rows()) {
        if (row.kind != RowKind::Lane)
            continue;
        const Recording &recording = *source.of(row.band);
        const QString name = laneTitle(recording, recording.lifecycle.lanes()[row.lane]);
        widest = std::max(widest,
                          nameIndent(row) + fonts.nameMetrics.horizontalAdvance(name) + metric::xl);
        if (++measured == mostMeasured || widest >= most)
            break;
    }
    return static_cast<int>(std::ceil(std::min(widest, most)));
}

double nameIndent(const Row &row)
{
    constexpr double indentWidth = 14;
    constexpr int deepest = 8; // beyond it names would have no room
    return metric::l + indentWidth * std::min<int>(row.indent, deepest);
}

} // namespace coroscope
