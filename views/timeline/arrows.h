// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/timeline/rendercontext.h"

#include <QPainter>
#include <QString>

#include <functional>

namespace coroscope {

/// The arrows that \p context asks for: of the selected lane, or all, as far as they have happened
/// and touch the visible range; at most a few hundred. When nothing is selected, Selection gives
/// the results that open gathers got last. The arrow that was walked last comes along.
std::vector<ChartLink> visibleLinks(const RenderContext &context, const Recording &recording);

/// \p centreOf gives the height of a lane's bar, NaN for a hidden lane. A label that would cover
/// one of the \p occupied rectangles is left out.
void paintLinks(QPainter &painter, const RenderContext &context,
                const std::vector<ChartLink> &links,
                const std::function<double(std::uint32_t lane)> &centreOf,
                const std::vector<QRectF> &occupied);

} // namespace coroscope
