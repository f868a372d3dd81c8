// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "io/jsonvalue.h"

#include <string_view>

namespace coroscope {

/// Caps that hold while a text is parsed: what goes beyond them is never stored.
struct JsonLimits {
    std::size_t bytes = 64u << 20;    ///< of the whole text
    int depth = 150;                  ///< of nested arrays and objects
    std::size_t nodes = 2'000'000;    ///< values
    std::size_t textBytes = 1u << 20; ///< of one string, number or key
};

/// Parses one JSON text (RFC 8259), UTF-8, with or without a byte order mark. Refuses besides what
/// JSON forbids: duplicate keys, lone surrogates, numbers beyond a double's range. The Problem has
/// line and column.
Result<JsonValue> parseJson(std::string_view text, const JsonLimits &limits = {});

} // namespace coroscope
