// SPDX-License-Identifier: GPL-3.0-or-later
#include "values/errors.h"
#include "values/numbers.h"
#include "values/operations.h"
#include "values/strmethods.h"
#include "values/unicode.h"

#include <algorithm>

namespace coroscope::strings {
namespace {

Value part(std::string_view all, std::size_t begin, std::size_t end)
{
    return text(std::string(all.substr(begin, end - begin)));
}

/// Splits at runs of white space, at most \p most times.
std::vector<Value> splitAtSpace(std::string_view all, std::int64_t most)
{
    std::vector<Value> parts;
    std::size_t position = 0;
    while (position < all.size()) {
        const std::size_t begin = position;
        if (unicode::is(unicode::decode(all, position), unicode::Space))
            continue;
        if (most-- == 0) {
            parts.push_back(part(all, begin, all.size()));
            return parts;
        }
        std::size_t end = position;
        while (position < all.size() &&
               !unicode::is(unicode::decode(all, position), unicode::Space))
            end = position;
        parts.push_back(part(all, begin, end));
    }
    return parts;
}

std::vector<Value> splitAt(std::string_view all, std::string_view separator, std::int64_t most)
{
    std::vector<Value> parts;
    std::size_t begin = 0;
    for (std::size_t at = all.find(separator); at != std::string_view::npos && most-- != 0;
         at = all.find(separator, begin)) {
        parts.push_back(part(all, begin, at));
        begin = at + separator.size();
    }
    parts.push_back(part(all, begin, all.size()));
    return parts;
}

std::vector<Value> splitAtFromEnd(std::string_view all, std::string_view separator,
                                  std::int64_t most)
{
    std::vector<Value> parts;
    while (most-- != 0) {
        const std::size_t at = all.rfind(separator);
        if (at == std::string_view::npos)
            break;
        parts.push_back(part(all, at + separator.size(), all.size()));
        all = all.substr(0, at);
    }
    parts.push_back(part(all, 0, all.size()));
    std::reverse(parts.begin(), parts.end());
    return parts;
}

/// The last \p most words, and before them what is left of the text.
std::vector<Value> splitAtSpaceFromEnd(std::string_view all, std::int64_t most)
{
    std::vector<std::pair<std::size_t, std::size_t>> words;
    bool isInWord = false;
    for (std::size_t position = 0; position < all.size();) {
        const std::size_t begin = position;
        const bool isSpace = unicode::is(unicode::decode(all, position), unicode::Space);
        if (!isSpace && !isInWord)
            words.emplace_back(begin, begin);
        if (!isSpace)
            words.back().second = position;
        isInWord = !isSpace;
    }
    const auto count = static_cast<std::int64_t>(words.size());
    const std::int64_t merged = most < 0 || count <= most ? 0 : count - most;
    std::vector<Value> parts;
    if (merged > 0) {
        const std::size_t end = words[static_cast<std::size_t>(merged - 1)].second;
        parts.push_back(part(all, 0, end));
    }
    for (std::int64_t i = merged; i < count; ++i) {
        const auto &[begin, end] = words[static_cast<std::size_t>(i)];
        parts.push_back(part(all, begin, end));
    }
    return parts;
}

Value splitWith(const char *name, const Value &self, const Args &args, bool fromEnd)
{
    const ArgumentReader in(name, args, {"sep", "maxsplit"}, 0);
    const std::int64_t most = in.has(1) ? toIndex(in.get(1)) : -1;
    const std::string &all = strIn(self).text;
    if (in.get(0).isNone())
        return list(fromEnd ? splitAtSpaceFromEnd(all, most) : splitAtSpace(all, most));
    const Value separatorValue = in.get(0);
    const std::string &separator = textOf(separatorValue, "must be str or None");
    if (separator.empty())
        raise(Error::ValueError, "empty separator");
    return list(fromEnd ? splitAtFromEnd(all, separator, most) : splitAt(all, separator, most));
}

bool isLineEnd(char32_t c)
{
    return (c >= 0x0a && c <= 0x0d) || (c >= 0x1c && c <= 0x1e) || c == 0x85 || c == 0x2028 ||
           c == 0x2029;
}

Value parted(const char *name, const Value &self, const Args &args, bool fromEnd)
{
    const ArgumentReader in(name, args, {"sep"}, 1, 1);
    const Value separatorValue = in.get(0);
    const std::string &separator = textOf(separatorValue, "must be str");
    if (separator.empty())
        raise(Error::ValueError, "empty separator");
    const std::string &all = strIn(self).text;
    const std::size_t at = fromEnd ? all.rfind(separator) : all.find(separator);
    if (at == std::string::npos) {
        return fromEnd ? tuple({text(""), text(""), self}) : tuple({self, text(""), text("")});
    }
    return tuple({part(all, 0, at), separatorValue, part(all, at + separator.size(), all.size())});
}

} // namespace

Value split(Caller &, const Value &self, const Args &args)
{
    return splitWith("str.split", self, args, false);
}
Value rsplit(Caller &, const Value &self, const Args &args)
{
    return splitWith("str.rsplit", self, args, true);
}

Value splitLines(Caller &, const Value &self, const Args &args)
{
    const ArgumentReader in("str.splitlines", args, {"keepends"}, 0);
    const bool keepEnds = in.has(0) && truth(in.get(0));
    const std::string &all = strIn(self).text;
    std::vector<Value> lines;
    std::size_t begin = 0;
    for (std::size_t position = 0; position < all.size();) {
        const std::size_t end = position;
        const char32_t c = unicode::decode(all, position);
        if (!isLineEnd(c))
            continue;
        if (c == '\r' && position < all.size() && all[position] == '\n')
            ++position;
        lines.push_back(part(all, begin, keepEnds ? position : end));
        begin = position;
    }
    if (begin < all.size())
        lines.push_back(part(all, begin, all.size()));
    return list(std::move(lines));
}

Value partition(Caller &, const Value &self, const Args &args)
{
    return parted("str.partition", self, args, false);
}
Value rpartition(Caller &, const Value &self, const Args &args)
{
    return parted("str.rpartition", self, args, true);
}

Value join(Caller &caller, const Value &self, const Args &args)
{
    const ArgumentReader in("str.join", args, {"iterable"}, 1, 1);
    std::vector<Value> parts;
    try {
        parts = items(caller, in.get(0));
    } catch (const Raised &raised) {
        const std::string complaint = raised.exception->str();
        if (isInstance(*raised.exception, Error::TypeError) &&
            complaint.ends_with("object is not iterable"))
            raise(Error::TypeError, "can only join an iterable");
        throw;
    }
    const std::string &separator = strIn(self).text;
    std::size_t size = 0;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const auto *str = parts[i].as<Str>();
        if (!str) {
            raise(Error::TypeError, "sequence item " + std::to_string(i) +
                                        ": expected str instance, " +
                                        std::string(typeName(parts[i])) + " found");
        }
        size += str->text.size() + separator.size();
    }
    reserveLarge(caller, size);
    std::string all;
    all.reserve(size);
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (i > 0)
            all += separator;
        all += strIn(parts[i]).text;
    }
    return text(std::move(all));
}

} // namespace coroscope::strings
