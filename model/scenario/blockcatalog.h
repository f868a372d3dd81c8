// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scenario/scenario.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace coroscope {

/// How the palette orders blocks, and which colour a block wears.
enum class BlockGroup : std::uint8_t {
    Basic,
    Time,
    Call,
    Task,
    Combine,
    Scope,
    Future,
    Callback,
    Sync,
    Thread,
    Control,
    Program,
    Clause,
    Unknown,
};

/// What a field's text is.
enum class FieldType : std::uint8_t {
    Expression,     ///< one Python expression
    ExpressionList, ///< a call's arguments, separated by commas; shown one a row where it helps
    Target,         ///< what an assignment binds: `x`, `a, b`, `xs[0]`
    Name,           ///< one identifier
    Text,           ///< free text, not Python (a comment)
    Choice,         ///< one of the field's choices
    Parameters,     ///< a parameter list, as between a definition's parentheses
};

/// One field of a kind of block.
struct BlockField {
    std::string_view key;   ///< name in the file: "seconds"
    std::string_view title; ///< label in the inspector: "Seconds" (translatable)
    FieldType type = FieldType::Expression;
    bool required = false;
    std::string_view initial{}; ///< text of a block fresh from the palette
    std::string_view help{};    ///< one sentence (translatable); names unit and range
    std::span<const std::string_view> choices{}; ///< for Choice; the first is the default
    std::string_view formerKey{}; ///< its name in files of older versions, where that was another
};

/// What the program must know of a kind of block; one row a kind.
struct BlockType {
    BlockKind kind;
    std::string_view key; ///< name in the file: "create_task"
    BlockGroup group;
    std::string_view title; ///< on the palette and the block: "create task"
    std::span<const BlockField> fields;
    /// The Python line with the fields put in (linepattern.h tells the pattern's syntax):
    /// "[{target} = ]await asyncio.sleep({seconds:argument}[, {result:argument}])".
    /// A statement's head ends in ":".
    std::string_view python;
    /// The pattern of summary(); empty: the title, the filled fields, and "→" before the target.
    std::string_view summary{};
    bool hasBody = false;
    /// Kinds of clauses it may have, in the order in which they must stand.
    std::span<const BlockKind> clauses{};
    bool suspends = false;    ///< may only stand in a coroutine; see also suspends(Block)
    bool programOnly = false; ///< belongs to the module level
    std::string_view help{};  ///< what it does, in one or two sentences
};

/// The row of \p kind. Every kind has one, Unknown included.
const BlockType &blockType(BlockKind kind);
/// The row whose key is \p key, or null.
const BlockType *blockTypeByKey(std::string_view key);
/// All rows, in palette order.
std::span<const BlockType> blockTypes();
/// The index of the field called \p key in \p type; nothing when it has none.
std::optional<std::size_t> fieldIndex(const BlockType &type, std::string_view key);
/// The index of the field of \p type that older files call \p key; nothing when there is none.
std::optional<std::size_t> formerFieldIndex(const BlockType &type, std::string_view key);
/// The text of the block's field called \p key; empty when the kind has no such field.
std::string_view fieldText(const Block &block, std::string_view key);
/// A new block of \p kind with the catalog's initial texts and (for statements that need one) its
/// first clause. Its ids are 0: the document gives them when it is inserted.
Block newBlock(BlockKind kind);
/// The Python line of \p block (without body and clauses), as source the parser takes.
/// Also what the export writes. Empty fields leave out the parts of the pattern around them.
std::string pythonLine(const Block &block);
/// True when \p block itself waits: a suspending kind, save a gather or shield that is kept and a
/// plain `with`. `await` inside the texts of its fields does not count.
bool suspends(const Block &block);
/// True for blocks that break and continue belong to: while, for, as completed.
bool isLoop(BlockKind kind);
/// True when a statement may have several clauses of \p kind: elif, except, except*.
bool mayRepeat(BlockKind kind);
/// True when \p kind is a clause, which stands in a statement's `clauses` and nowhere else.
bool isClause(BlockKind kind);
/// Title and fields as one short line for lists, hover texts and screen readers: "sleep 3".
std::string summary(const Block &block);

} // namespace coroscope
