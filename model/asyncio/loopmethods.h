// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "values/call.h"
#include "values/objects.h"

#include <span>
#include <string_view>

/// How methods such as `loop.call_later(delay, callback, *args)` read their arguments.
namespace coroscope::asyncio {

class EventLoop;

/// The \p count arguments that have names; those from there on go to a callback.
Args leading(const Args &args, std::size_t count);
/// `loop.time() + delay`, with its errors.
double timeAfter(Caller &caller, const EventLoop &loop, const Value &delay);
/// The handler that set_exception_handler is given: a callable or None. Raises TypeError for
/// anything else. CPython: BaseEventLoop.set_exception_handler.
Value neededHandler(const Args &args);
/// The context that \p function is given.
Value neededContext(const Args &args, std::string_view function);
/// Raises what CPython's default_exception_handler does for a \p context that it cannot log.
void checkContext(const Value &context);
/// What CPython logs when the default handler raises.
constexpr const char *defaultHandlerFailed = "Exception in default exception handler";
/// `loop.call_exception_handler(context)` of the program, which may give anything.
void callExceptionHandlerOf(EventLoop &loop, const Value &context);
/// The positional arguments from index \p first on: a part of \p args.
std::span<const Value> argumentsFrom(const Args &args, std::size_t first);

} // namespace coroscope::asyncio
