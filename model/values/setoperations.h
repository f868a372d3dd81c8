// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "values/objects.h"

namespace coroscope {

Ref<Set> copyOf(const Set &set);
/// Each changes \p target; \p other is any iterable, the same set too.
void unite(Set &target, const Value &other);
void intersect(Set &target, const Value &other);
void subtract(Set &target, const Value &other);
void symmetricDifference(Set &target, const Value &other);

} // namespace coroscope
