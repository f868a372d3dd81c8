// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "values/errors.h"

#include <functional>

namespace coroscope {

/// Python's `BaseExceptionGroup(message, exceptions)` or `ExceptionGroup(...)` with its checks.
/// A BaseExceptionGroup of nothing but Exceptions becomes an ExceptionGroup.
Ref<Exception> makeGroup(const TypeObject &cls, const std::vector<Value> &args);
bool isGroup(const Exception &exception);
/// The members of a group.
std::vector<Ref<Exception>> groupMembers(const Exception &group);

/// A group split in two of the same shape; a half without members is null.
struct SplitGroup {
    Ref<Exception> match, rest;
};
/// Splits by leaf (and by whole groups that match), as `except*` and `group.split` do.
/// An exception that is no group counts as its own leaf.
SplitGroup splitGroup(const Ref<Exception> &group,
                      const std::function<bool(const Ref<Exception> &)> &matches);

} // namespace coroscope
