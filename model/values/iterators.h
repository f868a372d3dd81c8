// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "values/dictview.h"

namespace coroscope {

Ref<Iterator> listIterator(Ref<List> list, bool reversed = false);
Ref<Iterator> tupleIterator(Ref<Tuple> tuple, bool reversed = false);
Ref<Iterator> strIterator(Ref<Str> text);
Ref<Iterator> rangeIterator(const Range &range, bool reversed = false);
Ref<Iterator> dictIterator(Ref<Dict> dict, DictView::Kind kind, bool reversed = false);
Ref<Iterator> setIterator(Ref<Set> set);
/// The items of an object of the program that has `__getitem__`, from 0 to an IndexError; null for
/// any other value.
Ref<Iterator> sequenceIterator(const Value &sequence);
/// The same from its `len()` down, which may raise.
Ref<Iterator> reversedSequence(const Value &sequence);
/// Python's `reversed(x)`; raises TypeError for what cannot be reversed.
Ref<Iterator> reversedIterator(const Value &sequence);

} // namespace coroscope
