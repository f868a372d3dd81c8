// SPDX-License-Identifier: GPL-3.0-or-later
// Awkward Python texts through python3 itself: each becomes a scenario that can be saved, or is
// refused with a place and a remedy.
#include "io/pythonimport.h"
#include "model/io/iofixture.h"
#include "scenario/validation.h"

namespace coroscope {
namespace {

void expectAllOrNothing(const PythonSource &source)
{
    SCOPED_TRACE(source.name);
    const PythonImport import = importPython(source);
    EXPECT_FALSE(import.isMachinesFault);
    for (const Problem &problem : import.problems) {
        EXPECT_FALSE(problem.what.empty());
        EXPECT_EQ(problem.where.rfind(source.name, 0), 0u) << problem.where;
        EXPECT_FALSE(problem.remedy.empty()) << problem.what;
    }
    if (!import.ok())
        return;
    const Result<Scenario> again = readScenario(writeScenario(import.scenario));
    EXPECT_TRUE(again.ok() && *again == import.scenario);
    EXPECT_TRUE(validate(import.scenario).empty());
    const Result<BlockList> blocks = readBlocks(writeBlocks(import.blocks));
    EXPECT_TRUE(blocks.ok() && *blocks == import.blocks);
}

TEST(PythonCorpus, everyTextBecomesAScenarioOrIsRefused)
{
    std::vector<std::filesystem::path> paths;
    for (const auto &entry : std::filesystem::directory_iterator(TEST_DATA_DIR "/fuzz/python"))
        paths.push_back(entry.path());
    std::ranges::sort(paths);
    EXPECT_GE(paths.size(), 50u);
    for (const auto &path : paths) {
        for (const PythonSource::Kind kind :
             {PythonSource::Kind::Script, PythonSource::Kind::Blocks})
            expectAllOrNothing({path.filename().string(), test::bytesOf(path), kind});
    }
}

} // namespace
} // namespace coroscope
