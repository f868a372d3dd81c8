// SPDX-License-Identifier: GPL-3.0-or-later
#include "io/traceexport.h"

#include "model/trace/lifetext.h"
#include "model/trace/oracletrace.h"
#include "model/trace/recorder.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <sstream>

namespace coroscope {

namespace {

std::vector<std::string> exported(const Trace &trace)
{
    std::stringstream out;
    writeEventLines(trace, out);
    std::vector<std::string> lines;
    for (std::string line; std::getline(out, line);)
        lines.push_back(line);
    return lines;
}

/// The traces that CPython gave, by file name.
std::vector<std::string> oracleFiles()
{
    std::vector<std::string> names;
    for (const auto &entry :
         std::filesystem::directory_iterator(REPOSITORY_DIR "/tests/conformance/cases")) {
        if (entry.path().extension() == ".jsonl")
            names.push_back(entry.path().string());
    }
    std::sort(names.begin(), names.end());
    return names;
}

struct OracleTrace : ::testing::TestWithParam<std::string> {};

TEST_P(OracleTrace, isWrittenToTheLetter)
{
    const std::vector<std::string> expected = linesOf(GetParam());
    const std::vector<std::string> actual = exported(traceFromEventLines(expected));
    ASSERT_GT(expected.size(), 2u);
    ASSERT_EQ(actual.size(), expected.size());
    for (std::size_t i = 1; i < expected.size(); ++i)
        EXPECT_EQ(actual[i], expected[i]);
}

TEST_P(OracleTrace, givesLanesThatEndAsTheTasksDid)
{
    const std::vector<std::string> lines = linesOf(GetParam());
    Lifecycle life;
    life.update(traceFromEventLines(lines));
    const auto count = [&lines](const std::string &part) {
        return std::count_if(lines.begin(), lines.end(), [&part](const std::string &line) {
            return line.find(part) != std::string::npos;
        });
    };
    EXPECT_EQ(static_cast<std::ptrdiff_t>(life.lanes().size()), count("\"ev\": \"task_new\""));
    EXPECT_EQ(std::count_if(life.lanes().begin(), life.lanes().end(),
                            [](const Lane &lane) { return lane.outcome != Outcome::Pending; }),
              count("\"ev\": \"done\""));
    for (const Lane &lane : life.lanes())
        EXPECT_FALSE(lane.spans.empty());
}

INSTANTIATE_TEST_SUITE_P(Cases, OracleTrace, ::testing::ValuesIn(oracleFiles()),
                         [](const auto &info) {
                             return std::filesystem::path(info.param).stem().string();
                         });

TEST(TraceExport, beginsWithWhatItIs)
{
    const std::vector<std::string> lines = exported(Trace());
    ASSERT_EQ(lines.size(), 1u);
    EXPECT_EQ(lines[0],
              R"({"ev": "meta", "schema": 1, "generator": "Coroscope )" COROSCOPE_VERSION R"("})");
}

TEST(TraceExport, numbersFuturesByFirstAppearanceInTheFile)
{
    Recorder run;
    const TaskId task = run.task("job");
    run.waits(task, WaitKind::Future, AwaitableId::future(7));
    run.done(AwaitableId::future(3), WaitKind::Future,
             R"([{"ref":"F7"}, {"ref": "F9"}, "\"ref\":\"F7\"", {"ref": "T1"}])");
    const std::vector<std::string> lines = exported(run.recorded());
    EXPECT_NE(lines[2].find(R"("on": "F1")"), std::string::npos);
    EXPECT_NE(lines[3].find(R"("fut": "F2")"), std::string::npos);
    EXPECT_NE(lines[3].find(
                  R"("result": [{"ref":"F1"}, {"ref": "F3"}, "\"ref\":\"F7\"", {"ref": "T1"}])"),
              std::string::npos)
        << lines[3];
}

TEST(TraceExport, leavesOutWhatTheSchemaDoesNotHave)
{
    Recorder run;
    const TaskId task = run.task("job");
    run.ready(task);
    run.iteration();
    run.cancels(task, AwaitableId::future(1));
    run.combines(CombinatorKind::WaitFor, task, {}, {});
    run.add({.kind = EventKind::BlockingEnded});
    EXPECT_EQ(exported(run.recorded()).size(), 2u);
}

TEST(TraceExport, writesNotesWarningsAndLimits)
{
    Recorder run;
    run.add({.kind = EventKind::Note, .detail = run.writer.text("modelled")});
    run.add({.kind = EventKind::WarningIssued,
             .other = run.writer.text("RuntimeWarning"),
             .detail = run.writer.text("never awaited")});
    run.add({.kind = EventKind::LimitReached, .detail = run.writer.text("10 steps")});
    run.add({.kind = EventKind::RecordingEnded});
    const std::vector<std::string> lines = exported(run.recorded());
    ASSERT_EQ(lines.size(), 4u) << "a run that was broken off has no exit";
    EXPECT_EQ(lines[1], R"({"i": 0, "t": 0.0, "ev": "note", "text": "modelled"})");
    EXPECT_EQ(lines[2],
              R"({"i": 0, "t": 0.0, "ev": "warning", "category": "RuntimeWarning", "text": )"
              R"("never awaited"})");
    EXPECT_EQ(lines[3], R"({"i": 0, "t": 0.0, "ev": "limit", "text": "10 steps"})");
}

TEST(TraceExport, oneWayThroughALongTraceIsWholeLines)
{
    Recorder run;
    for (int i = 0; i < 5000; ++i)
        run.prints({}, "line " + std::to_string(i));
    const std::vector<std::string> lines = exported(run.recorded());
    ASSERT_EQ(lines.size(), 5001u);
    EXPECT_EQ(lines.back(),
              R"({"i": 0, "t": 0.0, "ev": "log", "task": null, "text": "line 4999"})");
}

} // namespace

} // namespace coroscope
