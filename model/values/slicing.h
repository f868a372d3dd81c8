// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "values/objects.h"

namespace coroscope {

/// A slice applied to a sequence of some length: the indices start, start + step, ... (count of
/// them).
struct SliceBounds {
    std::int64_t start, stop, step, count;
};
SliceBounds sliceBounds(const Slice &slice, std::int64_t length);

Value listSlice(const List &list, const Slice &slice);
void setListSlice(List &list, const Slice &slice, const Value &items);
void deleteListSlice(List &list, const Slice &slice);
Value strSlice(const Str &text, const Slice &slice);
/// The code point number \p index of \p text.
Value strItem(const Str &text, std::size_t index);
/// The items of \p items that \p bounds selects.
std::vector<Value> selected(const std::vector<Value> &items, const SliceBounds &bounds);

} // namespace coroscope
