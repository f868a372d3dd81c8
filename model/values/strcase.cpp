// SPDX-License-Identifier: GPL-3.0-or-later
#include "values/operations.h"
#include "values/strmethods.h"
#include "values/unicode.h"

namespace coroscope::strings {
namespace {

using unicode::decode;
using unicode::is;

constexpr std::uint32_t cased = unicode::Upper | unicode::Lower | unicode::Title;

void checkNoArguments(const char *name, const Args &args) { ArgumentReader(name, args, {}, 0); }

/// A new text of what \p change adds for each character; it is told the character before.
template <class Change>
Value mapped(const char *name, const Value &self, const Args &args, Change change)
{
    checkNoArguments(name, args);
    const std::string &all = strIn(self).text;
    std::string out;
    out.reserve(all.size());
    char32_t previous = 0;
    for (std::size_t position = 0; position < all.size();) {
        const char32_t c = decode(all, position);
        change(out, c, previous);
        previous = c;
    }
    return text(std::move(out));
}

/// Whether there are characters and each of them has one of the properties \p any.
Value all(const char *name, const Value &self, const Args &args, std::uint32_t any)
{
    checkNoArguments(name, args);
    const std::string &text = strIn(self).text;
    for (std::size_t position = 0; position < text.size();) {
        if (!is(decode(text, position), any))
            return Value::boolean(false);
    }
    return Value::boolean(!text.empty());
}

/// Whether some character is \p wanted and none is of the other case.
Value allCased(const char *name, const Value &self, const Args &args, std::uint32_t wanted)
{
    checkNoArguments(name, args);
    const std::string &text = strIn(self).text;
    bool found = false;
    for (std::size_t position = 0; position < text.size();) {
        const std::uint32_t properties = unicode::properties(decode(text, position));
        if ((properties & cased & ~wanted) != 0)
            return Value::boolean(false);
        found = found || (properties & wanted) != 0;
    }
    return Value::boolean(found);
}

} // namespace

Value upper(Caller &, const Value &self, const Args &args)
{
    return mapped("str.upper", self, args,
                  [](std::string &out, char32_t c, char32_t) { unicode::appendUpper(out, c); });
}

Value lower(Caller &, const Value &self, const Args &args)
{
    return mapped("str.lower", self, args,
                  [](std::string &out, char32_t c, char32_t) { unicode::appendLower(out, c); });
}

Value caseFold(Caller &, const Value &self, const Args &args)
{
    return mapped("str.casefold", self, args, [](std::string &out, char32_t c, char32_t) {
        if (c == U'ß')
            out += "ss";
        else
            unicode::appendLower(out, c);
    });
}

Value title(Caller &, const Value &self, const Args &args)
{
    return mapped("str.title", self, args, [](std::string &out, char32_t c, char32_t previous) {
        if (is(previous, cased))
            unicode::appendLower(out, c);
        else
            unicode::appendTitle(out, c);
    });
}

Value capitalize(Caller &, const Value &self, const Args &args)
{
    return mapped("str.capitalize", self, args, [](std::string &out, char32_t c, char32_t) {
        if (out.empty())
            unicode::appendTitle(out, c);
        else
            unicode::appendLower(out, c);
    });
}

Value swapCase(Caller &, const Value &self, const Args &args)
{
    return mapped("str.swapcase", self, args, [](std::string &out, char32_t c, char32_t) {
        if (is(c, unicode::Upper))
            unicode::appendLower(out, c);
        else if (is(c, unicode::Lower))
            unicode::appendUpper(out, c);
        else
            unicode::append(out, c);
    });
}

Value isAlpha(Caller &, const Value &self, const Args &args)
{
    return all("str.isalpha", self, args, unicode::Alpha);
}
Value isDigit(Caller &, const Value &self, const Args &args)
{
    return all("str.isdigit", self, args, unicode::Digit);
}
Value isDecimal(Caller &, const Value &self, const Args &args)
{
    return all("str.isdecimal", self, args, unicode::Decimal);
}
Value isNumeric(Caller &, const Value &self, const Args &args)
{
    return all("str.isnumeric", self, args, unicode::Numeric);
}
Value isAlnum(Caller &, const Value &self, const Args &args)
{
    return all("str.isalnum", self, args,
               unicode::Alpha | unicode::Decimal | unicode::Digit | unicode::Numeric);
}
Value isSpace(Caller &, const Value &self, const Args &args)
{
    return all("str.isspace", self, args, unicode::Space);
}
Value isPrintable(Caller &, const Value &self, const Args &args)
{
    return Value::boolean(strIn(self).text.empty() ||
                          all("str.isprintable", self, args, unicode::Printable).asBool());
}

Value isAscii(Caller &, const Value &self, const Args &args)
{
    checkNoArguments("str.isascii", args);
    return Value::boolean(strIn(self).isAscii());
}

Value isUpper(Caller &, const Value &self, const Args &args)
{
    return allCased("str.isupper", self, args, unicode::Upper);
}
Value isLower(Caller &, const Value &self, const Args &args)
{
    return allCased("str.islower", self, args, unicode::Lower);
}

Value isTitle(Caller &, const Value &self, const Args &args)
{
    checkNoArguments("str.istitle", args);
    const std::string &text = strIn(self).text;
    bool found = false, isInWord = false;
    for (std::size_t position = 0; position < text.size();) {
        const std::uint32_t properties = unicode::properties(decode(text, position));
        const bool begins = (properties & (unicode::Upper | unicode::Title)) != 0;
        const bool continues = (properties & unicode::Lower) != 0;
        if ((begins && isInWord) || (continues && !isInWord))
            return Value::boolean(false);
        isInWord = begins || continues;
        found = found || isInWord;
    }
    return Value::boolean(found);
}

Value isIdentifier(Caller &, const Value &self, const Args &args)
{
    checkNoArguments("str.isidentifier", args);
    const std::string &text = strIn(self).text;
    for (std::size_t position = 0; position < text.size();) {
        const bool isFirst = position == 0;
        const char32_t c = decode(text, position);
        if (c != '_' && !is(c, isFirst ? unicode::Alpha : unicode::Alpha | unicode::Decimal))
            return Value::boolean(false);
    }
    return Value::boolean(!text.empty());
}

} // namespace coroscope::strings
