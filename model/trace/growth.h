// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <vector>

namespace coroscope {

/// Appends to a vector of which there are many, or that is large: room for no more than a quarter
/// is left over.
template <class T>
void append(std::vector<T> &values, const T &value)
{
    if (values.size() == values.capacity())
        values.reserve(values.size() + values.size() / 4 + 4);
    values.push_back(value);
}

/// Bytes held, counting capacity.
template <class T>
std::size_t bytesOf(const std::vector<T> &values)
{
    return values.capacity() * sizeof(T);
}

} // namespace coroscope
