// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/style/appearance.h"
#include "views/style/icons.h"
#include "views/style/stylesheet.h"

#include <QApplication>
#include <QFile>
#include <QFontInfo>
#include <QImage>
#include <QSignalSpy>

#include <gtest/gtest.h>

using namespace coroscope;

TEST(Appearance, changesColoursOnlyWhenTheModeChanges)
{
    Appearance appearance;
    appearance.setMode(Appearance::Mode::Light);
    QSignalSpy changed(&appearance, &Appearance::changed);
    appearance.setMode(Appearance::Mode::Light);
    EXPECT_EQ(changed.count(), 0);
    appearance.setMode(Appearance::Mode::Dark);
    EXPECT_EQ(changed.count(), 1);
    EXPECT_TRUE(appearance.theme().isDark());
}

TEST(Appearance, reducedMotionTakesNoTime)
{
    Appearance appearance;
    EXPECT_EQ(appearance.duration(motion::normal), motion::normal);
    appearance.setMotionReduced(true);
    EXPECT_EQ(appearance.duration(motion::normal), 0);
}

TEST(Appearance, dressesTheWholeApplication)
{
    Appearance appearance;
    appearance.applyTo(*qApp);
    appearance.setMode(Appearance::Mode::Dark);
    EXPECT_EQ(QApplication::palette().color(QPalette::Window),
              Theme::dark().color(ColorRole::Surface));
    appearance.setMode(Appearance::Mode::System);
    EXPECT_FALSE(appearance.theme().isDark()) << "the offscreen platform is light";
    EXPECT_EQ(QApplication::palette().color(QPalette::Window),
              Theme::light().color(ColorRole::Surface));
}

TEST(StyleSheet, namesOnlyColoursThatExist)
{
    const QString sheet = styleSheet(Theme::light());
    EXPECT_FALSE(sheet.isEmpty());
    EXPECT_FALSE(sheet.contains(QLatin1Char('@'))) << sheet.toStdString();
}

TEST(StyleSheet, putsTheColourOfTheThemeInPlaceOfItsName)
{
    EXPECT_EQ(withColors(QStringLiteral("a { color: @Accent; } @Nothing"), Theme::light()),
              QStringLiteral("a { color: rgba(51,85,255,255); } @Nothing"));
}

TEST(Icons, areDrawnInTheColourAskedFor)
{
    const QImage image = icon(QStringLiteral("play"), QColor(Qt::red)).pixmap(20, 20).toImage();
    ASSERT_FALSE(image.isNull());
    EXPECT_EQ(image.pixelColor(image.width() / 2, image.height() / 2), QColor(Qt::red));
}

TEST(Fonts, areTheBundledOnes)
{
    font::load();
    EXPECT_EQ(QFontInfo(font::interface()).family(), QStringLiteral("Inter"));
    EXPECT_EQ(QFontInfo(font::code()).family(), QStringLiteral("JetBrains Mono"));
    EXPECT_TRUE(QFontInfo(font::code()).fixedPitch());
    EXPECT_LT(font::interface(font::Size::Small).pixelSize(),
              font::interface(font::Size::Title).pixelSize());
}
