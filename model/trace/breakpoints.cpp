// SPDX-License-Identifier: GPL-3.0-or-later
#include "trace/breakpoints.h"

#include <algorithm>

namespace coroscope {

namespace {

/// What a block does first, as far as it is recorded; what its awaits do later is not among it.
constexpr EventKind beginnings[] = {
    EventKind::TaskCreated,     EventKind::Suspended,   EventKind::CombinatorMade,
    EventKind::CancelRequested, EventKind::Uncancelled, EventKind::BlockingBegan,
    EventKind::LogLine,
};

bool isBeginning(EventKind kind, std::uint8_t flags)
{
    return std::ranges::find(beginnings, kind) != std::end(beginnings) ||
           (kind == EventKind::HandleScheduled && (flags & EventFlag::internal) == 0);
}

/// Whether an execution of the block of \p event, which is the one at \p index, is seen here for
/// the first time.
bool beginsBlock(const Trace &trace, std::size_t index, const TraceEvent &event)
{
    if (index == 0)
        return true;
    const TraceEvent before = trace.event(index - 1);
    return before.block != event.block || !isBeginning(before.kind, before.flags);
}

} // namespace

bool Breakpoints::haltAtOutcome(std::uint8_t flags) const
{
    return (onTaskFailed && (flags & EventFlag::failed) != 0) ||
           (onTaskCancelled && (flags & EventFlag::cancelled) != 0);
}

std::optional<std::size_t> nextHalt(const Trace &trace, std::size_t begin, std::size_t end,
                                    const Breakpoints &wanted,
                                    const std::unordered_set<std::uint32_t> &watched)
{
    if (wanted.isEmpty())
        return std::nullopt;
    const auto kinds = trace.events().kind();
    const auto flags = trace.events().flags();
    for (std::size_t i = begin; i < std::min(end, trace.size()); ++i) {
        const EventKind kind = kinds[i];
        if (kind == EventKind::TaskFinished && wanted.haltAtOutcome(flags[i]))
            return i;
        const bool isMet = kind == EventKind::BreakpointMet;
        if (wanted.blocks.empty() || (!isMet && !isBeginning(kind, flags[i])))
            continue;
        const TraceEvent event = trace.event(i);
        if (!event.block || !wanted.haltAt(event.block))
            continue;
        if (isMet || (!watched.contains(event.block.value) && beginsBlock(trace, i, event)))
            return i;
    }
    return std::nullopt;
}

} // namespace coroscope
