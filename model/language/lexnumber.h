// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "language/characters.h"

namespace coroscope::language {

/// Moves \p cursor over the number that begins there, with CPython's checks and wording.
void passNumber(Cursor &cursor);

/// The value of a Number token, with its underscores: an int in any base, or a float.
/// Throws a SyntaxError at \p position for an int of more digits than CPython reads.
Constant numberConstant(std::string_view text, Position position);

} // namespace coroscope::language
