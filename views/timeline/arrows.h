// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/timeline/rendercontext.h"

#include <QPainter>
#include <QString>

#include <functional>

namespace coroscope {

/// Why an arrow is drawn. The first four are recorded; awaiting and handing over a result follow
/// from spans and combinators.
enum class LinkKind : std::uint8_t { Created, Woke, Cancelled, CalledBack, Awaited, Result };

/// An arrow between two lanes of the loop's recording.
struct ChartLink {
    LinkKind kind = LinkKind::Created;
    Nanos fromTime = 0, toTime = 0;
    std::uint32_t fromEvent = 0, toEvent = 0;
    std::uint32_t fromLane = noLane, toLane = noLane;
    QString label;
    friend bool operator==(const ChartLink &, const ChartLink &) = default;
};

/// The arrows that \p context asks for: of the selected lane, or all, as far as they have happened
/// and touch the visible range; at most a few hundred. When nothing is selected, Selection gives
/// the results that open gathers got last.
std::vector<ChartLink> visibleLinks(const RenderContext &context, const Recording &recording);

/// \p centreOf gives the height of a lane's bar, NaN for a hidden lane. A label that would cover
/// one of the \p occupied rectangles is left out.
void paintLinks(QPainter &painter, const RenderContext &context,
                const std::vector<ChartLink> &links,
                const std::function<double(std::uint32_t lane)> &centreOf,
                const std::vector<QRectF> &occupied);

} // namespace coroscope
