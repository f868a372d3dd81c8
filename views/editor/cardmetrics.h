// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

/// The measures of a card, in canvas units (pixels at 100 %).
namespace coroscope::cardmetric {

inline constexpr double minimumWidth = 250;
inline constexpr double newCardHeight = 90; ///< about, of a card with one block
inline constexpr double radius = 10;
inline constexpr double padding = 10; ///< from the card's edge to its blocks
inline constexpr double bottomPadding = 14;
inline constexpr double headerTop = 6;
inline constexpr double headerGap = 6; ///< between the parts of the header
inline constexpr double gap = 4;       ///< between blocks
inline constexpr double blockRadius = 5;
inline constexpr double stripe = 4;
inline constexpr double gutter = 9;      ///< at a block's left edge: a click sets a breakpoint
inline constexpr double breakpoint = 9;  ///< diameter of its sign
inline constexpr double textIndent = 14; ///< from a block's left edge to its title
inline constexpr double rowPadding = 3;  ///< above and below a chip
inline constexpr double chipPadding = 8; ///< left and right of a chip's text
inline constexpr double chipRadius = 4;
inline constexpr double chipGap = 8; ///< between the pieces of a face
inline constexpr double minimumChip = 26;
inline constexpr double maximumText = 250; ///< longer texts are elided
inline constexpr double bodyIndent = 14;
inline constexpr double rightInset = 6; ///< from a block's right edge to what is inside it
inline constexpr double bodyEnd = 8;    ///< below the last block of a body
inline constexpr double moreWidth = 18;
inline constexpr double cardGap = 20;  ///< between cards that were never moved
inline constexpr double barHeight = 3; ///< of the bar that shows where a drop lands

} // namespace coroscope::cardmetric
