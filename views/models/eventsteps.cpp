// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/models/eventsteps.h"

#include "trace/links.h"

#include <algorithm>

namespace coroscope {

namespace {

constexpr EventKind bookkeeping[] = {
    EventKind::Iteration,
    EventKind::HandleScheduled,
    EventKind::HandleCancelled,
    EventKind::CallbackEnded,
};

bool isShown(const Trace &trace, std::size_t index)
{
    const EventKind kind = trace.events().kind()[index];
    if (kind == EventKind::CallbackBegan)
        return (trace.events().flags()[index] & EventFlag::internal) == 0;
    return std::ranges::find(bookkeeping, kind) == std::end(bookkeeping);
}

bool isTurn(const Trace &trace, std::size_t index)
{
    return trace.events().kind()[index] == EventKind::Iteration;
}

using Test = bool (*)(const Trace &, std::size_t);

std::optional<std::size_t> next(const Trace &trace, std::size_t position, Test test)
{
    for (std::size_t i = position; i < trace.size(); ++i) {
        if (test(trace, i))
            return i;
    }
    return std::nullopt;
}

std::optional<std::size_t> previous(const Trace &trace, std::size_t position, Test test)
{
    for (std::size_t i = std::min(position, trace.size()); i > 1; --i) {
        if (test(trace, i - 2))
            return i - 2;
    }
    return std::nullopt;
}

} // namespace

std::size_t eventsUntil(const Trace &trace, Nanos time)
{
    const TraceColumns::Times times = trace.events().time();
    return static_cast<std::size_t>(std::upper_bound(times.begin(), times.end(), time) -
                                    times.begin());
}

std::optional<std::size_t> nextShownEvent(const Trace &trace, std::size_t position)
{
    return next(trace, position, isShown);
}

std::optional<std::size_t> previousShownEvent(const Trace &trace, std::size_t position)
{
    return previous(trace, position, isShown);
}

std::optional<std::size_t> nextTurn(const Trace &trace, std::size_t position)
{
    return next(trace, position, isTurn);
}

std::optional<std::size_t> previousTurn(const Trace &trace, std::size_t position)
{
    return previous(trace, position, isTurn);
}

std::optional<std::size_t> shownCause(const Trace &trace, std::size_t event)
{
    std::optional<std::size_t> found = cause(trace, event);
    while (found && !isShown(trace, *found))
        found = cause(trace, *found);
    return found;
}

std::vector<std::size_t> shownEffects(const Trace &trace, std::size_t event)
{
    std::vector<std::size_t> found, open{event};
    while (!open.empty()) {
        const std::size_t from = open.back();
        open.pop_back();
        for (const std::size_t effect : effects(trace, from))
            (isShown(trace, effect) ? found : open).push_back(effect);
    }
    std::ranges::sort(found);
    return found;
}

} // namespace coroscope
