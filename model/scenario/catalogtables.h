// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scenario/blockcatalog.h"

/// The catalog's rows, a file for each few groups, and the words they are written with.
namespace coroscope::catalog {

/// The rows of each part, in palette order.
std::span<const BlockType> basicBlocks();    ///< Basic
std::span<const BlockType> taskBlocks();     ///< Time, Call, Task
std::span<const BlockType> combineBlocks();  ///< Combine
std::span<const BlockType> scopeBlocks();    ///< Scope
std::span<const BlockType> futureBlocks();   ///< Future
std::span<const BlockType> callbackBlocks(); ///< Callback
std::span<const BlockType> syncBlocks();     ///< Sync
std::span<const BlockType> syncUseBlocks();  ///< Sync: their methods
std::span<const BlockType> threadBlocks();   ///< Thread
std::span<const BlockType> controlBlocks();  ///< Control
std::span<const BlockType> clauseBlocks();   ///< Clause
std::span<const BlockType> programBlocks();  ///< Program
std::span<const BlockType> unknownBlocks();  ///< Unknown

/// A field that must hold one expression.
constexpr BlockField expression(std::string_view key, std::string_view title,
                                std::string_view initial, std::string_view help)
{
    return {.key = key, .title = title, .required = true, .initial = initial, .help = help};
}

/// A field that may hold one expression and starts empty.
constexpr BlockField optional(std::string_view key, std::string_view title, std::string_view help)
{
    return {.key = key, .title = title, .help = help};
}

/// The optional variable that receives a block's result.
constexpr BlockField result(std::string_view initial, std::string_view help)
{
    return {.key = "target",
            .title = "Result in",
            .type = FieldType::Target,
            .initial = initial,
            .help = help};
}

/// The variable of a block that holds others: what `as` names. Older files call it "target".
constexpr BlockField variable(std::string_view initial, std::string_view help)
{
    return {.key = "variable",
            .title = "Name",
            .type = FieldType::Target,
            .initial = initial,
            .help = help,
            .formerKey = "target"};
}

/// What a function is called with.
constexpr BlockField arguments(std::string_view help)
{
    return {
        .key = "arguments", .title = "Arguments", .type = FieldType::ExpressionList, .help = help};
}

/// A field with fixed choices, of which the first is the default.
constexpr BlockField choice(std::string_view key, std::string_view title,
                            std::span<const std::string_view> choices, std::string_view help)
{
    return {.key = key,
            .title = title,
            .type = FieldType::Choice,
            .initial = choices.front(),
            .help = help,
            .choices = choices};
}

} // namespace coroscope::catalog
