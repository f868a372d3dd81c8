// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/preferences.h"

#include <gtest/gtest.h>

using namespace coroscope;

namespace {

class PreferencesTest : public testing::Test {
protected:
    PreferencesTest() { QSettings().clear(); }
};

} // namespace

TEST_F(PreferencesTest, startWithWhatSuitsABeginner)
{
    const Preferences fresh;
    EXPECT_EQ(fresh.theme(), Appearance::Mode::System);
    EXPECT_FALSE(fresh.isRealClock());
    EXPECT_TRUE(fresh.hasThreads());
    EXPECT_EQ(fresh.speed(), 1);
    EXPECT_FALSE(fresh.wasWelcomed());
    EXPECT_TRUE(fresh.stopsAtNotes());
    EXPECT_EQ(fresh.laneOrder(), LaneOrder::Creation);
    EXPECT_FALSE(fresh.haltsOnFailed());
    EXPECT_FALSE(fresh.haltsOnCancelled());
}

TEST_F(PreferencesTest, areRemembered)
{
    Preferences first;
    first.setTheme(Appearance::Mode::Dark);
    first.setRealClock(true);
    first.setSpeed(0);
    first.setWelcomed();
    first.setStopsAtNotes(false);
    first.setLaneOrder(LaneOrder::End);
    first.setHaltsOnFailed(true);
    first.setHaltsOnCancelled(true);
    const Preferences second;
    EXPECT_EQ(second.theme(), Appearance::Mode::Dark);
    EXPECT_TRUE(second.isRealClock());
    EXPECT_EQ(second.speed(), 0);
    EXPECT_TRUE(second.wasWelcomed());
    EXPECT_FALSE(second.stopsAtNotes());
    EXPECT_EQ(second.laneOrder(), LaneOrder::End);
    EXPECT_TRUE(second.haltsOnFailed());
    EXPECT_TRUE(second.haltsOnCancelled());
}

TEST_F(PreferencesTest, eachFileHasItsBreakpointsAndOldFilesAreForgotten)
{
    using Blocks = std::unordered_set<std::uint32_t>;
    const QString odd = QStringLiteral("/tmp/3 odd, names=here.coroscope");
    Preferences first;
    first.setBreakpoints(odd, {17, 3});
    first.setBreakpoints(QStringLiteral("/tmp/b"), {5});
    EXPECT_EQ(Preferences().breakpoints(odd), (Blocks{3, 17}));
    EXPECT_EQ(Preferences().breakpoints(QStringLiteral("/tmp/b")), Blocks{5});
    EXPECT_EQ(Preferences().breakpoints(QStringLiteral("/tmp/c")), Blocks());
    first.setBreakpoints(odd, {});
    EXPECT_EQ(Preferences().breakpoints(odd), Blocks());
    for (qsizetype i = 0; i < Preferences::mostFilesWithBreakpoints; ++i)
        first.setBreakpoints(QStringLiteral("/tmp/%1").arg(i), {1});
    EXPECT_EQ(first.breakpoints(QStringLiteral("/tmp/b")), Blocks());
    EXPECT_EQ(first.breakpoints(QStringLiteral("/tmp/0")), Blocks{1});
}

TEST_F(PreferencesTest, nonsenseInTheStoreIsTheDefault)
{
    QSettings().setValue(QStringLiteral("appearance/theme"), QStringLiteral("Plaid"));
    QSettings().setValue(QStringLiteral("files/breakpoints"),
                         QStringList{{}, QStringLiteral("x /tmp/b"), QStringLiteral("9")});
    EXPECT_TRUE(Preferences().breakpoints(QStringLiteral("/tmp/b")).empty());
    EXPECT_EQ(Preferences().theme(), Appearance::Mode::System);
}

TEST_F(PreferencesTest, recentFilesAreFewAndUniqueAndTheNewestIsFirst)
{
    Preferences preferences;
    for (int i = 0; i < 15; ++i)
        preferences.addRecentFile(QStringLiteral("/tmp/%1").arg(i));
    preferences.addRecentFile(QStringLiteral("/tmp/10"));
    const QStringList recent = preferences.recentFiles();
    EXPECT_EQ(recent.size(), Preferences::mostRecentFiles);
    EXPECT_EQ(recent[0], QStringLiteral("/tmp/10"));
    EXPECT_EQ(recent.count(QStringLiteral("/tmp/10")), 1);
    preferences.clearRecentFiles();
    EXPECT_TRUE(preferences.recentFiles().isEmpty());
}
