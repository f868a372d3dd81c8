// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/scriptrun.h"
#include "trace/recording.h"

#include <functional>

namespace coroscope::test {

/// Calls \p check with the recording of every conformance case and example until a test of it
/// fails. \p stride: every how many instants are to be looked at, so that there are at most some
/// hundreds of them, evenly over the whole.
using CheckCase = std::function<void(const Recording &, std::size_t stride)>;
void forEachCase(const CheckCase &check, On on = On::Loop);

} // namespace coroscope::test
