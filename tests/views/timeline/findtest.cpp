// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/timeline/findbar.h"
#include "views/timeline/search.h"
#include "views/timeline/timelinefixture.h"

#include "trace/eventtext.h"

#include <QLineEdit>

using namespace coroscope;
using namespace coroscope::test;

namespace {

void talkers(TraceBuilder &build)
{
    build.task("main").gathers({"apple", "pear"});
    build.task("apple").sleeps(1).logs("an apple a day").returns("\"apple pie\"");
    build.task("pear").addsCallback("apple", "on_apple").sleeps(2).returns("7");
}

class Finding : public TimelineTest {
protected:
    Finding() { record(talkers); }

    QLineEdit &field() { return timeline.findBar().field(); }
    void type(const QString &text)
    {
        field().selectAll();
        QTest::keyClicks(&field(), text);
    }
    std::string here() { return describe(view.loop().trace, view.playheadEvent() - 1); }
    void go(const QString &text)
    {
        press(Qt::Key_G, Qt::ControlModifier);
        type(text);
        QTest::keyClick(&field(), Qt::Key_Return);
    }
};

} // namespace

TEST_F(Finding, controlFAndSlashOpenTheField)
{
    press(Qt::Key_F, Qt::ControlModifier);
    EXPECT_TRUE(field().hasFocus());
    QTest::keyClick(&field(), Qt::Key_Escape);
    EXPECT_FALSE(timeline.findBar().isVisible());
    EXPECT_TRUE(canvas().hasFocus());
    press(Qt::Key_Slash);
    EXPECT_TRUE(field().hasFocus());
}

TEST_F(Finding, lanesLinesValuesAndCallbacksAreFoundInTheirOrder)
{
    view.rewind();
    press(Qt::Key_F, Qt::ControlModifier);
    type("apple");
    std::vector<std::string> found;
    for (int i = 0; i < 4; ++i) {
        found.push_back(here());
        QTest::keyClick(&field(), Qt::Key_Return);
    }
    EXPECT_EQ(found[0], "apple is created by main");
    EXPECT_EQ(found[1], "apple prints: an apple a day");
    EXPECT_EQ(found[2], "apple returned 'apple pie'");
    EXPECT_TRUE(found[3].starts_with("Callback on_apple runs")) << found[3];
    EXPECT_EQ(here(), found[0]);
    EXPECT_EQ(timeline.findBar().status(), "1 of 4");
}

TEST_F(Finding, shiftEnterGoesBack)
{
    view.rewind();
    press(Qt::Key_F, Qt::ControlModifier);
    type("apple");
    QTest::keyClick(&field(), Qt::Key_Return, Qt::ShiftModifier);
    EXPECT_EQ(timeline.findBar().status(), "4 of 4");
}

TEST_F(Finding, whatIsFoundIsSelectedAndInSight)
{
    for (int i = 0; i < 8; ++i)
        press(Qt::Key_W);
    press(Qt::Key_F, Qt::ControlModifier);
    type("a day");
    EXPECT_EQ(view.selectedLane(), 1u);
    EXPECT_LE(view.rangeBegin(), view.playhead());
    EXPECT_GE(view.rangeEnd(), view.playhead());
}

TEST_F(Finding, whereNothingIsFoundTheBarSaysSo)
{
    press(Qt::Key_F, Qt::ControlModifier);
    type("zebra");
    EXPECT_EQ(timeline.findBar().status(), "nothing found");
}

TEST_F(Finding, controlGGoesToATimeATurnOrAnEvent)
{
    go("1.5");
    EXPECT_EQ(view.playhead(), 1'500'000'000);
    EXPECT_FALSE(timeline.findBar().isVisible());
    go("250 ms");
    EXPECT_EQ(view.playhead(), 250'000'000);
    go("event 3");
    EXPECT_EQ(view.playheadEvent(), 3u);
    go("turn 2");
    EXPECT_EQ(view.loop().trace.event(view.playheadEvent() - 1).kind, EventKind::Iteration);
    EXPECT_EQ(view.loop().trace.event(view.playheadEvent() - 1).other, 2u);
}

TEST_F(Finding, whatIsNoPlaceToGoToIsToldInASentence)
{
    const Nanos before = view.playhead();
    const std::pair<QString, QString> wrong[] = {
        {"soon", "“soon” is no time: write 1.5 s, 250 ms, 1:30, turn 12 or event 300."},
        {"3 fortnights", "“fortnights” is no unit of time: there are h, min, s, ms, us and ns."},
        {"", "Write a time such as 1.5 s, or a turn or an event by number."},
        {"99 s", "The run lasts 2.000 s."},
        {"event 9999",
         QString("There is no event 9999: the run has %1.").arg(view.loop().trace.size())}};
    for (const auto &[text, sentence] : wrong) {
        press(Qt::Key_G, Qt::ControlModifier);
        field().clear();
        go(text);
        EXPECT_EQ(timeline.findBar().status(), sentence);
        EXPECT_TRUE(timeline.findBar().isVisible());
    }
    EXPECT_EQ(view.playhead(), before);
}

TEST(Destinations, timesAreReadInTheirUnits)
{
    const std::pair<const char *, Nanos> times[] = {{"1.5", 1'500'000'000},
                                                    {"1,5 s", 1'500'000'000},
                                                    {"250ms", 250'000'000},
                                                    {"3 us", 3'000},
                                                    {"7 ns", 7},
                                                    {"1:30", 90'000'000'000},
                                                    {".5 s", 500'000'000},
                                                    {"2 min", 120'000'000'000},
                                                    {"0", 0}};
    for (const auto &[text, time] : times) {
        const Destination to = readDestination(QString::fromUtf8(text));
        EXPECT_TRUE(to.mistake.isEmpty()) << text;
        EXPECT_EQ(to.time, time) << text;
    }
    EXPECT_FALSE(readDestination("-1 s").mistake.isEmpty());
    EXPECT_FALSE(readDestination("turn").mistake.isEmpty());
}
