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
/// Python's `reversed(x)`; raises TypeError for what cannot be reversed.
Ref<Iterator> reversedIterator(const Value &sequence);

} // namespace coroscope
