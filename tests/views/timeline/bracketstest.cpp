// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/scriptrun.h"
#include "views/timeline/timelinefixture.h"

using namespace coroscope;
using namespace coroscope::test;

namespace {

/// Gathers of gathers, which no task makes: the program does.
class BracketsOfGroups : public TimelineTest {
protected:
    BracketsOfGroups()
    {
        timeline.resize(1200, 700);
        Ran ran = run(R"(async def coro(tag, seconds):
    await asyncio.sleep(seconds)
    return tag
loop = asyncio.new_event_loop()
asyncio.set_event_loop(loop)
group1 = asyncio.gather(coro("a", 1), coro("b", 2), coro("c", 3))
group2 = asyncio.gather(coro("d", 2), coro("e", 1))
both = asyncio.gather(group1, group2)
loop.run_until_complete(both))");
        view.reset();
        view.loop().trace = std::move(ran.trace);
        view.loop().update();
        view.finish(loopBand, ran.report.end, {}, {});
        view.setLive(false);
        view.setPlayhead(view.duration());
        timeline.fitAll();
    }
    std::vector<Bracket> brackets()
    {
        return canvas().withScene([](const ChartScene &scene) { return scene.brackets(); });
    }
    double middleOf(std::uint32_t lane)
    {
        return canvas().withScene(
            [lane](const ChartScene &scene) { return scene.laneCentre(lane); });
    }
};

} // namespace

TEST_F(BracketsOfGroups, theOuterOneStandsRightOfTheInnerOnesWithASlotForEach)
{
    const std::vector<Bracket> all = brackets();
    ASSERT_EQ(all.size(), 3u);
    const Bracket &outer = all.back();
    ASSERT_EQ(outer.members.size(), 2u);
    for (std::size_t i = 0; i < 2; ++i) {
        EXPECT_GT(outer.x, all[i].bounds.right());
        EXPECT_EQ(outer.members[i].fill, BracketSlot::Fill::Value);
    }
    EXPECT_TRUE(outer.members[0].text.startsWith("['a', 'b'"))
        << outer.members[0].text.toStdString();
    EXPECT_TRUE(outer.members[1].text.startsWith("['d', 'e'"));
    EXPECT_NEAR(outer.members[0].rect.center().y(), middleOf(1), 1) << "the middle of three";
    EXPECT_LT(outer.members[0].rect.right(), width()) << "there is room for all of them";
}

TEST_F(BracketsOfGroups, aBracketGoesFromItsFirstMemberToItsLast)
{
    for (const Bracket &bracket : brackets()) {
        if (bracket.members.size() != 3)
            continue;
        EXPECT_NEAR(bracket.top, middleOf(0), 2);
        EXPECT_NEAR(bracket.bottom, middleOf(2), 2);
    }
}

TEST_F(BracketsOfGroups, slotsOfInnerOnesFillWhenThoseAreComplete)
{
    view.setPlayhead(nanosPerSecond * 5 / 2);
    const std::vector<Bracket> all = brackets();
    ASSERT_EQ(all.size(), 3u);
    EXPECT_EQ(all.back().members[0].fill, BracketSlot::Fill::Open);
    EXPECT_EQ(all.back().members[1].fill, BracketSlot::Fill::Value);
    EXPECT_EQ(all.back().title, "gather 1/2");
}
