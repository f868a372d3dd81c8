// SPDX-License-Identifier: GPL-3.0-or-later
#include "trace/readydepths.h"

#include "core/growth.h"

#include <algorithm>

namespace coroscope {

void ReadyDepths::add(const Trace &trace, std::uint32_t event, std::uint32_t depth)
{
    m_trace = &trace;
    if (size() % runLength == 0)
        append(m_bases, depth);
    const auto step = static_cast<std::int32_t>(depth - m_bases.back());
    const bool fits = step > isFar && step < -isFar;
    if (!fits)
        m_far.push_back({static_cast<std::uint32_t>(size()), depth});
    m_steps.push_back(fits ? static_cast<std::int8_t>(step) : isFar);
    m_events.push_back(event);
}

std::uint32_t ReadyDepths::depthAt(std::size_t index) const
{
    const std::int8_t step = m_steps[index];
    if (step == isFar)
        return std::ranges::lower_bound(m_far, index, {}, &Far::index)->depth;
    return m_bases[index / runLength] + static_cast<std::uint32_t>(step);
}

std::size_t ReadyDepths::memory() const
{
    return bytesOf(m_events) + bytesOf(m_steps) + bytesOf(m_bases) + bytesOf(m_far);
}

} // namespace coroscope
