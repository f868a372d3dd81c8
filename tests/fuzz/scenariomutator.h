// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scenario/blockcatalog.h"

#include <map>
#include <random>
#include <string>
#include <utility>
#include <vector>

namespace coroscope::fuzz {

/// Changes scenarios block by block and text by text, the same way for the same seed.
class ScenarioMutator {
public:
    /// Takes blocks and texts from \p seeds, too.
    ScenarioMutator(std::vector<Scenario> seeds, std::uint32_t seed);

    /// One of the seeds after one to six changes, its ids new.
    Scenario next();

private:
    using Lists = std::vector<BlockList *>;
    /// A field and the texts of its type.
    using TypedText = std::pair<FieldType, std::string *>;

    std::size_t below(std::size_t bound) { return bound == 0 ? 0 : m_random() % bound; }
    void change(Scenario &scenario);
    void changeBlocks(const Lists &lists);
    void changeText(Scenario &scenario);
    const std::string &pickText(FieldType type);
    BlockList &pickList(const Lists &lists) { return *lists[below(lists.size())]; }
    Block pickBlock();

    std::vector<Scenario> m_seeds;
    std::map<FieldType, std::vector<std::string>> m_texts;
    std::mt19937 m_random;
};

} // namespace coroscope::fuzz
