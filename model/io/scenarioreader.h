// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "scenario/limits.h"
#include "scenario/scenario.h"

#include <string>
#include <string_view>

namespace coroscope {

/// Caps on what a file may ask for.
struct ReadLimits {
    std::size_t bytes = limits::fileBytes;
    int depth = limits::nesting;   ///< of blocks inside blocks; JSON may nest twice as deep
    std::size_t nodes = 2'000'000; ///< JSON values
    std::size_t blocks = limits::blocks;
    std::size_t textBytes = limits::textBytes; ///< of one string
};

/// Reads a scenario from the bytes of a `.coroscope` file. The Problem says what, where (line and
/// column, and the path in the document) and what to do. Nothing is half read.
/// Blocks and definitions without an id get one; all else about ids is refused.
Result<Scenario> readScenario(std::string_view json, const ReadLimits &limits = {});

/// Reads the file at \p path (UTF-8). Refuses what is no regular file, and files that are too big.
Result<Scenario> loadScenario(const std::string &path, const ReadLimits &limits = {});

} // namespace coroscope
