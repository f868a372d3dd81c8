// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "io/jsonvalue.h"

#include <span>

namespace coroscope {

/// The version of the format that this program writes.
inline constexpr int formatVersion = 1;

/// Turns a document of version `from` into one of version `from + 1`, on the JSON tree, before the
/// one reader sees it. A step is never changed once it was released; tests/data/scenarios keeps a
/// file of every version.
struct Migration {
    int from = 0;
    void (*apply)(JsonValue &document) = nullptr;
};

/// The steps from the oldest version to formatVersion, in order, without gaps.
std::span<const Migration> migrations();

/// Applies those of \p steps that begin at \p version or later.
void migrate(JsonValue &document, int version, std::span<const Migration> steps = migrations());

} // namespace coroscope
