// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "trace/trace.h"

#include <cstdint>
#include <optional>
#include <unordered_set>

namespace coroscope {

/// Where a person wants a run, or the playback of one, to halt.
struct Breakpoints {
    std::unordered_set<std::uint32_t> blocks{}; ///< BlockId::value: before the block is executed
    bool onTaskFailed = false;                  ///< when a task ends with an exception
    bool onTaskCancelled = false;               ///< when a task ends cancelled

    bool operator==(const Breakpoints &) const = default;
    bool isEmpty() const { return blocks.empty() && !onTaskFailed && !onTaskCancelled; }
    bool haltAt(BlockId block) const { return blocks.contains(block.value); }
    /// \p flags: the outcome of an event TaskFinished.
    bool haltAtOutcome(std::uint8_t flags) const;
};

/// The first event of \p trace from \p begin on, and before \p end, at which \p wanted asks to
/// halt; nothing if there is none. Blocks of \p watched were watched when the trace was recorded:
/// it has an event BreakpointMet wherever they began. Of other blocks it is the first event that
/// each of their executions left, if any.
std::optional<std::size_t> nextHalt(const Trace &trace, std::size_t begin, std::size_t end,
                                    const Breakpoints &wanted,
                                    const std::unordered_set<std::uint32_t> &watched);

} // namespace coroscope
