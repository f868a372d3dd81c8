// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "values/call.h"

/// Iterators over other iterators. Those that call functions keep the caller they are given.
namespace coroscope::language {

Ref<Iterator> enumerateIterator(Ref<Iterator> items, Value start);
/// With \p strict, iterables of different lengths raise ValueError.
Ref<Iterator> zipIterator(std::vector<Ref<Iterator>> iterators, bool strict);
Ref<Iterator> mapIterator(Caller &caller, Value function, std::vector<Ref<Iterator>> iterators);
/// \p function may be None: keeps what is true.
Ref<Iterator> filterIterator(Caller &caller, Value function, Ref<Iterator> items);
/// Calls \p function until it gives \p sentinel.
Ref<Iterator> callIterator(Caller &caller, Value function, Value sentinel);
/// start, start + step, ... without end.
Ref<Iterator> countIterator(Caller &caller, Value start, Value step);

} // namespace coroscope::language
