// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scenario/scenario.h"

#include <cstdint>
#include <string>
#include <vector>

namespace coroscope {

/// The library that the written program runs its coroutines with.
enum class PythonFlavour : std::uint8_t { Asyncio, Threads };

/// A scenario as the text of a Python program.
struct PythonText {
    std::string text;           ///< UTF-8; every line ends in a line feed
    std::vector<BlockId> lines; ///< for each line the innermost block that wrote it; 0: none
};

/// Writes \p scenario as a Python program.
PythonText exportPython(const Scenario &scenario, PythonFlavour flavour);

} // namespace coroscope
