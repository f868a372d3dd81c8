// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "values/objects.h"

namespace coroscope {

/// One level of a recursion through nested values. Raises RecursionError at depth 1000.
class RecursionGuard {
public:
    /// \p doing ends the message: " in comparison".
    explicit RecursionGuard(const char *doing);
    ~RecursionGuard();
    RecursionGuard(const RecursionGuard &) = delete;
    RecursionGuard &operator=(const RecursionGuard &) = delete;
};

/// Raises RecursionError when little of this thread's stack is left: native code that calls the
/// program, which calls native code, takes more of it than functions of the program do.
void checkStack();

/// Marks an object whose repr is being made, so that one that contains itself ends in `[...]`.
class ReprScope {
public:
    explicit ReprScope(const Object *object, std::size_t deepest = static_cast<std::size_t>(-1));
    ~ReprScope();
    ReprScope(const ReprScope &) = delete;
    ReprScope &operator=(const ReprScope &) = delete;
    /// False when the object's repr was under way already, or as many others as \p deepest.
    bool entered() const { return m_entered; }

private:
    RecursionGuard m_guard;
    bool m_entered;
};

} // namespace coroscope
