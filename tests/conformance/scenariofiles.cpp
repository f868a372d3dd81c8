// SPDX-License-Identifier: GPL-3.0-or-later
// Every scenario file of the repository: the gallery's examples and the conformance cases.
#include "io/scenarioreader.h"
#include "io/scenariowriter.h"
#include "scenario/findings.h"
#include "scenario/validation.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <map>
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

TEST(ScenarioFiles, areWrittenAsTheProgramSavesThem)
{
    const auto files = scenarioFiles();
    ASSERT_FALSE(files.empty());
    for (const auto &file : files) {
        SCOPED_TRACE(file);
        const std::string text = fileText(file);
        const Result<Scenario> scenario = readScenario(text);
        ASSERT_TRUE(scenario.ok()) << scenario.problem().text();
        EXPECT_EQ(writeScenario(*scenario), text);
    }
}

TEST(ScenarioFiles, canRun)
{
    for (const auto &file : scenarioFiles()) {
        SCOPED_TRACE(file);
        const Result<Scenario> scenario = loadScenario(file.string());
        ASSERT_TRUE(scenario.ok()) << scenario.problem().text();
        for (const Problem &problem : validate(*scenario))
            ADD_FAILURE() << problem.text();
    }
}

/// Programs that hold the loop on purpose, and how many of their blocks do.
const std::map<std::string, int> loopHolders = {
    {"asynchronous-blocking", 1},          // the gallery: blocking, inside a coroutine
    {"synchronous-blocking", 2},           // the gallery: blocking, nothing runs beside it
    {"blocking-call-freezes-the-loop", 1}, // the gallery: shows just that
    {"computing-holds-the-loop", 1},       // the gallery: shows just that
    {"nested_blocking_inside_gather", 1},  // the order of what is late by it
    {"thread_beside_a_blocked_loop", 2},   // what threads do meanwhile
    {"timer_block_before_sleep", 1},       // likewise
    {"timer_block_makes_several_due", 1},  // likewise
    {"timer_busy_sleep0_does_not_starve_timers", 1}, // likewise
    {"waitfor_blocking_inner", 1},                   // a timeout that cannot come in time
};

/// Programs that do wrong on purpose, and in how many blocks.
const std::map<std::string, int> guilty = {
    {"loop_never_awaited", 3}, // what is reported of coroutines that nobody awaits
};

TEST(ScenarioFiles, giveNoFalseAlarm)
{
    std::map<std::string, int> hints;
    std::map<std::string, int> alarms;
    for (const auto &file : scenarioFiles()) {
        SCOPED_TRACE(file);
        const Result<Scenario> scenario = loadScenario(file.string());
        ASSERT_TRUE(scenario.ok()) << scenario.problem().text();
        for (const Finding &finding : warnings(*scenario)) {
            auto &counts = finding.severity == Severity::Hint ? hints : alarms;
            ++counts[file.stem().string()];
        }
    }
    EXPECT_EQ(hints, loopHolders);
    EXPECT_EQ(alarms, guilty);
}

} // namespace
} // namespace coroscope
