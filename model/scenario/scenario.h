// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ids.h"
#include "scenario/blockkind.h"

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace coroscope {

/// JSON members that this version does not know, kept for the next save: key -> JSON text.
using UnknownMembers = std::map<std::string, std::string>;

/// One block of a scenario: a statement. Clauses (elif, else, except, finally) are blocks too,
/// kept in their statement's `clauses`.
struct Block {
    BlockId id;
    BlockKind kind = BlockKind::Pass;
    /// Source texts by the index of the field in the kind's BlockType; same size as its fields.
    std::vector<std::string> fields;
    std::vector<Block> body;
    std::vector<Block> clauses;
    bool disabled = false;
    std::string comment;
    /// For BlockKind::Unknown: the kind's name in the file; the whole block is in `unknown`.
    std::string unknownKind;
    UnknownMembers unknown;

    bool operator==(const Block &) const = default;
};

using BlockList = std::vector<Block>;

/// A coroutine or a plain function.
struct Definition {
    enum class Kind : std::uint8_t { Coroutine, Function };

    DefinitionId id;
    Kind kind = Kind::Coroutine;
    std::string name;
    std::vector<std::string> parameters; ///< each as source: "a", "b=2", "*args"
    BlockList body;
    std::string comment;
    UnknownMembers unknown;

    bool operator==(const Definition &) const = default;
};

/// Where a card lies on the canvas, in canvas units (pixels at 100 %).
struct CardPosition {
    double x = 0;
    double y = 0;

    bool operator==(const CardPosition &) const = default;
};

/// A note at an instant of the chart.
struct Note {
    double at = 0; ///< seconds since the run began, >= 0
    std::string text;
    UnknownMembers unknown{};

    bool operator==(const Note &) const = default;
};

/// What a run of this scenario starts from.
struct Settings {
    std::int64_t seed = 1; ///< of `random`
    UnknownMembers unknown;

    bool operator==(const Settings &) const = default;
};

/// A whole document, as a plain value.
struct Scenario {
    std::string title;
    std::string description;
    std::vector<Definition> definitions;
    BlockList program; ///< the module level
    Settings settings;
    /// Card positions by definition; DefinitionId() is the program's card.
    std::map<DefinitionId, CardPosition> layout;
    std::vector<Note> notes;
    UnknownMembers unknown;

    bool operator==(const Scenario &) const = default;

    /// The smallest id above every id in use: blocks and definitions share one number space.
    std::uint32_t nextId() const;
};

/// A list of blocks in a scenario: the body or the clauses of a block, the body of a definition, or
/// (both ids 0) the program.
struct ListAddress {
    DefinitionId definition;
    BlockId parent; ///< when set, `definition` does not count
    bool clauses = false;

    bool operator==(const ListAddress &) const = default;
};

/// A place in a list: before the block now at \p index.
struct BlockAddress {
    ListAddress list;
    std::size_t index = 0;

    bool operator==(const BlockAddress &) const = default;
};

/// Lookups. Pointers stay valid until the scenario changes; null when there is no such thing.
const Block *findBlock(const Scenario &scenario, BlockId id);
Block *findBlock(Scenario &scenario, BlockId id);
const Definition *findDefinition(const Scenario &scenario, DefinitionId id);
Definition *findDefinition(Scenario &scenario, DefinitionId id);
/// The list at \p address, or null.
const BlockList *findList(const Scenario &scenario, const ListAddress &address);
BlockList *findList(Scenario &scenario, const ListAddress &address);
/// Where \p id stands. False when it is not in the scenario.
bool locate(const Scenario &scenario, BlockId id, BlockAddress &address);
/// The definition that contains \p id; DefinitionId() for the program or when it is not found.
DefinitionId definitionOf(const Scenario &scenario, BlockId id);
/// True when \p inner is \p outer or inside its body or clauses.
bool contains(const Block &outer, BlockId inner);

} // namespace coroscope
