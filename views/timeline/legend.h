// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "trace/eventtext.h"
#include "views/timeline/rendercontext.h"

#include <QPainter>
#include <QString>

namespace coroscope {

/// The states with their colours, patterns and names, the outcomes with their signs, and at the
/// right a sentence. What does not fit is left out, the sentence is elided.
void paintLegend(QPainter &painter, const Theme &theme, const ChartFonts &fonts, const QRectF &rect,
                 const QString &sentence);

/// The width that the states and outcomes take.
double legendWidth(const ChartFonts &fonts);

/// The sentence that describes what happened last at the playhead: "Turn 5: hello2 returned 5".
/// Empty before anything has happened.
QString narration(const Recording &loop, std::size_t playheadEvent,
                  Seconds seconds = Seconds::Rounded);

} // namespace coroscope
