// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/timeline/timeaxis.h"

#include "views/models/eventsteps.h"

#include <algorithm>
#include <cmath>

namespace coroscope {

TimeAxis::TimeAxis(const ChartSource &source) : m_source(source) {}

Nanos TimeAxis::timeAt(double position) const { return nanosFromSeconds(position / 1e9); }

std::size_t loopEventsUntil(const ChartSource &source, Nanos time)
{
    return source.loop ? eventsUntil(source.loop->trace, time) : 0;
}

std::size_t TimeAxis::loopEventAt(double position) const
{
    return loopEventsUntil(m_source, timeAt(position));
}

AxisRange TimeAxis::content() const
{
    // A run that took no time at all still wants a ruler.
    const Nanos duration = m_source.duration();
    return {0, duration > 0 ? static_cast<double>(duration) : 1e6};
}

AxisRange TimeAxis::rangeOfTimes(Nanos begin, Nanos end) const
{
    return {static_cast<double>(begin), static_cast<double>(std::max(end, begin + 1))};
}

std::vector<AxisTick> TimeAxis::ticks(const AxisRange &range, double width, double spacing) const
{
    return evenTicks(range, width, spacing);
}

std::vector<AxisTick> evenTicks(const AxisRange &times, double width, double spacing)
{
    const double nanosPerPixel = times.length() / width;
    const Nanos step = tickStep(nanosPerPixel, spacing);
    const Nanos minor = step % 4 == 0 ? step / 4 : step % 5 == 0 ? step / 5 : step;
    std::vector<AxisTick> ticks;
    const Nanos first = std::max<Nanos>(
        0, static_cast<Nanos>(std::ceil(times.begin / static_cast<double>(minor))) * minor);
    for (Nanos time = first; static_cast<double>(time) <= times.end; time += minor)
        ticks.push_back(
            {static_cast<double>(time), time % step == 0 ? tickLabel(time, step) : QString()});
    return ticks;
}

} // namespace coroscope
