// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/style/colortable.h"

namespace coroscope {

namespace {

using enum ColorRole;

// clang-format off
constexpr NamedColor table[] = {
    {Window,           "Window",           0xfff6f7f9, 0xff14171c},
    {Canvas,           "Canvas",           0xffeef0f4, 0xff101318},
    {CanvasDot,        "CanvasDot",        0xffdadee5, 0xff262c36},
    {Surface,          "Surface",          0xffffffff, 0xff1b1f26},
    {SurfaceRaised,    "SurfaceRaised",    0xffffffff, 0xff222731},
    {SurfaceSunken,    "SurfaceSunken",    0xfff6f7f9, 0xff14171c},
    {Field,            "Field",            0xffffffff, 0xff1b1f26},
    {Border,           "Border",           0xffe6e9ee, 0xff2a303a},
    {BorderStrong,     "BorderStrong",     0xffcdd2db, 0xff414956},

    {Text,             "Text",             0xff1a1d23, 0xffe8eaee},
    {TextMuted,        "TextMuted",        0xff545d6b, 0xffa5adb9},
    {TextFaint,        "TextFaint",        0xff636b79, 0xff8f98a5},
    {TextOnAccent,     "TextOnAccent",     0xffffffff, 0xff10131a},

    {Accent,           "Accent",           0xff3355ff, 0xff7d96ff},
    {AccentSoft,       "AccentSoft",       0xffeef2ff, 0xff232a3a},
    {Selection,        "Selection",        0xffdde5ff, 0xff2d3a5c},
    {Hover,            "Hover",            0xfff0f2f6, 0xff262b35},
    {Error,            "Error",            0xffb3261e, 0xffff9a90},
    {ErrorSoft,        "ErrorSoft",        0xfffdecea, 0xff3a2224},
    {Warning,          "Warning",          0xff865800, 0xfff0b94a},
    {Success,          "Success",          0xff04735a, 0xff3ecf9f},

    {Created,          "Created",          0xff8791a0, 0xff7f8998},
    {Ready,            "Ready",            0xfff6dda6, 0xff5c4718},
    {ReadyInk,         "ReadyInk",         0xffb87a00, 0xffe69f00},
    {Running,          "Running",          0xff009e73, 0xff009e73},
    {RunningInk,       "RunningInk",       0xffffffff, 0xff06251c},
    {Waiting,          "Waiting",          0xffc9e7f8, 0xff2d4e64},
    {WaitingInk,       "WaitingInk",       0xff2f97d3, 0xff56b4e9},
    {Blocking,         "Blocking",         0xffd55e00, 0xffd55e00},
    {BlockingInk,      "BlockingInk",      0xffffc79b, 0xffffb27a},
    {Cancelling,       "Cancelling",       0xffa05ac8, 0xffa05ac8},
    {CancellingInk,    "CancellingInk",    0xffead6f7, 0xffe3c8f4},
    {Idle,             "Idle",             0xffe2e5ea, 0xff2a303a},
    {Returned,         "Returned",         0xff04684c, 0xff58d6ad},
    {ReturnedSoft,     "ReturnedSoft",     0xffd1eee6, 0xff163634},
    {Failed,           "Failed",           0xffa8231b, 0xffff9a90},
    {FailedSoft,       "FailedSoft",       0xfffbe1de, 0xff452321},
    {Cancelled,        "Cancelled",        0xff6f3a96, 0xffd0a9ea},
    {CancelledSoft,    "CancelledSoft",    0xffefe4f7, 0xff35264a},
    {FrozenBand,       "FrozenBand",       0x22d55e00, 0x33d55e00},
    {Future,           "Future",           0xffb5dbf0, 0xff35576b},

    {GroupBasic,       "GroupBasic",       0xff7a8594, 0xff7a8594},
    {GroupBasicSoft,   "GroupBasicSoft",   0xffeeeff1, 0xff282c34},
    {GroupTime,        "GroupTime",        0xff4a90d9, 0xff4a90d9},
    {GroupTimeSoft,    "GroupTimeSoft",    0xffe6f0fa, 0xff212d3d},
    {GroupTask,        "GroupTask",        0xff2f9e6e, 0xff2f9e6e},
    {GroupTaskSoft,    "GroupTaskSoft",    0xffe3f3ec, 0xff1d3130},
    {GroupCombine,     "GroupCombine",     0xff8e63ce, 0xff8e63ce},
    {GroupCombineSoft, "GroupCombineSoft", 0xfff0ebf9, 0xff2a283c},
    {GroupFuture,      "GroupFuture",      0xffc9782e, 0xffc9782e},
    {GroupFutureSoft,  "GroupFutureSoft",  0xfff9eee3, 0xff322a26},
    {GroupControl,     "GroupControl",     0xffc2557a, 0xffc2557a},
    {GroupControlSoft, "GroupControlSoft", 0xfff7e9ee, 0xff312631},
    {GroupProgram,     "GroupProgram",     0xff8a7f35, 0xff9c9146},
    {GroupProgramSoft, "GroupProgramSoft", 0xfff3f1e3, 0xff2c2d29},

    {SyntaxKeyword,    "SyntaxKeyword",    0xff7a3fb5, 0xffc79bf2},
    {SyntaxString,     "SyntaxString",     0xff1a7040, 0xff8fd0a5},
    {SyntaxNumber,     "SyntaxNumber",     0xff98490f, 0xfff0b27a},
    {SyntaxComment,    "SyntaxComment",    0xff636b79, 0xff8f98a5},
    {SyntaxFunction,   "SyntaxFunction",   0xff2456c9, 0xff8fb0ff},
};
// clang-format on

static_assert(std::size(table) == static_cast<std::size_t>(Count), "a row for each role");

consteval bool isInOrder()
{
    for (std::size_t i = 0; i < std::size(table); ++i) {
        if (table[i].role != static_cast<ColorRole>(i))
            return false;
    }
    return true;
}
static_assert(isInOrder(), "the rows stand in the enum's order");

} // namespace

std::span<const NamedColor> colorTable() { return table; }

} // namespace coroscope
