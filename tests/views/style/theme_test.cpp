// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/style/colortable.h"
#include "views/style/theme.h"

#include <gtest/gtest.h>

#include <cmath>

using namespace coroscope;

namespace {

using enum ColorRole;

double linear(double channel)
{
    return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

double luminance(const QColor &color)
{
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) +
           0.0722 * linear(color.blueF());
}

/// The contrast of WCAG 2: 1 (none) to 21 (black on white).
double contrast(const QColor &a, const QColor &b)
{
    const double first = luminance(a), second = luminance(b);
    return (std::max(first, second) + 0.05) / (std::min(first, second) + 0.05);
}

struct Pair {
    ColorRole ink;
    ColorRole ground;
};

std::vector<Pair> readablePairs()
{
    std::vector<Pair> pairs = {
        {TextOnAccent, Accent}, {Accent, AccentSoft},       {Accent, Surface},
        {Error, ErrorSoft},     {Text, ErrorSoft},          {TextMuted, ErrorSoft},
        {Text, Selection},      {TextMuted, Selection},     {Returned, ReturnedSoft},
        {Failed, FailedSoft},   {Cancelled, CancelledSoft}, {Text, Waiting},
        {Text, Ready},          {Text, AccentSoft},         {Text, Idle},
        {TextFaint, Canvas}};
    for (const ColorRole text : {Text, TextMuted, TextFaint})
        for (const ColorRole ground :
             {Window, Canvas, Surface, SurfaceRaised, SurfaceSunken, Field, Hover})
            pairs.push_back({text, ground});
    for (const ColorRole text : {Text, TextMuted})
        for (const ColorRole ground :
             {GroupBasicSoft, GroupTimeSoft, GroupTaskSoft, GroupCombineSoft, GroupFutureSoft,
              GroupControlSoft, GroupProgramSoft})
            pairs.push_back({text, ground});
    for (const ColorRole text :
         {Error, Warning, Success, Returned, Failed, Cancelled, SyntaxKeyword, SyntaxString,
          SyntaxNumber, SyntaxComment, SyntaxFunction})
        for (const ColorRole ground : {Surface, SurfaceRaised, SurfaceSunken, Field})
            pairs.push_back({text, ground});
    return pairs;
}

std::string nameOf(ColorRole role)
{
    return std::string(colorTable()[static_cast<std::size_t>(role)].name);
}

class BothThemes : public testing::TestWithParam<bool> {
protected:
    const Theme &theme = GetParam() ? Theme::dark() : Theme::light();
};

} // namespace

TEST_P(BothThemes, everyTextCanBeReadWhereItStands)
{
    for (const auto &[ink, ground] : readablePairs())
        EXPECT_GE(contrast(theme.color(ink), theme.color(ground)), 4.5)
            << nameOf(ink) << " on " << nameOf(ground);
}

TEST_P(BothThemes, statesDifferFromThePanelTheyAreDrawnOn)
{
    for (const ColorRole state : {Running, ReadyInk, WaitingInk, Blocking, Cancelling, Created})
        EXPECT_GE(contrast(theme.color(state), theme.color(Surface)), 2.9) << nameOf(state);
}

TEST_P(BothThemes, knowsWhetherItIsDark)
{
    EXPECT_EQ(theme.isDark(), luminance(theme.color(Surface)) < luminance(theme.color(Text)));
}

INSTANTIATE_TEST_SUITE_P(Themes, BothThemes, testing::Values(false, true),
                         [](const auto &each) { return each.param ? "dark" : "light"; });
