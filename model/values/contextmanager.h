// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "values/call.h"

namespace coroscope {

/// How an object can stand in a `with` or `async with` block: it offers a pair of methods in its
/// method table, and nothing else is asked of it.
///   - `with`: `__enter__` takes no arguments; what it returns is the value of the `as`.
///     `__exit__` takes three: None, None, None when the body ended well or was left by return,
///     break or continue; else the class of the exception, the exception, and None (there are no
///     tracebacks). A true result swallows the exception; one that it raises takes its place.
///   - `async with`: `__aenter__` and `__aexit__` take the same arguments and return an awaitable
///     of the same, such as an asyncio::NativeCoroutine.
/// CPython: BEFORE_WITH, BEFORE_ASYNC_WITH, WITH_EXCEPT_START.
struct ContextManager {
    const Method *enter = nullptr;
    const Method *exit = nullptr;
};

/// The pair of \p object. Raises TypeError, with CPython's text, when it has none.
ContextManager contextManager(const Value &object, bool isAsync);

/// The exception among the \p args of `__exit__` or `__aexit__`, or null. Raises TypeError unless
/// there are three.
Ref<Exception> leavingException(std::string_view function, const Args &args);

} // namespace coroscope
