// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace coroscope::language {

/// The 64 bytes of SHA-512 of \p message (FIPS 180-4). `random.seed("text")` needs it.
std::string sha512(std::string_view message);

} // namespace coroscope::language
