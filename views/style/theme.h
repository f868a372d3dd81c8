// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QFont>

#include <array>

namespace coroscope {

/// Every colour of the program by its role. State colours come from the Okabe-Ito set; text roles
/// keep a contrast of at least 4.5:1 on the surfaces they stand on, in both themes.
enum class ColorRole {
    // surfaces, from the back to the front
    Window,
    Canvas,
    CanvasDot,
    Surface,
    SurfaceRaised,
    SurfaceSunken,
    Field,
    Border,
    BorderStrong,
    // text
    Text,
    TextMuted,
    TextFaint,
    TextOnAccent,
    // meaning
    Accent,
    AccentSoft,
    Selection,
    Hover,
    Error,
    ErrorSoft,
    Warning,
    Success,
    // states of tasks (fill; the pattern or line on it; soft background where one is needed)
    Created,
    Ready,
    ReadyInk,
    Running,
    RunningInk,
    Waiting,
    WaitingInk,
    Blocking,
    BlockingInk,
    Cancelling,
    CancellingInk,
    Idle,
    Returned,
    ReturnedSoft,
    Failed,
    FailedSoft,
    Cancelled,
    CancelledSoft,
    FrozenBand,
    Future,
    // groups of blocks: the stripe, and the soft fill of the block
    GroupBasic,
    GroupBasicSoft,
    GroupTime,
    GroupTimeSoft,
    GroupTask,
    GroupTaskSoft,
    GroupCombine,
    GroupCombineSoft,
    GroupFuture,
    GroupFutureSoft,
    GroupControl,
    GroupControlSoft,
    GroupProgram,
    GroupProgramSoft,
    // syntax
    SyntaxKeyword,
    SyntaxString,
    SyntaxNumber,
    SyntaxComment,
    SyntaxFunction,
    Count,
};

/// One spacing scale, in pixels at 100 %.
namespace metric {
inline constexpr int xs = 4, s = 8, m = 12, l = 16, xl = 24, xxl = 32;
inline constexpr int radius = 8, radiusSmall = 5;
inline constexpr int laneHeight = 30, barHeight = 12;
} // namespace metric

/// Durations of motion, in milliseconds.
namespace motion {
inline constexpr int quick = 120, normal = 200, slow = 320;
} // namespace motion

/// The colours of one appearance.
class Theme {
public:
    static const Theme &light();
    static const Theme &dark();

    bool isDark() const { return m_dark; }
    QColor color(ColorRole role) const { return m_colors[static_cast<std::size_t>(role)]; }

private:
    Theme(bool dark);
    bool m_dark;
    std::array<QColor, static_cast<std::size_t>(ColorRole::Count)> m_colors;
};

/// The two faces, bundled with the program: Inter for the interface, JetBrains Mono for code.
namespace font {
/// Loads the bundled faces. Call once, after QGuiApplication is made. Without them the system's
/// fonts serve.
void load();
enum class Size { Small, Normal, Large, Title };
QFont interface(Size size = Size::Normal, QFont::Weight weight = QFont::Normal);
QFont code(Size size = Size::Normal, QFont::Weight weight = QFont::Normal);
} // namespace font

} // namespace coroscope
