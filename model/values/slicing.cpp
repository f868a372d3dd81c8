// SPDX-License-Identifier: GPL-3.0-or-later
#include "values/slicing.h"

#include "values/errors.h"
#include "values/numbers.h"
#include "values/operations.h"
#include "values/unicode.h"

#include <algorithm>
#include <iterator>
#include <limits>

namespace coroscope {
namespace {

/// One of a slice's parts, or \p fallback for None.
std::int64_t part(const Value &value, std::int64_t fallback)
{
    if (value.isNone())
        return fallback;
    if (!isInteger(value)) {
        raise(Error::TypeError,
              "slice indices must be integers or None or have an __index__ method");
    }
    return toClampedIndex(value);
}

std::vector<Value> itemsToAssign(const Value &items, const char *complaint)
{
    const bool isIterable = items.type() == Type::List || items.type() == Type::Tuple;
    if (isIterable)
        return coroscope::items(items);
    try {
        return coroscope::items(iterate(items));
    } catch (const Raised &raised) {
        if (isInstance(*raised.exception, Error::TypeError))
            raise(Error::TypeError, complaint);
        throw;
    }
}

} // namespace

SliceBounds sliceBounds(const Slice &slice, std::int64_t length)
{
    constexpr auto least = std::numeric_limits<std::int64_t>::min();
    constexpr auto most = std::numeric_limits<std::int64_t>::max();
    const std::int64_t step = std::max(part(slice.step, 1), -most);
    if (step == 0)
        raise(Error::ValueError, "slice step cannot be zero");
    const bool isBackwards = step < 0;
    const auto adjusted = [&](std::int64_t index) {
        if (index < 0)
            return index < -length ? (isBackwards ? -1 : 0) : index + length;
        return index >= length ? (isBackwards ? length - 1 : length) : index;
    };
    const std::int64_t start = adjusted(part(slice.start, isBackwards ? most : 0));
    const std::int64_t stop = adjusted(part(slice.stop, isBackwards ? least : most));
    std::int64_t count = 0;
    if (isBackwards && stop < start)
        count = (start - stop - 1) / -step + 1;
    else if (!isBackwards && start < stop)
        count = (stop - start - 1) / step + 1;
    return {start, stop, step, count};
}

std::vector<Value> selected(const std::vector<Value> &items, const SliceBounds &bounds)
{
    std::vector<Value> out;
    out.reserve(static_cast<std::size_t>(bounds.count));
    for (std::int64_t i = 0; i < bounds.count; ++i)
        out.push_back(items[static_cast<std::size_t>(bounds.start + i * bounds.step)]);
    return out;
}

Value listSlice(const List &list, const Slice &slice)
{
    const auto length = static_cast<std::int64_t>(list.items.size());
    return coroscope::list(selected(list.items, sliceBounds(slice, length)));
}

void setListSlice(List &list, const Slice &slice, const Value &items)
{
    const bool isPlain = slice.step.isNone() || (isSmall(slice.step) && slice.step.asInt() == 1);
    std::vector<Value> fresh = itemsToAssign(
        items, isPlain ? "can only assign an iterable" : "must assign iterable to extended slice");
    const SliceBounds bounds = sliceBounds(slice, static_cast<std::int64_t>(list.items.size()));
    if (isPlain) {
        const auto first = list.items.begin() + bounds.start;
        const auto last = first + bounds.count;
        std::vector<Value> old(std::make_move_iterator(first), std::make_move_iterator(last));
        const auto at = list.items.erase(first, last);
        list.items.insert(at, std::make_move_iterator(fresh.begin()),
                          std::make_move_iterator(fresh.end()));
        return letGo(old);
    }
    if (static_cast<std::int64_t>(fresh.size()) != bounds.count) {
        raise(Error::ValueError, "attempt to assign sequence of size " +
                                     std::to_string(fresh.size()) + " to extended slice of size " +
                                     std::to_string(bounds.count));
    }
    for (std::int64_t i = 0; i < bounds.count; ++i)
        list.items[static_cast<std::size_t>(bounds.start + i * bounds.step)].swap(
            fresh[static_cast<std::size_t>(i)]);
}

void deleteListSlice(List &list, const Slice &slice)
{
    const SliceBounds bounds = sliceBounds(slice, static_cast<std::int64_t>(list.items.size()));
    if (bounds.count == 0)
        return;
    const std::int64_t last = bounds.start + (bounds.count - 1) * bounds.step;
    const std::int64_t low = std::min(bounds.start, last), high = std::max(bounds.start, last);
    const std::int64_t step = std::abs(bounds.step);
    std::vector<Value> kept, old;
    for (std::int64_t i = 0; i < static_cast<std::int64_t>(list.items.size()); ++i) {
        const bool goes = i >= low && i <= high && (i - low) % step == 0;
        (goes ? old : kept).push_back(std::move(list.items[static_cast<std::size_t>(i)]));
    }
    list.items.swap(kept);
    letGo(old);
}

Value strItem(const Str &text, std::size_t index)
{
    if (text.isAscii())
        return coroscope::text(std::string(1, text.text[index]));
    const std::size_t begin = unicode::offsetOf(text.text, index);
    std::size_t end = begin;
    unicode::decode(text.text, end);
    return coroscope::text(text.text.substr(begin, end - begin));
}

Value strSlice(const Str &text, const Slice &slice)
{
    const SliceBounds bounds = sliceBounds(slice, static_cast<std::int64_t>(text.length()));
    const auto start = static_cast<std::size_t>(bounds.start);
    const auto count = static_cast<std::size_t>(bounds.count);
    if (count == 0)
        return coroscope::text({});
    if (bounds.step == 1) {
        if (text.isAscii())
            return coroscope::text(text.text.substr(start, count));
        const std::size_t begin = unicode::offsetOf(text.text, start);
        const std::string_view rest = std::string_view(text.text).substr(begin);
        return coroscope::text(std::string(rest.substr(0, unicode::offsetOf(rest, count))));
    }
    const std::u32string letters = unicode::decodeAll(text.text);
    std::string out;
    for (std::int64_t i = 0; i < bounds.count; ++i)
        unicode::append(out, letters[static_cast<std::size_t>(bounds.start + i * bounds.step)]);
    return coroscope::text(std::move(out));
}

} // namespace coroscope
