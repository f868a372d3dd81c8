// SPDX-License-Identifier: GPL-3.0-or-later
#include "values/call.h"

#include "values/errors.h"
#include "values/parametererrors.h"

#include <algorithm>
#include <cassert>

namespace coroscope {
namespace {

/// What a function takes, and how many arguments it was given.
struct Signature {
    std::string_view function;
    std::size_t count, required, positionalOnly, maximumPositional;
    std::size_t given, keywords;

    bool isPositional() const { return positionalOnly == count; }
    /// Without its type or module: CPython shows them in a few errors alone.
    std::string name() const { return std::string(function.substr(function.rfind('.') + 1)); }
    std::string fullName() const { return std::string(function); }
};

std::string plural(std::size_t n, std::string_view noun)
{
    return std::to_string(n) + " " + std::string(noun) + (n == 1 ? "" : "s");
}

std::string given(std::size_t n) { return " (" + std::to_string(n) + " given)"; }

/// CPython words the errors of functions without keywords in a way of their own.
[[noreturn]] void raisePositionalCount(const Signature &s)
{
    if (s.count == 0)
        raise(Error::TypeError, s.fullName() + "() takes no arguments" + given(s.given));
    if (s.count == 1 && s.required == 1)
        raise(Error::TypeError, s.fullName() + "() takes exactly one argument" + given(s.given));
    const bool isTooFew = s.given < s.required;
    const char *bound = s.required == s.count ? "" : isTooFew ? "at least " : "at most ";
    raise(Error::TypeError, s.name() + " expected " + bound +
                                plural(isTooFew ? s.required : s.count, "argument") + ", got " +
                                std::to_string(s.given));
}

[[noreturn]] void raiseTooMany(const Signature &s)
{
    const std::size_t total = s.given + s.keywords;
    if (s.maximumPositional == 0)
        raise(Error::TypeError, s.name() + "() takes no positional arguments");
    const bool isPositional = total <= s.count;
    const std::size_t limit = isPositional ? s.maximumPositional : s.count;
    raise(Error::TypeError, s.name() + "() takes " +
                                (s.required < limit ? "at most " : "exactly ") +
                                plural(limit, isPositional ? "positional argument" : "argument") +
                                given(isPositional ? s.given : total));
}

void checkCounts(const Signature &s)
{
    if (s.isPositional()) {
        if (s.keywords != 0)
            raise(Error::TypeError, s.fullName() + "() takes no keyword arguments");
        if (s.given < s.required || s.given > s.count)
            raisePositionalCount(s);
    } else if (s.given + s.keywords > s.count || s.given > s.maximumPositional) {
        raiseTooMany(s);
    }
}

[[noreturn]] void raiseMissing(const Signature &s, std::size_t index, std::string_view name)
{
    if (index < s.positionalOnly) {
        const char *bound = s.positionalOnly < s.maximumPositional ? "at least " : "exactly ";
        raise(Error::TypeError, s.name() + "() takes " + bound +
                                    plural(s.positionalOnly, "positional argument") +
                                    given(s.given));
    }
    raise(Error::TypeError, s.name() + "() missing required argument '" + std::string(name) +
                                "' (pos " + std::to_string(index + 1) + ")");
}

} // namespace

ArgumentReader::ArgumentReader(std::string_view function, const Args &args,
                               std::initializer_list<std::string_view> names, std::size_t required,
                               std::size_t positionalOnly, std::size_t maximumPositional)
{
    assert(names.size() <= mostNames);
    const std::size_t count = args.positional.size();
    if (args.keywords.empty() && count >= required &&
        count <= std::min(names.size(), maximumPositional)) {
        for (std::size_t i = 0; i < count; ++i)
            set(i, args.positional[i]);
        return;
    }
    const Signature signature{function,
                              names.size(),
                              required,
                              positionalOnly,
                              std::min(names.size(), maximumPositional),
                              args.positional.size(),
                              args.keywords.size()};
    checkCounts(signature);
    for (std::size_t i = 0; i < args.positional.size(); ++i)
        set(i, args.positional[i]);
    for (const Keyword &keyword : args.keywords) {
        const auto *found = std::find(names.begin(), names.end(), keyword.name);
        const auto index = static_cast<std::size_t>(found - names.begin());
        const std::string name(keyword.name);
        if (found == names.end() || index < positionalOnly) {
            raise(Error::TypeError,
                  "'" + name + "' is an invalid keyword argument for " + signature.name() + "()");
        }
        if (has(index)) {
            raise(Error::TypeError, "argument for " + signature.name() + "() given by name ('" +
                                        name + "') and position (" + std::to_string(index + 1) +
                                        ")");
        }
        set(index, keyword.value);
    }
    for (std::size_t i = 0; i < required; ++i) {
        if (!has(i))
            raiseMissing(signature, i, *(names.begin() + i));
    }
}

void PythonArguments::readUnusual(std::string_view function, const Args &args,
                                  std::initializer_list<std::string_view> names,
                                  std::size_t required, std::size_t most)
{
    assert(names.size() <= mostNames);
    const std::string qualname(function);
    const std::size_t self = qualname.find('.') == std::string::npos ? 0 : 1;
    std::size_t keywordOnly = 0;
    for (const Keyword &keyword : args.keywords) {
        const auto index =
            static_cast<std::size_t>(std::ranges::find(names, keyword.name) - names.begin());
        if (index == names.size())
            raiseUnexpectedArgument(qualname, keyword.name);
        if (has(index))
            raiseRepeatedArgument(qualname, keyword.name);
        set(index, keyword.value);
        keywordOnly += index >= most ? 1 : 0;
    }
    const std::size_t given = args.positional.size();
    if (given > most)
        raiseTooManyArguments(qualname, {.least = std::min(required, most) + self,
                                         .most = most + self,
                                         .given = given + self,
                                         .keywordOnly = keywordOnly});
    std::vector<std::string> missing;
    for (std::size_t i = 0; i < required; ++i) {
        if (!has(i))
            missing.emplace_back(names.begin()[i]);
    }
    if (!missing.empty())
        raiseMissingArguments(qualname, missing, "positional");
}

} // namespace coroscope
