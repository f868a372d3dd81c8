// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/timeline/chartindex.h"
#include "views/timeline/rendercontext.h"

#include <QPainter>
#include <QStringList>

#include <functional>

namespace coroscope {

/// One row to paint: where, and its cached runs.
struct TrackFrame {
    const Recording &recording;
    const ChartIndex &index;
    QRectF rect; ///< x = 0 is the time area's left edge
    const std::vector<SpanRun> &runs;
};

/// Bars and ticks of the frame's runs over \p spans, split at the playhead into what was and what
/// comes.
void paintRuns(QPainter &painter, const RenderContext &context, const TrackFrame &frame,
               Spans spans);

/// Over each bar that has begun, the first of \p wordsOf that it has room for.
void paintWords(QPainter &painter, const RenderContext &context, const TrackFrame &frame,
                Spans spans, const std::function<QStringList(const Span &)> &wordsOf);

/// The lane of a task or a thread: its bars, words, marks and end.
void paintLane(QPainter &painter, const RenderContext &context, const TrackFrame &frame,
               std::uint32_t lane);

} // namespace coroscope
