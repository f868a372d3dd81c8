// SPDX-License-Identifier: GPL-3.0-or-later
#include "values/sorting.h"

#include "values/arithmetic.h"

#include <algorithm>
#include <numeric>

namespace coroscope {

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
        return reverse ? order(Comparison::Less, by[b], by[a])
                       : order(Comparison::Less, by[a], by[b]);
    };
    std::stable_sort(places.begin(), places.end(), isLess);
    std::vector<Value> sorted;
    sorted.reserve(items.size());
    for (const std::size_t place : places)
        sorted.push_back(std::move(items[place]));
    items.swap(sorted);
}

} // namespace coroscope
