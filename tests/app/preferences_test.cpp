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
    const Preferences second;
    EXPECT_EQ(second.theme(), Appearance::Mode::Dark);
    EXPECT_TRUE(second.isRealClock());
    EXPECT_EQ(second.speed(), 0);
    EXPECT_TRUE(second.wasWelcomed());
    EXPECT_FALSE(second.stopsAtNotes());
    EXPECT_EQ(second.laneOrder(), LaneOrder::End);
}

TEST_F(PreferencesTest, nonsenseInTheStoreIsTheDefault)
{
    QSettings().setValue(QStringLiteral("appearance/theme"), QStringLiteral("Plaid"));
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
