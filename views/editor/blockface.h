// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scenario/blockcatalog.h"

#include <QString>

#include <vector>

namespace coroscope {

/// One piece of what a block shows of itself.
struct FacePart {
    enum class Kind {
        Title, ///< the block's name
        Word,  ///< a quiet word between fields: "in", "→"
        Chip,  ///< a field, inset
        Quiet, ///< a field drawn as text: the name that receives a result
        Row,   ///< one item of a list field, on a line of its own
    };
    Kind kind = Kind::Title;
    QString text{};
    std::size_t field = 0;
    int item = -1;            ///< index among the items of a list field; -1: the whole field
    bool placeholder = false; ///< the field is empty and `text` is its title

    bool isField() const { return kind == Kind::Chip || kind == Kind::Quiet || kind == Kind::Row; }
};

/// What \p block shows, from left to right; rows come last. Fields that are empty or at their
/// default and not the block's first are left out; see hiddenFields().
std::vector<FacePart> blockFace(const Block &block);

/// The fields that blockFace() leaves out, by index.
std::vector<std::size_t> hiddenFields(const Block &block);

/// True when \p field of \p kind shows one row an item.
bool showsRows(BlockKind kind, const BlockField &field);

} // namespace coroscope
