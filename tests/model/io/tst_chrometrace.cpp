// SPDX-License-Identifier: GPL-3.0-or-later
#include "io/chrometrace.h"

#include "io/scenarioreader.h"
#include "model/io/chrometracereader.h"
#include "support/scriptrun.h"
#include "support/tracebuilder.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <filesystem>

namespace coroscope::test {

namespace {

Recording recorded(const Scenario &scenario, On on)
{
    Ran ran = run(scenario, on);
    Recording recording;
    recording.executor = on == On::Loop ? Recording::Executor::Loop : Recording::Executor::Threads;
    recording.trace = std::move(ran.trace);
    recording.lifecycle.update(recording.trace);
    return recording;
}

std::string exportedTrace(const std::vector<const Recording *> &recordings)
{
    ChromeTrace job(recordings);
    return finished(job).value();
}

Recording hello(Recording::Executor executor = Recording::Executor::Loop)
{
    TraceBuilder build(executor);
    build.task("main").gathers({"hello1", "hello2"}).returns("[15, 5]");
    build.task("hello1").sleeps(3).logs("half \"way\"").returns("15");
    build.task("hello2").sleeps(2).raises("ValueError('no')");
    return build.recording();
}

std::vector<std::filesystem::path> scenarioFiles()
{
    std::vector<std::filesystem::path> files;
    for (const char *folder : {"resources/examples", "tests/conformance/scenarios"}) {
        for (const auto &entry :
             std::filesystem::directory_iterator(std::filesystem::path(REPOSITORY_DIR) / folder)) {
            if (entry.path().extension() == ".coroscope")
                files.push_back(entry.path());
        }
    }
    std::ranges::sort(files);
    return files;
}

} // namespace

TEST(ChromeTrace, ofEveryExampleAndCasePassesTheStrictReader)
{
    const std::vector<std::filesystem::path> files = scenarioFiles();
    ASSERT_GT(files.size(), 200u);
    for (const std::filesystem::path &path : files) {
        const Result<Scenario> scenario = loadScenario(path.string());
        ASSERT_TRUE(scenario.ok()) << path;
        const Recording loop = recorded(*scenario, On::Loop);
        const Recording threads = recorded(*scenario, On::Threads);
        const ChromeTraceFile file = readChromeTrace(exportedTrace({&loop, &threads}));
        EXPECT_EQ(file.complaints, std::vector<std::string>()) << path;
        const std::size_t arrows =
            loop.lifecycle.arrows().size() + threads.lifecycle.arrows().size();
        EXPECT_EQ(file.of("s").size(), arrows) << path;
        EXPECT_EQ(file.of("f").size(), arrows) << path;
        std::size_t slices = 2 + loop.lifecycle.loopSpans().size();
        for (const Recording *recording : {&loop, &threads}) {
            for (const Lane &lane : recording->lifecycle.lanes())
                slices += lane.spans.size() + 1;
        }
        EXPECT_EQ(file.of("B").size(), slices) << path << ": a slice for each state and each life";
        EXPECT_EQ(file.of("E").size(), slices) << path;
    }
}

TEST(ChromeTrace, aTaskIsAThreadWithItsStatesInsideItsLife)
{
    const Recording loop = hello();
    const ChromeTraceFile file = readChromeTrace(exportedTrace({&loop}));
    EXPECT_EQ(file.complaints, std::vector<std::string>());
    const std::vector<std::string> expected = {"hello1@0+3000000", "created@0+0",
                                               "running@0+0",      "waiting: sleep@0+3000000",
                                               "ready@3000000+0",  "running@3000000+0"};
    EXPECT_EQ(file.slices("hello1"), expected);
    const nlohmann::json life = file.of("B", "hello2").front();
    EXPECT_EQ(life["args"]["outcome"], "failed");
    EXPECT_EQ(life["args"]["exception"], "ValueError('no')");
    EXPECT_EQ(life["args"]["created by"], "main");
}

TEST(ChromeTrace, loopAndThreadsAreTwoProcesses)
{
    const Recording loop = hello(), threads = hello(Recording::Executor::Threads);
    const ChromeTraceFile file = readChromeTrace(exportedTrace({&loop, &threads}));
    std::vector<std::string> names;
    for (const nlohmann::json &event : file.of("M", "process_name"))
        names.push_back(event["pid"].dump() + event["args"]["name"].get<std::string>());
    EXPECT_EQ(names, (std::vector<std::string>{"1event loop", "2threads"}));
    EXPECT_FALSE(file.slices("hello1 · thread 2", 2).empty());
}

TEST(ChromeTrace, logLinesAreInstantsAndTheReadyQueueIsACounter)
{
    const Recording loop = hello();
    const ChromeTraceFile file = readChromeTrace(exportedTrace({&loop}));
    const auto lines = file.of("i", "hello1 prints: half \"way\"");
    ASSERT_EQ(lines.size(), 1u);
    EXPECT_NEAR(lines.front()["ts"], 3'000'000, 0.02);
    std::vector<int> depths;
    for (const nlohmann::json &event : file.of("C", "ready queue"))
        depths.push_back(event["args"]["handles"]);
    ASSERT_FALSE(depths.empty());
    EXPECT_EQ(depths.back(), 0);
}

TEST(ChromeTrace, spreadsAnInstantByNanosecondsInTheOrderOfItsEvents)
{
    const Recording loop = hello();
    const ChromeTraceFile file = readChromeTrace(exportedTrace({&loop}));
    EXPECT_EQ(file.complaints, std::vector<std::string>());
    std::vector<std::string> running;
    double before = -1;
    for (const nlohmann::json &event : file.of("B", "running")) {
        running.push_back("thread " + event["tid"].dump() + " at " +
                          std::to_string(std::lround(event["ts"].get<double>())));
        EXPECT_GT(event["ts"], before);
        before = event["ts"];
    }
    EXPECT_EQ(running, (std::vector<std::string>{"thread 2 at 0", "thread 3 at 0", "thread 4 at 0",
                                                 "thread 4 at 2000000", "thread 3 at 3000000",
                                                 "thread 2 at 3000000"}));
    EXPECT_LE(before, 3'000'000 + 0.001 * static_cast<double>(loop.trace.size()));
}

TEST(ChromeTrace, losesNoNanosecond)
{
    TraceBuilder build;
    build.task("main").sleeps(1.000000007).sleeps(2.5).returns("None");
    const Recording loop = build.recording();
    const std::string text = exportedTrace({&loop});
    EXPECT_NE(text.find("\"ts\": 1000000.007"), std::string::npos);
    EXPECT_NE(text.find("\"ts\": 3500000.007"), std::string::npos);
}

TEST(ChromeTrace, isMadeInStepsThatCount)
{
    TraceBuilder build;
    TaskScript &main = build.task("main");
    for (int i = 0; i < 2000; ++i)
        main.sleeps(0.5);
    const Recording loop = build.recording();
    ChromeTrace job({&loop});
    EXPECT_EQ(job.progress(), 0);
    int steps = 0;
    for (double before = 0; job.step(); before = job.progress()) {
        EXPECT_GE(job.progress(), before);
        ++steps;
    }
    EXPECT_GT(steps, 4);
    EXPECT_EQ(job.progress(), 1);
    EXPECT_EQ(readChromeTrace(job.take().value()).complaints, std::vector<std::string>());
}

TEST(ChromeTrace, withoutEventsIsStillAFile)
{
    const Recording nothing;
    EXPECT_EQ(readChromeTrace(exportedTrace({&nothing})).complaints, std::vector<std::string>());
    EXPECT_EQ(readChromeTrace(exportedTrace({})).complaints, std::vector<std::string>());
}

TEST(StrictReader, refusesWhatViewersRefuse)
{
    const Recording loop = hello();
    const std::string good = exportedTrace({&loop});
    const std::pair<const char *, const char *> damages[] = {
        {"\"ph\": \"s\"", "\"ph\": \"t\""},
        {"\"ph\": \"E\"", "\"ph\": \"B\""},
        {"\"created\", \"pid\": 1, \"tid\": 2, \"ts\": 0.002}",
         "\"created\", \"pid\": 1, \"tid\": 2, \"ts\": 0}"},
        {"\"ph\": \"M\", \"name\": \"thread_name\"", "\"ph\": \"M\", \"name\": \"no_name\""},
        {"\"id\": 1,", "\"id\": 77,"},
        {"\"bp\": \"e\"", "\"bp\": \"x\""},
        {"\"ts\": 3000000", "\"at\": 3000000"},
    };
    for (const auto &[from, to] : damages) {
        std::string bad = good;
        const std::size_t place = bad.find(from);
        ASSERT_NE(place, std::string::npos) << from;
        bad.replace(place, std::string_view(from).size(), to);
        EXPECT_FALSE(readChromeTrace(bad).complaints.empty()) << from;
    }
}

} // namespace coroscope::test
