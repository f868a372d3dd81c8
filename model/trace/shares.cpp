// SPDX-License-Identifier: GPL-3.0-or-later
#include "trace/shares.h"

#include <algorithm>

namespace coroscope {

namespace {

/// Durations that a program made up may add up to more than fits.
void addTime(Nanos &sum, Nanos length)
{
    if (__builtin_add_overflow(sum, length, &sum))
        sum = std::numeric_limits<Nanos>::max();
}

} // namespace

Nanos StateShares::total() const
{
    Nanos sum = 0;
    for (const Nanos time : times)
        addTime(sum, time);
    return sum;
}

StateShares sharesOf(Spans spans, Nanos begin, Nanos end, Nanos now)
{
    StateShares shares;
    auto it = std::partition_point(spans.begin(), spans.end(), [begin, now](const Span &span) {
        return std::min(span.end, now) <= begin;
    });
    for (; it != spans.end() && it->begin < end; ++it) {
        const Nanos length = std::min({it->end, now, end}) - std::max(it->begin, begin);
        if (length > 0)
            addTime(shares.times[static_cast<std::size_t>(it->state)], length);
    }
    return shares;
}

StateShares sharesOfLanes(const Recording &recording, Nanos begin, Nanos end)
{
    StateShares all;
    const Nanos now = recording.lifecycle.now();
    for (const Lane &lane : recording.lifecycle.lanes()) {
        if (recording.trace.task(lane.task).internal)
            continue;
        const StateShares one = sharesOf(lane.spans, begin, end, now);
        for (std::size_t i = 0; i < all.times.size(); ++i)
            addTime(all.times[i], one.times[i]);
    }
    return all;
}

StateShares sharesOfLoop(const Recording &recording, Nanos begin, Nanos end)
{
    const Nanos now = recording.lifecycle.now();
    StateShares shares = sharesOf(recording.lifecycle.loopSpans(), begin, end, now);
    Nanos &idle = shares.times[static_cast<std::size_t>(SpanState::Idle)];
    idle = 0;
    const Nanos recorded = std::min(end, now) - std::max<Nanos>(begin, 0);
    idle = std::max<Nanos>(0, recorded - shares.total());
    return shares;
}

} // namespace coroscope
