// SPDX-License-Identifier: GPL-3.0-or-later
#include "values/strmethods.h"

#include "values/errors.h"
#include "values/methodtables.h"
#include "values/operations.h"

namespace coroscope {
namespace strings {

const std::string &textOf(const Value &value, std::string_view complaint)
{
    if (const auto *str = value.as<Str>())
        return str->text;
    raise(Error::TypeError, std::string(complaint) + ", not " + std::string(typeName(value)));
}

const std::string &textArgument(const Value &value, std::string_view which)
{
    if (value.isNone()) // CPython shows this value, not its type
        raise(Error::TypeError, std::string(which) + " must be str, not None");
    return textOf(value, std::string(which) + " must be str");
}

namespace {

Value format(Caller &caller, const Value &self, const Args &args)
{
    return text(formatString(caller, strIn(self).text, args));
}

constexpr Method methodList[] = {
    {"capitalize", capitalize},
    {"casefold", caseFold},
    {"center", center},
    {"count", count},
    {"endswith", endsWith},
    {"expandtabs", expandTabs},
    {"find", find},
    {"format", format},
    {"index", index},
    {"isalnum", isAlnum},
    {"isalpha", isAlpha},
    {"isascii", isAscii},
    {"isdecimal", isDecimal},
    {"isdigit", isDigit},
    {"isidentifier", isIdentifier},
    {"islower", isLower},
    {"isnumeric", isNumeric},
    {"isprintable", isPrintable},
    {"isspace", isSpace},
    {"istitle", isTitle},
    {"isupper", isUpper},
    {"join", join},
    {"ljust", ljust},
    {"lower", lower},
    {"lstrip", lstrip},
    {"partition", partition},
    {"removeprefix", removePrefix},
    {"removesuffix", removeSuffix},
    {"replace", replace},
    {"rfind", rfind},
    {"rindex", rindex},
    {"rjust", rjust},
    {"rpartition", rpartition},
    {"rsplit", rsplit},
    {"rstrip", rstrip},
    {"split", split},
    {"splitlines", splitLines},
    {"startswith", startsWith},
    {"strip", strip},
    {"swapcase", swapCase},
    {"title", title},
    {"upper", upper},
    {"zfill", zfill},
};

} // namespace
} // namespace strings

const MethodTable strMethods(strings::methodList);

} // namespace coroscope
