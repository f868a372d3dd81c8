// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>

namespace coroscope::asyncio {

/// Asks for the cache lines of \p bytes at \p memory, which may be anything: only a hint.
inline void prefetch(const void *memory, std::size_t bytes)
{
    constexpr std::size_t line = 64;
    const char *at = static_cast<const char *>(memory);
    for (std::size_t i = 0; i < bytes; i += line)
        __builtin_prefetch(at + i);
}

} // namespace coroscope::asyncio
