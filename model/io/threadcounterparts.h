// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

/// What stands on threads for asyncio's names, as tables.
namespace coroscope {

inline constexpr std::string_view noCancelling =
    "A thread that already runs cannot be cancelled: it goes on.";
inline constexpr std::string_view noLoop = "There is no loop: threads run by themselves.";
inline constexpr std::string_view noTimeout = "A thread that runs goes on when the time is over.";

/// A call that threads have no counterpart of: the value that stands for it, and why.
struct Without {
    std::string_view name;
    std::string_view value;
    std::string_view remark;
};

/// The row of the function of asyncio, or the method of a task, called \p name; or null.
const Without *functionWithout(std::string_view name);
const Without *methodWithout(std::string_view name);

/// What `asyncio.NAME` is on threads, with its module; empty when there is no such thing.
std::string_view counterpart(std::string_view name);
/// What the function or method \p name of asynchronous generators is of plain ones; or empty.
std::string_view generatorCounterpart(std::string_view name);

} // namespace coroscope
