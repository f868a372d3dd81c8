// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/timeline/compressedaxis.h"

#include "views/timeline/timeaxis.h"

#include <algorithm>
#include <cmath>

namespace coroscope {

namespace {

/// A stretch is shortened when it is longer than this share of what would be left without it.
constexpr double longShare = 0.04;
/// The width of a gap, as a share of all that is not one.
constexpr double gapShare = 0.06;

} // namespace

CompressedAxis::CompressedAxis(const ChartSource &source) : m_source(source)
{
    const Nanos whole = source.duration();
    const std::vector<TimeStretch> stretches =
        longStretches(idleStretches(source.loop, source.threads, whole), whole, longShare);
    auto rest = static_cast<double>(whole), shortest = rest;
    for (const TimeStretch &one : stretches) {
        rest -= static_cast<double>(one.length());
        shortest = std::min(shortest, static_cast<double>(one.length()));
    }
    // Where nothing took any time the gaps are all there is.
    const double gap = rest >= 1 ? std::min(shortest, rest * gapShare) : shortest;
    addKnot(0, 0, false);
    for (const TimeStretch &one : stretches) {
        const double begin = positionOf(one.begin);
        addKnot(one.begin, begin, true);
        addKnot(one.end, begin + gap, false);
    }
}

void CompressedAxis::addKnot(Nanos time, double position, bool beginsGap)
{
    if (!m_knots.empty() && m_knots.back().time == time)
        m_knots.back().beginsGap = beginsGap;
    else
        m_knots.push_back({time, position, beginsGap});
}

double CompressedAxis::positionOf(Nanos time) const
{
    const auto next = std::ranges::upper_bound(m_knots, time, {}, &Knot::time);
    if (next == m_knots.begin())
        return static_cast<double>(time);
    const Knot &before = *std::prev(next);
    const auto passed = static_cast<double>(time - before.time);
    if (!before.beginsGap)
        return before.position + passed;
    const double share = passed / static_cast<double>(next->time - before.time);
    return before.position + share * (next->position - before.position);
}

Nanos CompressedAxis::timeAt(double position) const
{
    const auto next = std::ranges::upper_bound(m_knots, position, {}, &Knot::position);
    if (next == m_knots.begin())
        return nanosFromSeconds(position / 1e9);
    const Knot &before = *std::prev(next);
    const double passed = position - before.position;
    if (!before.beginsGap)
        return before.time + nanosFromSeconds(passed / 1e9);
    const double share = passed / (next->position - before.position);
    return before.time +
           static_cast<Nanos>(std::llround(share * static_cast<double>(next->time - before.time)));
}

std::size_t CompressedAxis::loopEventAt(double position) const
{
    return loopEventsUntil(m_source, timeAt(position));
}

AxisRange CompressedAxis::content() const
{
    // A run that took no time at all still wants a ruler.
    const Nanos duration = m_source.duration();
    return {0, duration > 0 ? positionOf(duration) : 1e6};
}

AxisRange CompressedAxis::rangeOfTimes(Nanos begin, Nanos end) const
{
    const double first = positionOf(begin);
    return {first, std::max(first + 1, positionOf(end))};
}

std::vector<AxisGap> CompressedAxis::gaps(const AxisRange &range) const
{
    std::vector<AxisGap> found;
    for (std::size_t i = 0; i + 1 < m_knots.size(); ++i) {
        const Knot &from = m_knots[i], &to = m_knots[i + 1];
        if (from.beginsGap && to.position > range.begin && from.position < range.end)
            found.push_back({from.position, to.position, from.time, to.time});
    }
    return found;
}

std::vector<AxisTick> CompressedAxis::ticks(const AxisRange &range, double width,
                                            double spacing) const
{
    const double room = spacing * range.length() / width;
    std::vector<AxisTick> ticks;
    // First the ends of the gaps, then what there is room for between them.
    double labelled = range.begin - room;
    const auto addEnd = [&](double position, Nanos time) {
        if (position < range.begin || position > range.end ||
            (!ticks.empty() && ticks.back().position == position))
            return;
        const bool hasRoom = position - labelled >= room;
        ticks.push_back({position, hasRoom ? instantLabel(time) : QString()});
        if (hasRoom)
            labelled = position;
    };
    for (const AxisGap &gap : gaps(range)) {
        addEnd(gap.begin, gap.from);
        addEnd(gap.end, gap.to);
    }
    const std::vector<AxisTick> ends = ticks;
    for (std::size_t i = 0; i < m_knots.size(); ++i) {
        const Knot &from = m_knots[i];
        const bool isLast = i + 1 == m_knots.size();
        const AxisRange piece{std::max(range.begin, from.position),
                              isLast ? range.end : std::min(range.end, m_knots[i + 1].position)};
        if (from.beginsGap || piece.length() <= 0)
            continue;
        // In a piece positions are times, moved by what the gaps before it took away.
        const double moved = static_cast<double>(from.time) - from.position;
        const AxisRange times{piece.begin + moved, piece.end + moved};
        for (AxisTick tick : evenTicks(times, width * piece.length() / range.length(), spacing)) {
            tick.position -= moved;
            const auto isNear = [&](const AxisTick &end) {
                return std::abs(end.position - tick.position) <
                       (end.label.isEmpty() || tick.label.isEmpty() ? room / 20 : room);
            };
            if (std::ranges::any_of(ends, isNear))
                tick.label.clear();
            if (tick.label.isEmpty() && std::ranges::any_of(ends, isNear))
                continue;
            ticks.push_back(tick);
        }
    }
    std::ranges::sort(ticks, {}, &AxisTick::position);
    return ticks;
}

} // namespace coroscope
