// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scenario/scenario.h"

#include <QMimeData>
#include <QString>

#include <optional>
#include <vector>

namespace coroscope {

/// What is dragged over the canvas.
struct DragPayload {
    BlockList blocks{};                           ///< to be inserted; or copies of those that move
    std::vector<BlockId> moving{};                ///< blocks of the canvas that move; empty: insert
    std::optional<Definition::Kind> definition{}; ///< an empty card of this kind instead of blocks
};

/// The mime type of an entry of the palette.
inline constexpr char paletteMimeType[] = "application/x-coroscope-palette-entry";

/// An entry of the palette: a kind of block, or a new card.
struct PaletteEntry {
    BlockKind kind = BlockKind::Pass;
    std::optional<Definition::Kind> definition{};
};

/// \p entry as mime data; the caller owns it.
QMimeData *paletteMimeData(const PaletteEntry &entry);
/// What the mime data of a drag means for the canvas; nothing when it cannot be dropped there.
std::optional<DragPayload> payloadOf(const QMimeData *mime);
DragPayload payloadOf(const PaletteEntry &entry);

} // namespace coroscope
