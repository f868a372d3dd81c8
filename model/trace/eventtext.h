// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "trace/recording.h"

#include <cstddef>
#include <string>

namespace coroscope {

/// How lengths and instants of time are written.
enum class Seconds : std::uint8_t {
    Exact,   ///< every digit: "6.909818764329607 s"
    Rounded, ///< as a person would: "6.91 s"
};

/// "3 s": a number as the program gave it. Rounded, one with more than three digits behind the
/// point keeps three significant digits, and those before the point. \p whole: it was an int.
std::string secondsText(double seconds, bool whole, Seconds how = Seconds::Exact);

/// One plain sentence, without a full stop, that says what the event with number \p event is:
/// "hello1 begins to wait: sleep 3 s", "hello2 returned 5". For hover texts, the log, and screen
/// readers. \p executor says whether lanes are tasks or threads.
std::string describe(const Trace &trace, std::size_t event,
                     Recording::Executor executor = Recording::Executor::Loop,
                     Seconds seconds = Seconds::Exact);

/// What a lane is called, the same as long as the recording lives: the name that the program gave
/// the task; else its coroutine's, "hello1", and "hello1 #2" for the second task of it. In a
/// threaded recording the thread's number follows: "hello1 · thread 2".
std::string laneName(const Trace &trace, TaskId task,
                     Recording::Executor executor = Recording::Executor::Loop);

/// What a task or other future is called: a task's lane name, or "future F2".
std::string awaitableName(const Trace &trace, AwaitableId awaitable,
                          Recording::Executor executor = Recording::Executor::Loop);

/// A value of the trace as Python shows it, with tasks by their lane names: "[15, 5, 50]".
std::string valueText(const Trace &trace, TextId value,
                      Recording::Executor executor = Recording::Executor::Loop);

/// What a lane waits for, in a word or two: "sleep", "task", "queue get".
std::string_view waitName(WaitKind kind);

} // namespace coroscope
