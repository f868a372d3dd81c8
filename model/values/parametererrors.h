// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

/// What a call raises that does not fit a function that is written in Python. Those of functions
/// that are written in C have other words, see ArgumentReader. CPython: the errors of ceval.c.
namespace coroscope {

/// \p kind: "positional" or "keyword-only".
[[noreturn]] void raiseMissingArguments(const std::string &function,
                                        const std::vector<std::string> &missing, const char *kind);

/// How many arguments a function takes by position, and was given.
struct ArgumentCounts {
    std::size_t least = 0;
    std::size_t most = 0;
    std::size_t given = 0;
    std::size_t keywordOnly = 0; ///< given
};
[[noreturn]] void raiseTooManyArguments(const std::string &function, const ArgumentCounts &counts);

[[noreturn]] void raiseRepeatedArgument(const std::string &function, std::string_view name);
[[noreturn]] void raiseUnexpectedArgument(const std::string &function, std::string_view name);
/// \p names, all those that were given by keyword though they go by position.
[[noreturn]] void raisePositionalOnly(const std::string &function,
                                      const std::vector<std::string> &names);

} // namespace coroscope
