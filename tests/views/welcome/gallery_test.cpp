// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/welcome/gallery.h"

#include "views/style/appearance.h"
#include "views/welcome/examplecard.h"

#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include <gtest/gtest.h>

using namespace coroscope;

namespace {

class GalleryTest : public testing::Test {
protected:
    GalleryTest()
    {
        gallery.resize(1000, 700);
        gallery.open();
    }
    ExampleCard &card(const char *name)
    {
        return *gallery.findChild<ExampleCard *>(QLatin1StringView(name));
    }

    Appearance appearance;
    Gallery gallery{
        {{"first", "Gather", "Three together"}, {"second", "Wait", "One after another"}},
        appearance};
};

} // namespace

TEST_F(GalleryTest, aClickOnACardAsksForItsExample)
{
    QSignalSpy opened(&gallery, &Gallery::openExample);
    QTest::mouseClick(&card("second"), Qt::LeftButton);
    ASSERT_EQ(opened.count(), 1);
    EXPECT_EQ(opened[0][0].toString(), QStringLiteral("second"));
}

TEST_F(GalleryTest, theKeyboardAloneIsEnough)
{
    QSignalSpy opened(&gallery, &Gallery::openExample);
    QTest::keyClick(&card("first"), Qt::Key_Return);
    EXPECT_EQ(opened.count(), 1);
    QTest::keyClick(&card("first"), Qt::Key_Escape);
    EXPECT_FALSE(gallery.isVisible());
}

TEST_F(GalleryTest, findsExamplesByTheirWords)
{
    QTest::keyClicks(gallery.findChild<QLineEdit *>(), QStringLiteral("another"));
    EXPECT_FALSE(card("first").isVisible());
    EXPECT_TRUE(card("second").isVisible());
}

TEST_F(GalleryTest, anEmptyScenarioAndAFileAreOneClickAway)
{
    QSignalSpy made(&gallery, &Gallery::makeNew);
    QSignalSpy file(&gallery, &Gallery::openFile);
    const auto buttons = gallery.findChildren<QPushButton *>();
    ASSERT_EQ(buttons.size(), 3);
    QTest::mouseClick(buttons[0], Qt::LeftButton);
    QTest::mouseClick(buttons[1], Qt::LeftButton);
    EXPECT_EQ(made.count(), 1);
    EXPECT_EQ(file.count(), 1);
    QTest::mouseClick(buttons[2], Qt::LeftButton);
    EXPECT_FALSE(gallery.isVisible());
}

TEST_F(GalleryTest, cardsStandInAsManyColumnsAsFit)
{
    QTest::qWait(1);
    EXPECT_EQ(card("first").y(), card("second").y());
    gallery.resize(400, 700);
    QTest::qWait(1);
    EXPECT_LT(card("first").y(), card("second").y());
}
