// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "document/documentcommand.h"

#include <vector>

namespace coroscope {

/// Takes blocks out of lists and puts blocks into lists: inserting, removing, moving and
/// duplicating are such steps, one after the other.
class BlocksCommand final : public DocumentCommand {
public:
    using DocumentCommand::DocumentCommand;

    /// Adds a step that puts \p block at \p at, as the steps before leave the scenario.
    void insert(const BlockAddress &at, Block block);
    /// Adds a step that takes out what is at \p at, as the steps before leave the scenario.
    void remove(const BlockAddress &at);
    /// Adds a step that puts what the removing step \p taken took out at \p at.
    void reinsert(const BlockAddress &at, std::size_t taken);

    void redo() override;
    void undo() override;

private:
    struct Step {
        bool inserts = false;
        BlockAddress at;
        std::size_t store = 0; ///< where in m_blocks the block is while it is out of the scenario
    };
    void apply(const Step &step, bool inserts);
    void announceLists() const;

    std::vector<Step> m_steps;
    std::vector<Block> m_blocks;
};

} // namespace coroscope
