// SPDX-License-Identifier: GPL-3.0-or-later
#include "values/errors.h"
#include "values/numbers.h"
#include "values/operations.h"
#include "values/strmethods.h"
#include "values/unicode.h"

#include <algorithm>

namespace coroscope::strings {
namespace {

Value stripped(const char *name, const Value &self, const Args &args, bool atStart, bool atEnd)
{
    const ArgumentReader in(name, args, {"chars"}, 0, 1);
    const Value which = in.get(0);
    const std::string method = std::string(name).substr(4);
    if (!which.isNone() && which.type() != Type::Str)
        raise(Error::TypeError, method + " arg must be None or str");
    const std::u32string set =
        which.isNone() ? std::u32string() : unicode::decodeAll(strIn(which).text);
    const auto goes = [&](char32_t c) {
        return which.isNone() ? unicode::is(c, unicode::Space)
                              : set.find(c) != std::u32string::npos;
    };
    const std::string &all = strIn(self).text;
    std::size_t begin = 0;
    for (std::size_t position = 0; atStart && position < all.size();) {
        if (!goes(unicode::decode(all, position)))
            break;
        begin = position;
    }
    std::size_t end = all.size();
    if (atEnd) {
        end = begin;
        for (std::size_t position = begin; position < all.size();) {
            if (!goes(unicode::decode(all, position)))
                end = position;
        }
    }
    return begin == 0 && end == all.size() ? self : text(all.substr(begin, end - begin));
}

enum class Side { Left, Right, Both };

Value padded(const char *name, Caller &caller, const Value &self, const Args &args, Side textSide)
{
    const ArgumentReader in(name, args, {"width", "fillchar"}, 1, 2);
    const std::int64_t width = toIndex(in.get(0));
    std::string fill = " ";
    if (in.has(1)) {
        const Value given = in.get(1);
        fill = textOf(given, "The fill character must be a unicode character");
        if (strIn(given).length() != 1)
            raise(Error::TypeError, "The fill character must be exactly one character long");
    }
    const auto length = static_cast<std::int64_t>(strIn(self).length());
    if (width <= length)
        return self;
    const std::int64_t missing = width - length;
    reserveMany(caller, static_cast<std::size_t>(missing), fill.size());
    std::int64_t left = 0;
    if (textSide == Side::Right)
        left = missing;
    else if (textSide == Side::Both)
        left = missing / 2 + (missing & width & 1); // CPython's choice where it does not divide
    std::string all;
    for (std::int64_t i = 0; i < left; ++i)
        all += fill;
    all += strIn(self).text;
    for (std::int64_t i = left; i < missing; ++i)
        all += fill;
    return text(std::move(all));
}

} // namespace

Value strip(Caller &, const Value &self, const Args &args)
{
    return stripped("str.strip", self, args, true, true);
}
Value lstrip(Caller &, const Value &self, const Args &args)
{
    return stripped("str.lstrip", self, args, true, false);
}
Value rstrip(Caller &, const Value &self, const Args &args)
{
    return stripped("str.rstrip", self, args, false, true);
}

Value removePrefix(Caller &, const Value &self, const Args &args)
{
    const ArgumentReader in("str.removeprefix", args, {"prefix"}, 1, 1);
    const Value prefix = in.get(0);
    const std::string &part = textArgument(prefix, "removeprefix() argument");
    const std::string &all = strIn(self).text;
    return all.starts_with(part) ? text(all.substr(part.size())) : self;
}

Value removeSuffix(Caller &, const Value &self, const Args &args)
{
    const ArgumentReader in("str.removesuffix", args, {"suffix"}, 1, 1);
    const Value suffix = in.get(0);
    const std::string &part = textArgument(suffix, "removesuffix() argument");
    const std::string &all = strIn(self).text;
    return all.ends_with(part) ? text(all.substr(0, all.size() - part.size())) : self;
}

Value replace(Caller &caller, const Value &self, const Args &args)
{
    const ArgumentReader in("str.replace", args, {"old", "new", "count"}, 2, 3);
    const Value oldValue = in.get(0), newValue = in.get(1);
    const std::string &old = textArgument(oldValue, "replace() argument 1");
    const std::string &fresh = textArgument(newValue, "replace() argument 2");
    const std::int64_t most = in.has(2) ? toIndex(in.get(2)) : -1;
    const std::string &all = strIn(self).text;
    std::vector<std::size_t> places;
    const auto isEnough = [&] {
        return most >= 0 && static_cast<std::int64_t>(places.size()) >= most;
    };
    if (old.empty()) { // between all characters, and at both ends
        for (std::size_t position = 0; position < all.size() && !isEnough();) {
            places.push_back(position);
            unicode::decode(all, position);
        }
        if (!isEnough())
            places.push_back(all.size());
    } else {
        for (std::size_t at = all.find(old); at != std::string::npos && !isEnough();
             at = all.find(old, at + old.size()))
            places.push_back(at);
    }
    reserveMany(caller, places.size(), fresh.size());
    std::string out;
    std::size_t begin = 0;
    for (const std::size_t at : places) {
        out.append(all, begin, at - begin).append(fresh);
        begin = at + old.size();
    }
    return text(out.append(all, begin));
}

Value center(Caller &caller, const Value &self, const Args &args)
{
    return padded("str.center", caller, self, args, Side::Both);
}
Value ljust(Caller &caller, const Value &self, const Args &args)
{
    return padded("str.ljust", caller, self, args, Side::Left);
}
Value rjust(Caller &caller, const Value &self, const Args &args)
{
    return padded("str.rjust", caller, self, args, Side::Right);
}

Value zfill(Caller &caller, const Value &self, const Args &args)
{
    const ArgumentReader in("str.zfill", args, {"width"}, 1, 1);
    const std::int64_t missing =
        toIndex(in.get(0)) - static_cast<std::int64_t>(strIn(self).length());
    if (missing <= 0)
        return self;
    reserveLarge(caller, static_cast<std::size_t>(missing));
    std::string all = strIn(self).text;
    const bool hasSign = all.starts_with('+') || all.starts_with('-');
    all.insert(hasSign ? 1 : 0, static_cast<std::size_t>(missing), '0');
    return text(std::move(all));
}

Value expandTabs(Caller &caller, const Value &self, const Args &args)
{
    const ArgumentReader in("str.expandtabs", args, {"tabsize"}, 0);
    const std::int64_t size = in.has(0) ? toIndex(in.get(0)) : 8;
    const std::string &all = strIn(self).text;
    const auto tabs = std::count(all.begin(), all.end(), '\t');
    reserveMany(caller, static_cast<std::size_t>(tabs),
                static_cast<std::size_t>(std::max<std::int64_t>(size, 0)));
    std::string out;
    std::int64_t column = 0;
    for (std::size_t position = 0; position < all.size();) {
        const std::size_t begin = position;
        const char32_t c = unicode::decode(all, position);
        if (c == '\t') {
            const std::int64_t spaces = size > 0 ? size - column % size : 0;
            out.append(static_cast<std::size_t>(spaces), ' ');
            column += spaces;
        } else {
            out.append(all, begin, position - begin);
            column = c == '\n' || c == '\r' ? 0 : column + 1;
        }
    }
    return text(std::move(out));
}

} // namespace coroscope::strings
