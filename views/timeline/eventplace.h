// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "trace/recording.h"

namespace coroscope {

/// Where an event stands on the chart.
struct EventPlace {
    std::uint32_t lane = noLane; ///< noLane: the loop's own
    int span = -1;               ///< of the lane, the one that begins with it or holds it
};

/// Of event \p event of \p recording.
EventPlace placeOf(const Recording &recording, std::size_t event);

} // namespace coroscope
