// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/models/breakpointset.h"

#include <algorithm>
#include <utility>

namespace coroscope {

void BreakpointSet::toggle(const QSet<std::uint32_t> &blocks)
{
    if (blocks.isEmpty())
        return;
    const bool allHave = std::ranges::all_of(
        blocks, [this](std::uint32_t block) { return m_wanted.blocks.contains(block); });
    for (const std::uint32_t block : blocks) {
        if (allHave)
            m_wanted.blocks.erase(block);
        else
            m_wanted.blocks.insert(block);
    }
    Q_EMIT
    changed();
}

void BreakpointSet::setOnTaskFailed(bool on) { set(m_wanted.onTaskFailed, on); }

void BreakpointSet::setOnTaskCancelled(bool on) { set(m_wanted.onTaskCancelled, on); }

void BreakpointSet::set(bool &outcome, bool on)
{
    if (std::exchange(outcome, on) == on)
        return;
    Q_EMIT
    changed();
}

void BreakpointSet::setBlocks(std::unordered_set<std::uint32_t> blocks)
{
    if (m_wanted.blocks == blocks)
        return;
    m_wanted.blocks = std::move(blocks);
    Q_EMIT
    changed();
}

} // namespace coroscope

#include "moc_breakpointset.cpp"
