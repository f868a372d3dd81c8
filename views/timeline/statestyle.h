// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "trace/lifecycle.h"
#include "views/style/theme.h"

#include <QString>

#include <span>

namespace coroscope {

/// What repeats a state's colour for those who do not see it.
enum class StatePattern : std::uint8_t { Solid, Outline, Dots, CentreLine, Hatch, Stripes, Thin };

/// How a state looks.
struct StateStyle {
    SpanState state;
    ColorRole fill;
    ColorRole ink; ///< of the pattern
    StatePattern pattern;
    const char *name; ///< to be translated in the context "StateStyle"
};

/// One row for each SpanState, in its order.
std::span<const StateStyle> stateStyles();
const StateStyle &styleOf(SpanState state);
/// "running", in the person's language.
QString stateName(SpanState state);

} // namespace coroscope
