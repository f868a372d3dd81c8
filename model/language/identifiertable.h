// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

namespace coroscope::language {

/// Code points from \c first to \c last, both included.
struct CodePointRange {
    char32_t first;
    char32_t last;
};

/// Beyond ASCII, sorted: what an identifier may begin with (Unicode's XID_Start).
std::span<const CodePointRange> identifierStarts();
/// Beyond ASCII, sorted: what an identifier may go on with, but not begin with.
std::span<const CodePointRange> identifierContinuations();

} // namespace coroscope::language
