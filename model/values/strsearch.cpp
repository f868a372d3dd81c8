// SPDX-License-Identifier: GPL-3.0-or-later
#include "values/errors.h"
#include "values/numbers.h"
#include "values/operations.h"
#include "values/strmethods.h"
#include "values/unicode.h"

#include <algorithm>

namespace coroscope::strings {
namespace {

/// The arguments `sub, start, end`, with the wording that CPython has for these methods alone.
ArgumentReader readSearch(const std::string &name, const Args &args)
{
    const std::size_t given = args.positional.size();
    if (given == 0 || given > 3) {
        raise(Error::TypeError, name.substr(4) + "() takes at " +
                                    (given == 0 ? "least 1 argument (" : "most 3 arguments (") +
                                    std::to_string(given) + " given)");
    }
    return ArgumentReader(name, args, {"sub", "start", "end"}, 1, 3);
}

/// The part of a string that the optional arguments `start` and `end` select.
struct Window {
    std::string_view text;
    std::size_t offset = 0; ///< its first code point's number
    bool isValid = true;    ///< false when start lies behind end or the string
};

std::int64_t bound(const Value &value, std::int64_t fallback, std::int64_t length)
{
    if (value.isNone())
        return fallback;
    if (!isInteger(value)) {
        raise(Error::TypeError,
              "slice indices must be integers or None or have an __index__ method");
    }
    const std::int64_t i = toClampedIndex(value);
    return i < 0 ? std::max<std::int64_t>(i < -length ? 0 : i + length, 0) : i;
}

Window window(const Str &str, const Value &first, const Value &last)
{
    const auto length = static_cast<std::int64_t>(str.length());
    const std::int64_t start = bound(first, 0, length);
    const std::int64_t end = std::min(bound(last, length, length), length);
    if (start > end)
        return {{}, 0, false};
    const auto from = static_cast<std::size_t>(start), to = static_cast<std::size_t>(end);
    if (str.isAscii())
        return {std::string_view(str.text).substr(from, to - from), from};
    const std::size_t begin = unicode::offsetOf(str.text, from);
    return {std::string_view(str.text).substr(begin, unicode::offsetOf(str.text, to) - begin),
            from};
}

std::int64_t search(const char *name, const Value &self, const Args &args, bool fromEnd)
{
    const ArgumentReader in = readSearch(name, args);
    const std::string &part = textOf(in.get(0), "must be str");
    const Window where = window(strIn(self), in.get(1), in.get(2));
    const std::size_t found = fromEnd ? where.text.rfind(part) : where.text.find(part);
    if (!where.isValid || found == std::string_view::npos)
        return -1;
    const std::size_t before =
        strIn(self).isAscii() ? found : unicode::count(where.text.substr(0, found));
    return static_cast<std::int64_t>(where.offset + before);
}

Value searchOrRaise(const char *name, const Value &self, const Args &args, bool fromEnd)
{
    const std::int64_t found = search(name, self, args, fromEnd);
    if (found < 0)
        raise(Error::ValueError, "substring not found");
    return Value::integer(found);
}

Value tail(const char *name, const Value &self, const Args &args, bool atEnd)
{
    const ArgumentReader in = readSearch(name, args);
    const Window where = window(strIn(self), in.get(1), in.get(2));
    const auto matches = [&](const Value &part) {
        const std::string &t = part.as<Str>()->text;
        return where.isValid && (atEnd ? where.text.ends_with(t) : where.text.starts_with(t));
    };
    const std::string method = std::string(name).substr(4);
    const Value parts = in.get(0);
    if (parts.type() == Type::Str)
        return Value::boolean(matches(parts));
    const auto *several = parts.as<Tuple>();
    if (!several) {
        raise(Error::TypeError, method + " first arg must be str or a tuple of str, not " +
                                    std::string(typeName(parts)));
    }
    for (const Value &part : several->items) {
        textOf(part, "tuple for " + method + " must only contain str");
        if (matches(part))
            return Value::boolean(true);
    }
    return Value::boolean(false);
}

} // namespace

Value find(Caller &, const Value &self, const Args &args)
{
    return Value::integer(search("str.find", self, args, false));
}
Value rfind(Caller &, const Value &self, const Args &args)
{
    return Value::integer(search("str.rfind", self, args, true));
}
Value index(Caller &, const Value &self, const Args &args)
{
    return searchOrRaise("str.index", self, args, false);
}
Value rindex(Caller &, const Value &self, const Args &args)
{
    return searchOrRaise("str.rindex", self, args, true);
}

Value count(Caller &, const Value &self, const Args &args)
{
    const ArgumentReader in = readSearch("str.count", args);
    const std::string &part = textOf(in.get(0), "must be str");
    const Window where = window(strIn(self), in.get(1), in.get(2));
    if (!where.isValid)
        return Value::integer(0);
    if (part.empty())
        return Value::integer(static_cast<std::int64_t>(unicode::count(where.text)) + 1);
    std::int64_t number = 0;
    for (std::size_t at = where.text.find(part); at != std::string_view::npos;
         at = where.text.find(part, at + part.size()))
        ++number;
    return Value::integer(number);
}

Value startsWith(Caller &, const Value &self, const Args &args)
{
    return tail("str.startswith", self, args, false);
}
Value endsWith(Caller &, const Value &self, const Args &args)
{
    return tail("str.endswith", self, args, true);
}

} // namespace coroscope::strings
