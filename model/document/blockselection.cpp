// SPDX-License-Identifier: GPL-3.0-or-later
#include "document/blockselection.h"

#include <unordered_set>

namespace coroscope {
namespace {

using IdSet = std::unordered_set<BlockId>;

void collect(const BlockList &blocks, const ListAddress &list, const IdSet &ids,
             std::vector<SelectedBlock> &selected)
{
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        const Block &block = blocks[i];
        if (ids.count(block.id) != 0) {
            selected.push_back({block.id, {list, i}});
            continue;
        }
        collect(block.body, {{}, block.id, false}, ids, selected);
        collect(block.clauses, {{}, block.id, true}, ids, selected);
    }
}

} // namespace

std::vector<SelectedBlock> topmost(const Scenario &scenario, const std::vector<BlockId> &ids)
{
    const IdSet wanted(ids.begin(), ids.end());
    std::vector<SelectedBlock> selected;
    for (const Definition &definition : scenario.definitions)
        collect(definition.body, {definition.id, {}, false}, wanted, selected);
    collect(scenario.program, {}, wanted, selected);
    return selected;
}

} // namespace coroscope
