// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/timeline/eventplace.h"

#include <algorithm>

namespace coroscope {

namespace {

/// Whether `subject` of such an event is no task.
bool isOfHandle(EventKind kind)
{
    return kind == EventKind::HandleScheduled || kind == EventKind::HandleCancelled ||
           kind == EventKind::CallbackBegan || kind == EventKind::CallbackEnded;
}

std::uint32_t laneOf(const Recording &recording, std::size_t event)
{
    const Lifecycle &life = recording.lifecycle;
    const TraceEvent what = recording.trace.event(event);
    if (!isOfHandle(what.kind))
        return life.laneOf(what.task());
    const auto &ticks = life.callbacks();
    const auto tick = std::ranges::lower_bound(ticks, event, {}, &CallbackTick::event);
    return tick != ticks.end() && tick->event == event ? tick->lane : noLane;
}

} // namespace

EventPlace placeOf(const Recording &recording, std::size_t event)
{
    const std::uint32_t lane = laneOf(recording, event);
    if (lane == noLane)
        return {};
    const auto &spans = recording.lifecycle.lanes()[lane].spans;
    const auto after = std::ranges::upper_bound(spans, event, {}, &Span::beginEvent);
    return {lane, static_cast<int>(after - spans.begin()) - 1};
}

} // namespace coroscope
