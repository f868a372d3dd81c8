// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "trace/recording.h"

#include <optional>

namespace coroscope {

/// A sleep after which the task went on too late, because others held the loop.
struct LateWake {
    Nanos due = 0;  ///< when the sleep was to be over, ns
    Nanos late = 0; ///< how much later the task ran, ns, > 0
};

/// Of span \p span of \p lane, if it is a sleep and the task has run since, later than \p tolerance
/// ns after it was due. A sleep that was cut short is never late.
std::optional<LateWake> lateWake(const Recording &recording, const Lane &lane, std::size_t span,
                                 Nanos tolerance);

} // namespace coroscope
