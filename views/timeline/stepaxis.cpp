// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/timeline/stepaxis.h"

#include <algorithm>
#include <cmath>

namespace coroscope {

StepAxis::StepAxis(const ChartSource &source)
{
    TraceColumns::Times loopTimes, threadTimes;
    if (source.loop)
        loopTimes = source.loop->trace.events().time();
    if (source.threads)
        threadTimes = source.threads->trace.events().time();
    m_loop.reserve(loopTimes.size());
    m_threads.reserve(threadTimes.size());
    m_times.reserve(loopTimes.size() + threadTimes.size());

    std::size_t loop = 0, thread = 0;
    while (loop < loopTimes.size() || thread < threadTimes.size()) {
        const bool loopNext = thread == threadTimes.size() ||
                              (loop < loopTimes.size() && loopTimes[loop] <= threadTimes[thread]);
        auto &positions = loopNext ? m_loop : m_threads;
        positions.push_back(static_cast<std::uint32_t>(m_times.size()));
        m_times.push_back(loopNext ? loopTimes[loop++] : threadTimes[thread++]);
    }
}

double StepAxis::position(Recording::Executor executor, Nanos time, std::uint32_t event) const
{
    const std::vector<std::uint32_t> &of = band(executor);
    if (event < of.size())
        return of[event];
    return static_cast<double>(eventsBefore(time + 1));
}

std::size_t StepAxis::eventsBefore(Nanos time) const
{
    return std::lower_bound(m_times.begin(), m_times.end(), time) - m_times.begin();
}

Nanos StepAxis::timeAt(double position) const
{
    if (m_times.empty())
        return 0;
    // Just before an event its predecessor has happened, so its time is what is shown.
    const double index =
        std::clamp(std::floor(position), 0.0, static_cast<double>(m_times.size() - 1));
    return m_times[static_cast<std::size_t>(index)];
}

std::size_t StepAxis::loopEventAt(double position) const
{
    const double limit = std::max(0.0, std::ceil(position));
    return std::lower_bound(m_loop.begin(), m_loop.end(), limit,
                            [](std::uint32_t at, double bound) { return at < bound; }) -
           m_loop.begin();
}

AxisRange StepAxis::content() const
{
    return {0, std::max(1.0, static_cast<double>(m_times.size()))};
}

AxisRange StepAxis::rangeOfTimes(Nanos begin, Nanos end) const
{
    const auto first = static_cast<double>(eventsBefore(begin));
    return {first, std::max(first + 1, static_cast<double>(eventsBefore(end + 1)))};
}

std::vector<AxisTick> StepAxis::ticks(const AxisRange &range, double width, double spacing) const
{
    std::vector<AxisTick> ticks;
    const double perPixel = range.length() / width;
    const double count = static_cast<double>(m_times.size());
    // A labelled tick wherever the time moves on, as far as there is room.
    auto index = static_cast<std::size_t>(std::clamp(std::ceil(range.begin), 0.0, count));
    if (index > 0) {
        const auto moved = std::upper_bound(m_times.begin(), m_times.end(), m_times[index - 1]);
        index = std::max<std::size_t>(index, moved - m_times.begin());
    }
    while (index < m_times.size() && static_cast<double>(index) <= range.end) {
        const Nanos time = m_times[index];
        ticks.push_back({static_cast<double>(index), instantLabel(time)});
        const double room = static_cast<double>(index) + spacing * perPixel;
        auto next = std::upper_bound(m_times.begin() + static_cast<std::ptrdiff_t>(index),
                                     m_times.end(), time);
        if (static_cast<double>(next - m_times.begin()) < room) {
            const auto free = std::min(m_times.size(), static_cast<std::size_t>(std::ceil(room)));
            if (free == m_times.size())
                break;
            next = std::upper_bound(m_times.begin(), m_times.end(), m_times[free - 1]);
        }
        index = static_cast<std::size_t>(next - m_times.begin());
    }
    return ticks;
}

} // namespace coroscope
