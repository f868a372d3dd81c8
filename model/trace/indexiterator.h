// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <compare>
#include <cstddef>
#include <iterator>
#include <utility>

namespace coroscope {

/// Goes through a list that makes its elements when they are asked for: random access, but the
/// elements are values. Valid as long as the list is where it was. List::Value is their type.
template <class List>
class IndexIterator {
public:
    using iterator_category = std::random_access_iterator_tag;
    using value_type = typename List::Value;
    using difference_type = std::ptrdiff_t;
    using reference = value_type;
    /// Holds the element while one of its members is used.
    struct pointer {
        value_type value;
        const value_type *operator->() const { return &value; }
    };

    IndexIterator() = default;
    IndexIterator(const List *of, std::size_t index) : m_of(of), m_index(index) {}
    reference operator*() const { return (*m_of)[m_index]; }
    pointer operator->() const { return {**this}; }
    reference operator[](difference_type n) const { return *(*this + n); }
    IndexIterator &operator+=(difference_type n)
    {
        m_index += static_cast<std::size_t>(n);
        return *this;
    }
    IndexIterator &operator-=(difference_type n) { return *this += -n; }
    IndexIterator &operator++() { return *this += 1; }
    IndexIterator &operator--() { return *this -= 1; }
    IndexIterator operator++(int) { return std::exchange(*this, *this + 1); }
    IndexIterator operator--(int) { return std::exchange(*this, *this - 1); }
    friend IndexIterator operator+(IndexIterator a, difference_type n) { return a += n; }
    friend IndexIterator operator+(difference_type n, IndexIterator a) { return a += n; }
    friend IndexIterator operator-(IndexIterator a, difference_type n) { return a -= n; }
    friend difference_type operator-(const IndexIterator &a, const IndexIterator &b)
    {
        return static_cast<difference_type>(a.m_index) - static_cast<difference_type>(b.m_index);
    }
    friend bool operator==(const IndexIterator &a, const IndexIterator &b)
    {
        return a.m_index == b.m_index;
    }
    friend auto operator<=>(const IndexIterator &a, const IndexIterator &b)
    {
        return a.m_index <=> b.m_index;
    }

private:
    const List *m_of = nullptr;
    std::size_t m_index = 0;
};

} // namespace coroscope
