// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace coroscope {

/// Walks over a JSON text, token by token. Skips blanks before each token.
class JsonReader {
public:
    explicit JsonReader(std::string_view text) : m_rest(text) {}

    bool atEnd();
    bool isAtString();
    /// Takes \p c if it comes next.
    bool take(char c);
    /// Takes \p word if it comes next: null, true, false, NaN.
    bool takeWord(std::string_view word);
    /// Takes the number that comes next, as written; "" when none does.
    std::string_view takeNumber();
    /// Takes the string that comes next and appends it to \p out as UTF-8. False when none does or
    /// it is malformed.
    bool readString(std::string &out);

private:
    bool readEscape(std::string &out);
    bool readHex(unsigned &code);
    void skipBlanks();

    std::string_view m_rest;
};

} // namespace coroscope
