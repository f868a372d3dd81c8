// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "values/value.h"

#include <span>
#include <string>

namespace coroscope {

/// \p value as a trace holds it: the JSON that trace/valuetext.h describes, with tasks and futures
/// as references. Never raises; a value whose text passes \p limit bytes becomes an abridged repr.
std::string valueJson(const Value &value, std::size_t limit = 64 * 1024);
/// Adds valueJson(\p value) to \p out.
void appendValueJson(std::string &out, const Value &value, std::size_t limit = 64 * 1024);
/// The same of what a variable holds: an object of the program shows its attributes.
void appendVariableJson(std::string &out, const Value &value, std::size_t limit);
/// \p values as the JSON list that a trace makes of a list of them, to \p out.
void appendValuesJson(std::string &out, std::span<const Value> values,
                      std::size_t limit = 64 * 1024);

/// The repr of \p exception as a trace holds it. Never raises, and runs nothing of the program: the
/// `__repr__` of what it is about is left out.
std::string exceptionText(const Exception &exception);
/// "The program ended with KeyError: 'a'", in the same way.
std::string endSentence(const Exception &exception);

} // namespace coroscope
