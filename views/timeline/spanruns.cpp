// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/timeline/spanruns.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace coroscope {

namespace {

/// Below this many pixels spans are drawn together.
constexpr double mergeWidth = 1.0;
/// No more spans than this are looked at to tell what a merged run shows.
constexpr std::size_t sampleSize = 16;

constexpr std::size_t stateCount = 7;

/// By SpanState: what is worth seeing when all took no time. Higher wins.
constexpr std::array<int, stateCount> tellingness = {1, 2, 5, 3, 6, 4, 0};

bool isActive(SpanState state)
{
    return state == SpanState::Running || state == SpanState::Blocking;
}

template <class Visit>
void sample(Spans spans, Visit visit)
{
    const std::size_t stride = std::max<std::size_t>(1, spans.size() / sampleSize);
    for (std::size_t i = 0; i < spans.size(); i += stride)
        visit(spans[i]);
}

/// One past the last span from \p first on that ends at or before \p limit: doubling steps, then
/// halving ones.
std::size_t endOfRun(Spans spans, std::size_t first, double limit, const PixelMap &map)
{
    std::size_t low = first, step = 1;
    while (low + step < spans.size() && map.end(spans[low + step]) <= limit) {
        low += step;
        step *= 2;
    }
    const auto begin = spans.begin() + static_cast<std::ptrdiff_t>(low) + 1;
    const auto end =
        spans.begin() + static_cast<std::ptrdiff_t>(std::min(low + step, spans.size()));
    const auto last = std::partition_point(
        begin, std::max(begin, end), [&](const Span &span) { return map.end(span) <= limit; });
    return static_cast<std::size_t>(last - spans.begin());
}

} // namespace

SpanState dominantState(Spans spans)
{
    std::array<Nanos, stateCount> time{};
    std::array<bool, stateCount> seen{};
    sample(spans, [&](const Span &span) {
        const auto state = static_cast<std::size_t>(span.state);
        seen[state] = true;
        time[state] += span.end == openEnd ? 0 : span.end - span.begin;
    });
    std::size_t best = static_cast<std::size_t>(spans.front().state);
    for (std::size_t state = 0; state < stateCount; ++state) {
        if (!seen[state])
            continue;
        if (time[state] > time[best] ||
            (time[state] == time[best] && tellingness[state] > tellingness[best]))
            best = state;
    }
    return static_cast<SpanState>(best);
}

void collectRuns(Spans spans, const PixelMap &map, std::vector<SpanRun> &runs)
{
    runs.clear();
    const auto visible = std::partition_point(spans.begin(), spans.end(),
                                              [&](const Span &span) { return map.end(span) < 0; });
    auto index = static_cast<std::size_t>(visible - spans.begin());
    while (index < spans.size()) {
        const Span &span = spans[index];
        SpanRun run{map.begin(span), map.end(span),       static_cast<std::uint32_t>(index), 1,
                    span.state,      isActive(span.state)};
        if (run.x0 >= map.width())
            break;
        std::size_t next = index + 1;
        if (run.x1 - run.x0 < mergeWidth) {
            next = endOfRun(spans, index, std::floor(run.x0) + mergeWidth, map);
            const auto merged = spans.subspan(index, next - index);
            run.count = static_cast<std::uint32_t>(merged.size());
            run.x1 = map.end(merged.back());
            run.state = dominantState(merged);
            sample(merged,
                   [&](const Span &one) { run.active = run.active || isActive(one.state); });
        }
        runs.push_back(run);
        index = next;
    }
}

} // namespace coroscope
