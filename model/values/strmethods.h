// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "values/arithmetic.h"
#include "values/call.h"

/// The methods of str, by what they do; strmethods.cpp makes their table.
namespace coroscope::strings {

inline const Str &strIn(const Value &self) { return *self.as<Str>(); }

/// Case.
Value upper(Caller &, const Value &, const Args &);
Value lower(Caller &, const Value &, const Args &);
Value title(Caller &, const Value &, const Args &);
Value capitalize(Caller &, const Value &, const Args &);
Value swapCase(Caller &, const Value &, const Args &);
Value caseFold(Caller &, const Value &, const Args &);

/// Questions about all characters.
Value isAlpha(Caller &, const Value &, const Args &);
Value isDigit(Caller &, const Value &, const Args &);
Value isDecimal(Caller &, const Value &, const Args &);
Value isNumeric(Caller &, const Value &, const Args &);
Value isAlnum(Caller &, const Value &, const Args &);
Value isSpace(Caller &, const Value &, const Args &);
Value isPrintable(Caller &, const Value &, const Args &);
Value isAscii(Caller &, const Value &, const Args &);
Value isUpper(Caller &, const Value &, const Args &);
Value isLower(Caller &, const Value &, const Args &);
Value isTitle(Caller &, const Value &, const Args &);
Value isIdentifier(Caller &, const Value &, const Args &);

/// Search.
Value find(Caller &, const Value &, const Args &);
Value rfind(Caller &, const Value &, const Args &);
Value index(Caller &, const Value &, const Args &);
Value rindex(Caller &, const Value &, const Args &);
Value count(Caller &, const Value &, const Args &);
Value startsWith(Caller &, const Value &, const Args &);
Value endsWith(Caller &, const Value &, const Args &);

/// Splitting and joining.
Value split(Caller &, const Value &, const Args &);
Value rsplit(Caller &, const Value &, const Args &);
Value splitLines(Caller &, const Value &, const Args &);
Value partition(Caller &, const Value &, const Args &);
Value rpartition(Caller &, const Value &, const Args &);
Value join(Caller &, const Value &, const Args &);

/// Trimming, filling and replacing.
Value strip(Caller &, const Value &, const Args &);
Value lstrip(Caller &, const Value &, const Args &);
Value rstrip(Caller &, const Value &, const Args &);
Value removePrefix(Caller &, const Value &, const Args &);
Value removeSuffix(Caller &, const Value &, const Args &);
Value replace(Caller &, const Value &, const Args &);
Value center(Caller &, const Value &, const Args &);
Value ljust(Caller &, const Value &, const Args &);
Value rjust(Caller &, const Value &, const Args &);
Value zfill(Caller &, const Value &, const Args &);
Value expandTabs(Caller &, const Value &, const Args &);

/// The text of the argument that \p which names ("replace() argument 1").
const std::string &textArgument(const Value &value, std::string_view which);
/// The text of a value; raises TypeError "<complaint>, not <type>" for what is no str.
const std::string &textOf(const Value &value, std::string_view complaint);

} // namespace coroscope::strings
