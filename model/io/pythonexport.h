// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scenario/scenario.h"

#include <string>
#include <vector>

namespace coroscope {

/// Which library the exported program stands on.
enum class PythonFlavour { Asyncio, Threads };

struct PythonText {
    std::string text; ///< a whole program, UTF-8, ends in a newline
    /// For each line of `text`: the innermost block that wrote it, BlockId() where none did.
    std::vector<BlockId> lines;
};

/// \p scenario as a program of Python 3.11, which prints what a run here prints. Importing the
/// asyncio flavour gives the scenario again, save for ids, layout, notes and blocks that are
/// switched off: these come out as comments. The scenario need not be valid: what is missing is
/// `...`, what is no Python stands in a comment, and the text is a program in any case.
PythonText exportPython(const Scenario &scenario, PythonFlavour flavour);

} // namespace coroscope
