// SPDX-License-Identifier: GPL-3.0-or-later
#include "io/linewrap.h"

#include "io/utf8.h"

namespace coroscope {
namespace {

constexpr std::size_t step = 4; ///< blanks of one more level

/// A pair of brackets that stands in no other.
struct Brackets {
    std::size_t open = 0, close = 0;
};

/// What may be broken in a piece of code.
struct Places {
    std::vector<Brackets> brackets;
    std::vector<std::size_t> commas; ///< outside all brackets
};

std::size_t endOfString(std::string_view code, std::size_t at)
{
    const bool isTriple = code.substr(at, 3) == "\"\"\"" || code.substr(at, 3) == "'''";
    const std::string_view quote = code.substr(at, isTriple ? 3 : 1);
    for (std::size_t i = at + quote.size(); i < code.size(); ++i) {
        if (code[i] == '\\')
            ++i;
        else if (code.substr(i, quote.size()) == quote)
            return i + quote.size();
    }
    return code.size();
}

Places placesIn(std::string_view code)
{
    Places places;
    int depth = 0;
    for (std::size_t i = 0; i < code.size(); ++i) {
        const char c = code[i];
        if (c == '"' || c == '\'') {
            i = endOfString(code, i) - 1;
        } else if (c == '(' || c == '[' || c == '{') {
            if (depth++ == 0)
                places.brackets.push_back({i, i});
        } else if (c == ')' || c == ']' || c == '}') {
            if (--depth == 0)
                places.brackets.back().close = i;
        } else if (c == ',' && depth == 0) {
            places.commas.push_back(i);
        }
        if (depth < 0)
            return {};
    }
    return depth == 0 ? places : Places();
}

bool isBlank(std::string_view code, std::size_t at) { return code[at] == ' ' || code[at] == '\t'; }

/// One run of wrapping.
class Wrapper {
public:
    explicit Wrapper(std::size_t width) : m_width(width) {}

    void add(std::string_view code, std::size_t indent)
    {
        const Places places = fits(code, indent) ? Places() : placesIn(code);
        for (auto pair = places.brackets.rbegin(); pair != places.brackets.rend(); ++pair) {
            const auto [open, close] = *pair;
            const bool isWide =
                close > open + 1 && !isBlank(code, open + 1) && !isBlank(code, close - 1);
            if (!isWide || !fits(code.substr(0, open + 1), indent))
                continue;
            emit(code.substr(0, open + 1), indent);
            addInside(code.substr(open + 1, close - open - 1), indent + step);
            add(code.substr(close), indent);
            return;
        }
        emit(code, indent);
    }

    std::vector<std::string> lines;

private:
    bool fits(std::string_view code, std::size_t indent) const
    {
        return indent + codePointCount(code) <= m_width;
    }

    void emit(std::string_view code, std::size_t indent)
    {
        lines.push_back(std::string(indent, ' ') + std::string(code));
    }

    /// What stands in brackets: on one line, or each item on its own.
    void addInside(std::string_view code, std::size_t indent)
    {
        std::size_t begin = 0;
        if (!fits(code, indent)) {
            for (const std::size_t comma : placesIn(code).commas) {
                const bool isOneBlank =
                    comma + 2 < code.size() && code[comma + 1] == ' ' && !isBlank(code, comma + 2);
                if (!isOneBlank)
                    continue;
                add(code.substr(begin, comma + 1 - begin), indent);
                begin = comma + 2;
            }
        }
        add(code.substr(begin), indent);
    }

    std::size_t m_width;
};

} // namespace

std::vector<std::string> wrappedLine(std::string_view code, std::size_t indent, std::size_t width)
{
    Wrapper wrapper(width);
    wrapper.add(code, indent);
    return std::move(wrapper.lines);
}

} // namespace coroscope
