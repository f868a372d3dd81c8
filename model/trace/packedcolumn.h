// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ids.h"

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <type_traits>

namespace coroscope {

/// Numbers of which only those low bytes are kept that are not the same in all of them: any is read
/// with one load. A view: who makes it keeps the memory.
class PackedColumn {
public:
    /// What must be readable after the last number.
    static constexpr std::size_t padding = sizeof(std::uint64_t);

    PackedColumn() = default;
    /// The \p width low bytes of numbers, from \p data on. \p common: any of the numbers, for the
    /// bytes above. Width: 0 to 8.
    PackedColumn(const std::byte *data, std::size_t width, std::uint64_t common = 0)
        : m_data(data), m_mask(width == 0 ? 0 : ~std::uint64_t(0) >> (64 - 8 * width)),
          m_common(common & ~m_mask), m_width(width)
    {
    }
    std::uint64_t operator[](std::size_t index) const
    {
        std::uint64_t number = 0;
        std::memcpy(&number, m_data + index * m_width, sizeof number);
        return m_common | (number & m_mask);
    }
    std::size_t width() const { return m_width; } ///< bytes a number

    /// Any value of an event as a number, so that those of one kind lie near each other.
    template <class T>
    static constexpr std::uint64_t toBits(T value)
    {
        if constexpr (std::is_same_v<T, AwaitableId>)
            return std::rotl(value.raw(), 1); // what tells futures from tasks comes last
        else if constexpr (std::is_class_v<T>)
            return value.value;
        else
            return static_cast<std::uint64_t>(value);
    }
    template <class T>
    static constexpr T fromBits(std::uint64_t bits)
    {
        if constexpr (std::is_same_v<T, AwaitableId>)
            return AwaitableId::fromRaw(std::rotr(static_cast<std::uint32_t>(bits), 1));
        else if constexpr (std::is_class_v<T>)
            return T(static_cast<std::uint32_t>(bits));
        else
            return static_cast<T>(bits);
    }

private:
    static_assert(std::endian::native == std::endian::little);
    const std::byte *m_data = nullptr;
    std::uint64_t m_mask = 0;
    std::uint64_t m_common = 0;
    std::size_t m_width = 0;
};

} // namespace coroscope
