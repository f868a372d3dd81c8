// SPDX-License-Identifier: GPL-3.0-or-later
#include "values/sorting.h"

#include "values/arithmetic.h"

#include <algorithm>
#include <numeric>

namespace coroscope {

namespace {

/// CPython's list.sort compares so while a list is this short: which items an error names depends
/// on it. Longer lists come out the same whatever compares.
constexpr std::size_t shortList = 64;

/// The length of the run at the beginning; a descending one is turned round.
template <class Less>
std::size_t orderedRun(std::vector<std::size_t> &places, const Less &isLess)
{
    if (places.size() < 2)
        return places.size();
    const bool isDescending = isLess(places[1], places[0]);
    std::size_t length = 2;
    while (length < places.size() && isLess(places[length], places[length - 1]) == isDescending)
        ++length;
    if (isDescending)
        std::reverse(places.begin(), places.begin() + static_cast<std::ptrdiff_t>(length));
    return length;
}

/// CPython: binarysort.
template <class Less>
void insertEach(std::vector<std::size_t> &places, const Less &isLess)
{
    for (std::size_t next = orderedRun(places, isLess); next < places.size(); ++next) {
        const auto pivot = places.begin() + static_cast<std::ptrdiff_t>(next);
        const auto place = std::upper_bound(places.begin(), pivot, *pivot, isLess);
        std::rotate(place, pivot, pivot + 1);
    }
}

} // namespace

void sortItems(Caller &caller, std::vector<Value> &items, const Value &key, bool reverse)
{
    reserveMany(caller, items.size(), sizeof(Value) + 2 * sizeof(std::size_t));
    std::vector<Value> keys;
    if (!key.isNone()) {
        keys.reserve(items.size());
        for (const Value &item : items)
            keys.push_back(caller.call(key, {{&item, 1}, {}}));
    }
    const std::vector<Value> &by = key.isNone() ? items : keys;
    // Places are sorted, not values, so that a comparison may throw at any time.
    std::vector<std::size_t> places(items.size());
    std::iota(places.begin(), places.end(), std::size_t{0});
    std::size_t comparisons = 0;
    const auto isLess = [&](std::size_t a, std::size_t b) {
        if (++comparisons % 4096 == 0)
            caller.reserve(0);
        return order(Comparison::Less, by[a], by[b]);
    };
    if (reverse) // turned round twice: equal items keep their order
        std::reverse(places.begin(), places.end());
    if (places.size() < shortList)
        insertEach(places, isLess);
    else
        std::stable_sort(places.begin(), places.end(), isLess);
    if (reverse)
        std::reverse(places.begin(), places.end());
    std::vector<Value> sorted;
    sorted.reserve(items.size());
    for (const std::size_t place : places)
        sorted.push_back(std::move(items[place]));
    items.swap(sorted);
}

} // namespace coroscope
