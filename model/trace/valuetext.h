// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ids.h"

#include <functional>
#include <string>
#include <string_view>

namespace coroscope {

/// Values in a trace are compact JSON texts, as the conformance traces write them:
/// null true 3 0.5 "text" [..] {"tuple": [..]} {"set": [..]} {"dict": [[k, v], ..]}
/// {"ref": "T3"} {"ref": "F2"} {"exc": "ValueError('x')"} {"float": "inf"} {"repr": "<...>"}.
/// Blanks between tokens do not matter; exports write a value as it was recorded.

/// \p json as Python's repr would show it: [15, 5, 50], 'text', (1,), <T3>. \p nameOf turns a
/// referenced task or future into a name; without it, ids are shown. Malformed text comes back as
/// it is. At most \p limit bytes, then an ellipsis.
std::string displayValue(std::string_view json,
                         const std::function<std::string(AwaitableId)> &nameOf = {},
                         std::size_t limit = 200);

/// "T3" or "F2".
std::string idText(AwaitableId id);

} // namespace coroscope
