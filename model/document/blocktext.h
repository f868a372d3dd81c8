// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "io/scenariowriter.h"

#include <string>
#include <string_view>

namespace coroscope {

/// Blocks as the text that travels through the clipboard.
inline std::string blocksToText(const BlockList &blocks) { return writeBlocks(blocks); }

/// The blocks in such a text; the Problem says what else it is.
inline Result<BlockList> blocksFromText(std::string_view text) { return readBlocks(text); }

} // namespace coroscope
