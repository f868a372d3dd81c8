// SPDX-License-Identifier: GPL-3.0-or-later
#include "trace/packedpieces.h"

#include <algorithm>

namespace coroscope {

namespace {

constexpr std::size_t counts = 64; // of references: beside the piece, in the same allocation
constexpr std::size_t fewestBytes = (1u << 16) - counts;
constexpr std::size_t mostBytes = (1u << 18) - counts;

} // namespace

std::shared_ptr<std::byte[]> PackedPieces::take(std::size_t bytes)
{
    if (!m_piece || m_size - m_used < bytes) {
        m_size = std::max(bytes, std::clamp(m_size * 2, fewestBytes, mostBytes));
        m_piece = std::make_shared_for_overwrite<std::byte[]>(m_size);
        m_used = 0;
    }
    std::byte *const place = m_piece.get() + m_used;
    m_used += bytes;
    return {m_piece, place};
}

} // namespace coroscope
