// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

/// What libFuzzer calls, and the replay of the corpora: one target, put to one input. A promise
/// that is not kept ends the process.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size);

namespace coroscope::fuzz {

inline std::string_view textOf(const std::uint8_t *data, std::size_t size)
{
    return {reinterpret_cast<const char *>(data), size};
}

/// Ends the process, as a fuzzer wants it, unless \p holds.
inline void require(bool holds)
{
    if (!holds)
        std::abort();
}

} // namespace coroscope::fuzz
