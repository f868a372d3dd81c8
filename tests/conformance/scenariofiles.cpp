// SPDX-License-Identifier: GPL-3.0-or-later
// Every scenario file of the repository: the gallery's examples and the conformance cases.
#include "io/scenarioreader.h"
#include "io/scenariowriter.h"
#include "scenario/validation.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

namespace coroscope {
namespace {

std::string fileText(const std::filesystem::path &path)
{
    std::ifstream file(path, std::ios::binary);
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

std::vector<std::filesystem::path> scenarioFiles()
{
    const std::filesystem::path repository = REPOSITORY_DIR;
    std::vector<std::filesystem::path> files;
    for (const char *folder : {"resources/examples", "tests/conformance/scenarios"}) {
        for (const auto &entry : std::filesystem::directory_iterator(repository / folder)) {
            if (entry.path().extension() == ".coroscope")
                files.push_back(entry.path());
        }
    }
    return files;
}

class ScenarioFile : public testing::TestWithParam<std::filesystem::path> {};

TEST_P(ScenarioFile, isWrittenAsTheProgramSavesIt)
{
    const std::string text = fileText(GetParam());
    const Result<Scenario> scenario = readScenario(text);
    ASSERT_TRUE(scenario.ok()) << scenario.problem().text();
    EXPECT_EQ(writeScenario(*scenario), text);
}

TEST_P(ScenarioFile, canRun)
{
    const Result<Scenario> scenario = loadScenario(GetParam().string());
    ASSERT_TRUE(scenario.ok()) << scenario.problem().text();
    for (const Problem &problem : validate(*scenario))
        ADD_FAILURE() << problem.text();
}

std::string testName(const testing::TestParamInfo<std::filesystem::path> &info)
{
    std::string name = info.param.stem().string();
    for (char &c : name) {
        if (c == '-')
            c = '_';
    }
    return name;
}

INSTANTIATE_TEST_SUITE_P(Repository, ScenarioFile, testing::ValuesIn(scenarioFiles()), testName);

} // namespace
} // namespace coroscope
