// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scenario/blockcatalog.h"

#include <string>
#include <string_view>

namespace coroscope {

/// Puts the fields of \p block into \p pattern. The pattern's syntax:
///
///     {key}            the field's text, trimmed
///     {key:argument}   the same; in parentheses when it holds a comma outside brackets
///     {key:operand}    the same; in parentheses unless it is a name, call, attribute or the like,
///                      so that "await {key:operand}" waits for all of `a or b`
///     {key|other}      `other` when the text is empty; also {key:argument|other}
///     {key?one|two}    of a Choice: `one` for its first choice, `two` for the second, and so on
///     [ ... ]          left out when every field in it is empty or a Choice at its first choice;
///                      parts may nest
///     anything else    itself
///
/// An empty Choice stands for its first choice. Further lines of a Text field become comment lines.
std::string fillPattern(std::string_view pattern, const Block &block);

/// True when what follows \p source in a line would be part of its comment: `x  # why`.
bool endsInComment(std::string_view source);

} // namespace coroscope
