// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/timeline/chartindex.h"
#include "views/timeline/rendercontext.h"

#include <QPainter>
#include <QString>

#include <functional>

namespace coroscope {

/// One member of a bracket: at its lane's height, or in the middle of the lanes that are members of
/// a gather in it.
struct BracketSlot {
    enum class Fill : std::uint8_t {
        Open,  ///< not yet done
        Value, ///< done: its result
        Failed,
        Cancelled,
    };
    QRectF rect;
    Fill fill = Fill::Open;
    QString text;
    std::uint32_t lane = noLane;
    Nanos done = openEnd; ///< when it ended
};

/// A gather over its members, right of the instant at which it completes; a wait at that very
/// instant, since its members may go on.
struct Bracket {
    std::uint32_t combinator = 0;
    double x = 0; ///< of the bracket's line
    double top = 0, bottom = 0;
    int nesting = 0;   ///< how many brackets stand within each other in it
    bool boxed = true; ///< slots with values (gather); dots (wait) else
    QString title;
    QPointF titleAt; ///< its baseline
    QRectF titleRect;
    QRectF bounds;
    std::vector<BracketSlot> members;
};

/// Where the rows of the band are on the screen.
struct BracketRows {
    /// The painted rectangle of a lane's row; empty when it is hidden.
    std::function<QRectF(std::uint32_t lane)> rectOf;
    /// The lanes whose rows can be seen.
    std::vector<std::uint32_t> visible;
};

/// The brackets of the loop's recording that can be seen, placed so that they cover neither the
/// pills at the lanes' ends nor each other; inner ones stand left of outer ones.
std::vector<Bracket> layoutBrackets(const RenderContext &context, const Recording &recording,
                                    const ChartIndex &index, const BracketRows &rows);

/// The lines of waits, which belong under the lanes.
void paintWaitLine(QPainter &painter, const RenderContext &context, const Bracket &bracket);
void paintBracket(QPainter &painter, const RenderContext &context, const Bracket &bracket);

} // namespace coroscope
