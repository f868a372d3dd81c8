// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "scenario/scenario.h"

#include <string>
#include <string_view>

namespace coroscope {

/// \p scenario as the bytes of a `.coroscope` file. Canonical: equal scenarios give equal bytes.
std::string writeScenario(const Scenario &scenario);

/// Saves to \p path (UTF-8) so that a crash or a full disk leaves the old file or the new, whole.
Result<Done> saveScenario(const Scenario &scenario, const std::string &path);

/// Blocks as the text that the clipboard carries, and back. A whole definition travels likewise.
/// Inserting gives new ids.
std::string writeBlocks(const BlockList &blocks);
Result<BlockList> readBlocks(std::string_view text);
std::string writeDefinition(const Definition &definition);
Result<Definition> readDefinition(std::string_view text);

} // namespace coroscope
