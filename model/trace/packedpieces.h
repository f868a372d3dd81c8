// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <memory>

namespace coroscope {

/// Gives out memory for packed columns, one after the other in larger pieces: what an allocator
/// would round up for each is not lost. A piece lives as long as anything in it. Not thread-safe,
/// but what it gives out may be used, and go, in any thread.
class PackedPieces {
public:
    PackedPieces() = default;
    PackedPieces(PackedPieces &&) = default;
    PackedPieces &operator=(PackedPieces &&) = default;

    /// \p bytes of memory, not initialized.
    std::shared_ptr<std::byte[]> take(std::size_t bytes);

private:
    std::shared_ptr<std::byte[]> m_piece; ///< that is being filled; may be null
    std::size_t m_size = 0;               ///< of the last piece
    std::size_t m_used = 0;
};

} // namespace coroscope
