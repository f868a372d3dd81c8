// SPDX-License-Identifier: GPL-3.0-or-later
#include "document/blockscommand.h"

#include <algorithm>
#include <utility>

namespace coroscope {

void BlocksCommand::insert(const BlockAddress &at, Block block)
{
    m_steps.push_back({true, at, m_blocks.size()});
    m_blocks.push_back(std::move(block));
}

void BlocksCommand::remove(const BlockAddress &at)
{
    m_steps.push_back({false, at, m_blocks.size()});
    m_blocks.emplace_back();
}

void BlocksCommand::reinsert(const BlockAddress &at, std::size_t taken)
{
    m_steps.push_back({true, at, m_steps[taken].store});
}

void BlocksCommand::redo()
{
    for (const Step &step : m_steps)
        apply(step, step.inserts);
    announceLists();
}

void BlocksCommand::undo()
{
    for (auto step = m_steps.rbegin(); step != m_steps.rend(); ++step)
        apply(*step, !step->inserts);
    announceLists();
}

void BlocksCommand::apply(const Step &step, bool inserts)
{
    BlockList &list = *findList(scenario(), step.at.list);
    const auto place = list.begin() + static_cast<std::ptrdiff_t>(step.at.index);
    if (inserts) {
        list.insert(place, std::exchange(m_blocks[step.store], {}));
    } else {
        m_blocks[step.store] = std::move(*place);
        list.erase(place);
    }
}

void BlocksCommand::announceLists() const
{
    std::vector<ListAddress> lists;
    for (const Step &step : m_steps) {
        if (std::find(lists.begin(), lists.end(), step.at.list) == lists.end())
            lists.push_back(step.at.list);
    }
    for (const ListAddress &list : lists)
        announce({.kind = ChangeEvent::Kind::ListChanged, .list = list});
}

} // namespace coroscope
