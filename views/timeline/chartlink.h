// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "trace/lifecycle.h"

#include <QString>

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
    bool isWalked = false; ///< the person has just walked along it
    friend bool operator==(const ChartLink &, const ChartLink &) = default;
};

} // namespace coroscope
