// SPDX-License-Identifier: GPL-3.0-or-later
// Scenarios changed by chance: whatever they say, a run of them ends with an answer.
#include "fuzz/scenariomutator.h"

#include "io/scenarioreader.h"
#include "io/scenariowriter.h"
#include "support/scriptrun.h"
#include "trace/links.h"
#include "trace/metrics.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>

namespace coroscope {
namespace {

/// The cases and the gallery, in the order of their paths.
std::vector<Scenario> seeds()
{
    std::vector<std::filesystem::path> paths;
    for (const char *folder : {"/tests/conformance/scenarios", "/resources/examples"}) {
        for (const auto &entry :
             std::filesystem::directory_iterator(REPOSITORY_DIR + std::string(folder))) {
            if (entry.path().extension() == ".coroscope")
                paths.push_back(entry.path());
        }
    }
    std::ranges::sort(paths);
    std::vector<Scenario> scenarios;
    for (const auto &path : paths)
        scenarios.push_back(loadScenario(path.string()).value());
    return scenarios;
}

RunOptions smallBudgets()
{
    RunOptions options;
    options.budgets = {.steps = 20'000,
                       .tasks = 200,
                       .recursion = 60,
                       .valueBytes = 1u << 20,
                       .seconds = 1e6,
                       .logLines = 500,
                       .threads = 50};
    return options;
}

/// A number of the environment, for longer runs by hand.
std::uint32_t fromEnvironment(const char *name, std::uint32_t otherwise)
{
    const char *text = std::getenv(name);
    return text ? static_cast<std::uint32_t>(std::stoul(text)) : otherwise;
}

/// Whatever reads a recording can read this one.
void expectReadable(test::Ran ran, Recording::Executor executor)
{
    const std::size_t size = ran.trace.size();
    for (std::size_t i = 0; i < size; i += 1 + size / 50) {
        const auto earlier = cause(ran.trace, i);
        EXPECT_TRUE(!earlier || *earlier < i);
    }
    EXPECT_EQ(ran.eventLines().empty(), size == 0);
    Recording recording;
    recording.executor = executor;
    recording.end = ran.report.end;
    recording.message = ran.report.message;
    recording.trace = std::move(ran.trace);
    recording.lifecycle.update(recording.trace);
    EXPECT_TRUE(recording.lifecycle.isEnded());
    EXPECT_FALSE(compare(recording, nullptr).empty());
}

void expectAnAnswer(const Scenario &scenario, test::On on)
{
    test::Ran ran = test::run(scenario, on, smallBudgets());
    EXPECT_NE(ran.report.end, RunEnd::Running);
    EXPECT_EQ(ran.report.message.empty(), ran.report.end == RunEnd::Completed);
    if (ran.report.end == RunEnd::Refused)
        return;
    EXPECT_EQ(ran.trace.event(ran.trace.size() - 1).kind, EventKind::RecordingEnded);
    expectReadable(std::move(ran),
                   on == test::On::Loop ? Recording::Executor::Loop : Recording::Executor::Threads);
}

TEST(RunFuzz, changedScenariosEndWithAnAnswer)
{
    fuzz::ScenarioMutator mutator(seeds(), fromEnvironment("COROSCOPE_FUZZ_SEED", 1));
    const std::uint32_t count = fromEnvironment("COROSCOPE_FUZZ_RUNS", 1'000);
    // A crash leaves the scenario behind that it came of.
    const std::string path = testing::TempDir() + "changed-by-chance.coroscope";
    std::uint32_t refused = 0;
    for (std::uint32_t i = 0; i < count && !testing::Test::HasFailure(); ++i) {
        const Scenario scenario = mutator.next();
        const std::string written = writeScenario(scenario);
        std::ofstream(path, std::ios::binary) << written;
        refused += compile(scenario).program ? 0 : 1;
        for (const test::On on : {test::On::Loop, test::On::Threads})
            expectAnAnswer(scenario, on);
        EXPECT_FALSE(testing::Test::HasFailure()) << "number " << i << ":\n" << written;
    }
    // Most of them run.
    EXPECT_LT(refused, count / 2);
    std::filesystem::remove(path);
}

} // namespace
} // namespace coroscope
