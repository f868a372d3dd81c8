// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstddef>
#include <deque>
#include <vector>

namespace coroscope {

/// Makes room for \p count more values in a vector of which there are many, or that is large: room
/// for no more than a quarter is left over.
template <class T, class Allocator>
void reserveMore(std::vector<T, Allocator> &values, std::size_t count)
{
    if (values.size() + count > values.capacity())
        values.reserve(values.size() + std::max(count, values.size() / 4 + 4));
}

template <class T>
void append(std::vector<T> &values, const T &value)
{
    reserveMore(values, 1);
    values.push_back(value);
}

/// Bytes held, counting capacity.
template <class T>
std::size_t bytesOf(const std::vector<T> &values)
{
    return values.capacity() * sizeof(T);
}

/// The same, without what the first and the last part of a deque have free.
template <class T>
std::size_t bytesOf(const std::deque<T> &values)
{
    return values.size() * sizeof(T);
}

} // namespace coroscope
