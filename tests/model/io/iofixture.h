// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "io/scenarioreader.h"
#include "io/scenariowriter.h"
#include "model/scenario/builders.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

namespace coroscope::test {

inline std::string bytesOf(const std::filesystem::path &path)
{
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

/// A folder of its own for each test, removed at its end.
class FolderTest : public testing::Test {
protected:
    FolderTest()
    {
        std::string name = (std::filesystem::temp_directory_path() / "coroscope-XXXXXX").string();
        folder = mkdtemp(name.data());
    }
    ~FolderTest() override
    {
        std::error_code ignored;
        std::filesystem::remove_all(folder, ignored);
    }

    std::string path(const std::string &name) const { return (folder / name).string(); }
    void write(const std::string &name, const std::string &bytes) const
    {
        std::ofstream(path(name), std::ios::binary) << bytes;
    }
    std::string contents(const std::string &name) const { return bytesOf(path(name)); }
    /// The names in the folder, hidden ones too, sorted.
    std::vector<std::string> names() const
    {
        std::vector<std::string> all;
        for (const auto &entry : std::filesystem::directory_iterator(folder))
            all.push_back(entry.path().filename().string());
        std::sort(all.begin(), all.end());
        return all;
    }
    std::filesystem::path folder;
};

/// A scenario with every kind of block and every member of the format.
inline Scenario everything()
{
    BlockList all;
    for (const BlockType &type : blockTypes()) {
        if (isClause(type.kind) || type.kind == BlockKind::Unknown)
            continue;
        all.push_back(newBlock(type.kind));
        for (const BlockKind clause : type.clauses) {
            if (all.back().clauses.empty() || all.back().clauses[0].kind != clause)
                all.back().clauses.push_back(newBlock(clause));
        }
        if (type.hasBody)
            all.back().body = {newBlock(BlockKind::Sleep), newBlock(BlockKind::If)};
    }
    all[1].disabled = true;
    all[2].comment = "why\n\"this\" \\ and \u00e9 \U0001f600";
    Scenario scenario = numbered(
        scenarioOf({coroutine("main", all), coroutine("other", {})}, {newBlock(BlockKind::Run)}));
    scenario.title = "Everything";
    scenario.description = "One of each.\nTwo lines.";
    scenario.definitions[0].parameters = {"a", "b=2"};
    scenario.definitions[1].kind = Definition::Kind::Function;
    scenario.definitions[1].comment = "nothing here";
    scenario.settings.seed = -5;
    scenario.layout[DefinitionId()] = {0.5, -3};
    scenario.layout[scenario.definitions[0].id] = {120, 40};
    scenario.notes = {{1.25, "here", {}}, {0, "there", {}}};
    return scenario;
}

} // namespace coroscope::test
