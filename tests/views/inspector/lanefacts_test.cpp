// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/scriptrun.h"
#include "support/tracebuilder.h"
#include "trace/eventtext.h"
#include "views/inspector/lanefacts.h"

#include <gtest/gtest.h>

namespace coroscope {
namespace {

class LaneFactsTest : public testing::Test {
protected:
    static Recording recorded()
    {
        test::TraceBuilder build;
        build.task("main").gathers({"hello1", "hello2"}).returns("null");
        build.task("hello1").sleeps(3).returns("15");
        build.task("hello2").sleeps(2).blocks(0.5).raises("ValueError('x')");
        return build.recording();
    }

    std::uint32_t lane(const std::string &name) const
    {
        const auto &lanes = recording.lifecycle.lanes();
        for (std::uint32_t i = 0; i < lanes.size(); ++i) {
            if (laneName(recording.trace, lanes[i].task) == name)
                return i;
        }
        ADD_FAILURE() << "no lane " << name;
        return noLane;
    }

    /// As the inspector asks when the playhead was put at \p seconds.
    LaneFacts at(const std::string &name, double seconds) const
    {
        const Nanos time = nanosFromSeconds(seconds);
        const TraceColumns::Times times = recording.trace.events().time();
        const auto after = std::upper_bound(times.begin(), times.end(), time);
        return laneFacts(recording, lane(name), time,
                         static_cast<std::size_t>(after - times.begin()));
    }

    static std::string row(const LaneFacts &facts, const char *label)
    {
        for (const auto &[name, text] : facts.rows) {
            if (name == QLatin1StringView(label))
                return text.toStdString();
        }
        return {};
    }

    Recording recording = recorded();
};

TEST_F(LaneFactsTest, aSleepingTaskSaysUntilWhenAndHowMuchIsLeft)
{
    const LaneFacts facts = at("hello1", 2.4);
    EXPECT_EQ(facts.name.toStdString(), "hello1");
    EXPECT_EQ(facts.state.toStdString(), "waiting");
    EXPECT_EQ(facts.sentence.toStdString(), "Not running now: it sleeps until 3.000 s.");
    EXPECT_NE(row(facts, "Until").find("left"), std::string::npos);
    EXPECT_NE(row(facts, "Created").find("main"), std::string::npos);
}

TEST_F(LaneFactsTest, aWaitingTaskShowsTheVariablesOfEachOfItsFrames)
{
    RunOptions options;
    options.keepsLocals = true;
    recording.clear();
    recording.trace = test::run(R"(async def fetch(url):
    tries = 2
    await asyncio.sleep(1)
async def main():
    page = "<b>"
    await fetch("a")
asyncio.run(main()))",
                                test::On::Loop, options)
                          .trace;
    recording.update();
    const LaneFacts facts = at("main", 0.5);
    EXPECT_EQ(row(facts, "In fetch"), "url = 'a'\ntries = 2");
    EXPECT_EQ(row(facts, "In main"), "page = '<b>'");
    EXPECT_EQ(row(at("main", 1), "In main"), "") << "it has ended";
}

TEST_F(LaneFactsTest, aTaskInAGatherWaitsForAllItsParts)
{
    const LaneFacts facts = at("main", 1);
    EXPECT_EQ(facts.state.toStdString(), "waiting");
    EXPECT_EQ(facts.sentence.toStdString(),
              "Not running now: it waits for its gather: hello1, hello2 pending, 0 of 2 done.");
    EXPECT_EQ(row(facts, "Waits for"), "gather: hello1, hello2; 0 of 2 done");
}

TEST_F(LaneFactsTest, aBlockingCallHoldsTheLoop)
{
    const LaneFacts facts = at("hello2", 2.2);
    EXPECT_EQ(facts.state.toStdString(), "blocking");
    EXPECT_EQ(facts.stateColor, ColorRole::Blocking);
    EXPECT_NE(facts.sentence.toStdString().find("holds the event loop"), std::string::npos);
}

TEST_F(LaneFactsTest, anEndedTaskShowsWhatItGave)
{
    const LaneFacts returned = at("hello1", 3.5);
    EXPECT_EQ(returned.state.toStdString(), "returned");
    EXPECT_EQ(row(returned, "Value"), "15");
    const LaneFacts failed = at("hello2", 3.5);
    EXPECT_EQ(failed.state.toStdString(), "failed");
    EXPECT_NE(row(failed, "Exception").find("ValueError"), std::string::npos);
}

TEST_F(LaneFactsTest, beforeItIsMadeALaneSaysSo)
{
    const LaneFacts facts = laneFacts(recording, lane("hello1"), 0, 0);
    EXPECT_EQ(facts.state.toStdString(), "not made yet");
}

TEST_F(LaneFactsTest, thereIsNothingToSayOfAnUnknownLane)
{
    EXPECT_TRUE(laneFacts(recording, noLane, 0, 0).name.isEmpty());
    EXPECT_TRUE(laneFacts(Recording(), 0, 0, 0).name.isEmpty());
}

} // namespace
} // namespace coroscope
