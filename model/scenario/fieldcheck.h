// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "scenario/blockcatalog.h"

#include <optional>
#include <string>
#include <string_view>

namespace coroscope {

/// Where a text gives control away.
struct Suspensions {
    bool awaits = false; ///< there is an `await` in it
    bool yields = false; ///< there is a `yield` in it
    bool yieldsFrom = false;
};

/// What a field's text turned out to be.
struct FieldCheck {
    std::optional<Problem> problem; ///< with line and column within the text
    Suspensions suspensions = {};
};

/// Checks \p text as the text of \p field: whether it is there when it must be, and what its type
/// asks of it.
FieldCheck checkField(const BlockField &field, std::string_view text);

/// \p title as it stands in the middle of a sentence: "Result in" -> "result in".
std::string inSentence(std::string_view title);

} // namespace coroscope
