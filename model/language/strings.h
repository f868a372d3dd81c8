// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "language/characters.h"

namespace coroscope::language {

/// A String token taken apart.
struct StringLiteral {
    bool isRaw = false;
    bool isFormatted = false;
    bool isBytes = false;
    std::string_view body; ///< between the quotes
    Position bodyStart;
};

StringLiteral takeApart(std::string_view text, Position position);

/// The text that \p body stands for: its escapes read unless \p isRaw, its line breaks LF.
/// Throws a SyntaxError for a broken escape.
std::string unescape(std::string_view body, Position start, bool isRaw);

/// Adds literal text to the parts of an f-string; two literals in a row are one part.
void addLiteral(std::vector<FStringPart> &parts, std::string text);

} // namespace coroscope::language
