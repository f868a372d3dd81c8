// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/lexnumber.h"

#include "language/syntaxerror.h"

#include <algorithm>
#include <charconv>
#include <gmpxx.h>
#include <limits>

namespace coroscope::language {

namespace {

/// CPython's sys.int_info.default_max_str_digits.
constexpr std::size_t maximumDigits = 4300;
/// No number of so many binary digits, with leading zeros, needs converting to be refused.
constexpr std::size_t maximumBits = 16'384;

struct Base {
    char letter;
    int base;
    const char *kind;
};
constexpr Base bases[] = {{'x', 16, "hexadecimal"}, {'o', 8, "octal"}, {'b', 2, "binary"}};

const Base *baseOf(char zero, char letter)
{
    if (zero != '0')
        return nullptr;
    const auto found = std::ranges::find(bases, static_cast<char>(letter | 0x20), &Base::letter);
    return found == std::end(bases) ? nullptr : found;
}

/// The place of the character before \p cursor, where CPython's tokenizer points.
Position before(const Cursor &cursor)
{
    return {cursor.position().line, cursor.position().column - 1};
}

[[noreturn]] void failInvalid(const Cursor &cursor, const std::string &kind)
{
    failAt(before(cursor), "Invalid " + kind + " literal.",
           "Put a space or an operator behind the number, or begin a name with a letter.");
}

/// A number may touch one of these words, as in `1if x else 2`.
bool atAllowedWord(const Cursor &cursor)
{
    for (const char *word : {"and", "else", "for", "if", "in", "is", "or", "not"}) {
        if (cursor.startsWith(word))
            return true;
    }
    return false;
}

void checkEnd(const Cursor &cursor, const std::string &kind)
{
    if (!cursor.atEnd() && isIdentifierPart(cursor.codePoint()) && !atAllowedWord(cursor))
        failInvalid(cursor, kind);
}

void passDigits(Cursor &cursor)
{
    while (isDigit(cursor.byte())) {
        cursor.advance();
        if (cursor.byte() != '_')
            continue;
        cursor.advance();
        if (!isDigit(cursor.byte()))
            failInvalid(cursor, "decimal");
    }
}

void passBasedNumber(Cursor &cursor, const Base &base)
{
    cursor.advance(2);
    bool digits = false;
    while (!digits || cursor.byte() == '_' || digitValue(cursor.byte()) < base.base) {
        if (cursor.byte() == '_')
            cursor.advance();
        if (isDigit(cursor.byte()) && digitValue(cursor.byte()) >= base.base)
            break;
        if (digitValue(cursor.byte()) >= base.base)
            failInvalid(cursor, base.kind);
        cursor.advance();
        digits = true;
    }
    if (isDigit(cursor.byte()))
        failAt(cursor.position(),
               std::string("Invalid digit '") + cursor.byte() + "' in " + base.kind + " literal.",
               "Its digits go from 0 to " + std::to_string(base.base - 1) + ".");
    checkEnd(cursor, base.kind);
}

/// Passes `e-5`; false if the e begins a word that may follow a number.
void passExponent(Cursor &cursor)
{
    if ((cursor.byte() | 0x20) != 'e')
        return;
    const bool isSigned = cursor.byte(1) == '+' || cursor.byte(1) == '-';
    if (!isSigned && !isDigit(cursor.byte(1)))
        return;
    cursor.advance(isSigned ? 2 : 1);
    if (!isDigit(cursor.byte()))
        failInvalid(cursor, "decimal");
    passDigits(cursor);
}

/// What a float literal beyond double's range reads as: infinity, or zero.
double outOfRange(std::string_view digits)
{
    const auto exponentAt = std::min(digits.find_first_of("eE"), digits.size());
    const auto point = std::min(digits.find('.'), exponentAt);
    const auto firstDigit = digits.find_first_of("123456789");
    long exponent = 0;
    if (exponentAt < digits.size()) {
        const auto *first = digits.data() + exponentAt + 1;
        if (*first == '+')
            ++first;
        if (std::from_chars(first, digits.data() + digits.size(), exponent).ec != std::errc())
            exponent = *first == '-' ? -1'000'000'000 : 1'000'000'000;
    }
    const long magnitude = static_cast<long>(point) - static_cast<long>(firstDigit) + exponent;
    return magnitude > 0 ? std::numeric_limits<double>::infinity() : 0.0;
}

IntLiteral integerLiteral(const std::string &digits, const Base *base, Position position)
{
    std::string decimal;
    if (base && digits.size() <= maximumBits)
        decimal = mpz_class(digits.substr(2), base->base).get_str();
    else if (!base)
        decimal = digits.substr(std::min(digits.find_first_not_of('0'), digits.size() - 1));
    if (decimal.empty() || decimal.size() > maximumDigits)
        failAt(position, "This int literal exceeds the limit of 4300 decimal digits.",
               "Compute it instead, as in 10 ** 5000.");
    return {decimal};
}

} // namespace

void passNumber(Cursor &cursor)
{
    if (const Base *base = baseOf(cursor.byte(), cursor.byte(1))) {
        passBasedNumber(cursor, *base);
        return;
    }
    const Position start = cursor.position();
    const std::size_t startOffset = cursor.offset();
    passDigits(cursor);
    const std::string_view digits = cursor.since(startOffset);
    const bool hasLeadingZero =
        digits.starts_with('0') && digits.find_first_not_of("0_") != std::string_view::npos;
    const std::size_t integerEnd = cursor.offset();
    if (cursor.byte() == '.') {
        cursor.advance();
        passDigits(cursor);
    }
    passExponent(cursor);
    if ((cursor.byte() | 0x20) == 'j')
        failAt(start, "Complex numbers are outside of the scenario language.",
               "Keep the two parts as two floats.");
    if (hasLeadingZero && cursor.offset() == integerEnd)
        failAt(start,
               "Leading zeros in decimal integer literals are not permitted; use an 0o prefix for "
               "octal integers.",
               "Delete the zeros.");
    checkEnd(cursor, "decimal");
}

Constant numberConstant(std::string_view text, Position position)
{
    std::string digits(text);
    std::erase(digits, '_');
    const Base *base = baseOf(digits[0], digits.size() > 1 ? digits[1] : '\0');
    if (base || digits.find_first_of(".eE") == std::string::npos)
        return {integerLiteral(digits, base, position)};
    double value = 0;
    const auto end = digits.data() + digits.size();
    if (std::from_chars(digits.data(), end, value).ec == std::errc::result_out_of_range)
        value = outOfRange(digits);
    return {value};
}

} // namespace coroscope::language
