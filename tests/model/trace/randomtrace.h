// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/trace/recorder.h"

namespace coroscope {

/// Records \p events events that a loop could give, and (\p wild) others that none would.
void recordAtRandom(Recorder &run, std::uint32_t seed, int events, bool wild);

} // namespace coroscope
