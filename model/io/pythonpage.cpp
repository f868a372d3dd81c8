// SPDX-License-Identifier: GPL-3.0-or-later
#include "io/pythonpage.h"

#include "io/linewrap.h"
#include "io/utf8.h"

#include <algorithm>

namespace coroscope {
namespace {

constexpr std::string_view blanks = " \t\r\n\f\v";

std::string indented(int depth, std::string_view text)
{
    return std::string(static_cast<std::size_t>(depth) * 4, ' ') + std::string(text);
}

/// The lines of \p text, which end as Python's do.
std::vector<std::string> linesOf(std::string_view text)
{
    std::vector<std::string> lines(1);
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '\n' || text[i] == '\r') {
            i += text[i] == '\r' && i + 1 < text.size() && text[i + 1] == '\n';
            lines.emplace_back();
        } else {
            lines.back() += text[i];
        }
    }
    return lines;
}

/// The words of \p text in lines of at most \p width characters, where words are not longer.
std::vector<std::string> filled(std::string_view text, std::size_t width)
{
    std::vector<std::string> lines(1);
    std::size_t length = 0;
    for (std::size_t at = text.find_first_not_of(blanks); at != std::string_view::npos;) {
        const std::size_t end = std::min(text.find_first_of(blanks, at), text.size());
        const std::string word(text.substr(at, end - at));
        const std::size_t wordLength = codePointCount(word);
        if (length > 0 && length + 1 + wordLength > width) {
            lines.emplace_back();
            length = 0;
        }
        lines.back() += (length > 0 ? " " : "") + word;
        length += (length > 0 ? 1 : 0) + wordLength;
        at = text.find_first_not_of(blanks, end);
    }
    return lines;
}

/// \p text as it stands between three quotes.
std::string escaped(std::string_view text)
{
    constexpr std::string_view digits = "0123456789abcdef";
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        const auto byte = static_cast<unsigned char>(c);
        if (c == '\\' || (c == '"' && (out.ends_with('"') || i + 1 == text.size())))
            out += '\\';
        if (byte < 0x20 || byte == 0x7f)
            out += std::string("\\x") + digits[byte >> 4] + digits[byte & 15];
        else
            out += c;
    }
    return out;
}

} // namespace

std::string soundText(std::string_view text)
{
    std::string out;
    for (std::size_t i = 0; i < text.size();) {
        const std::size_t length = text[i] == '\0' ? 0 : utf8Length(text, i);
        if (length == 0)
            appendUtf8(out, U'\ufffd');
        else
            out += text.substr(i, length);
        i += std::max<std::size_t>(length, 1);
    }
    return out;
}

std::string onOneLine(std::string_view text)
{
    std::string out;
    for (const std::string &line : linesOf(text)) {
        const std::size_t first = line.find_first_not_of(blanks);
        if (first == std::string::npos)
            continue;
        out += (out.empty() ? "" : " ") +
               line.substr(first, line.find_last_not_of(blanks) - first + 1);
    }
    return out;
}

void PythonPage::add(std::string line, BlockId writer)
{
    m_lines.push_back(soundText(line));
    m_writers.push_back(writer);
}

void PythonPage::line(int depth, std::string_view code, BlockId writer, std::string_view remark)
{
    const std::string sound = soundText(code);
    std::vector<std::string> lines = linesOf(sound);
    if (lines.size() > 1)
        lines.front() = indented(depth, lines.front());
    else
        lines = wrappedLine(sound, static_cast<std::size_t>(depth) * 4, lineWidth);
    if (const std::string behind = onOneLine(remark); !behind.empty())
        lines.back() += "  # " + behind;
    for (std::string &each : lines)
        add(std::move(each), writer);
}

void PythonPage::comment(int depth, std::string_view text, BlockId writer)
{
    for (const std::string &each : linesOf(text))
        add(indented(depth, each.empty() ? "#" : "# " + each), writer);
}

void PythonPage::prose(int depth, std::string_view text)
{
    for (const std::string &each : filled(text, lineWidth - 2 - static_cast<std::size_t>(depth)))
        comment(depth, each);
}

void PythonPage::docstring(std::string_view text)
{
    constexpr std::string_view quotes = "\"\"\"";
    std::vector<std::string> lines;
    for (const std::string &paragraph : linesOf(text)) {
        if (!lines.empty())
            lines.emplace_back();
        if (onOneLine(paragraph).empty())
            continue;
        for (const std::string &each : filled(paragraph, lineWidth - quotes.size()))
            lines.push_back(escaped(each));
    }
    const bool isShort =
        lines.size() == 1 && codePointCount(lines.front()) + 2 * quotes.size() <= lineWidth;
    lines.front().insert(0, quotes);
    if (isShort)
        lines.back() += quotes;
    else
        lines.emplace_back(quotes);
    for (std::string &each : lines)
        add(std::move(each), {});
}

void PythonPage::commentOut(int depth, const PythonPage &other)
{
    for (std::size_t i = 0; i < other.m_lines.size(); ++i)
        comment(depth, other.m_lines[i], other.m_writers[i]);
}

void PythonPage::blank(int count)
{
    if (m_lines.empty())
        return;
    for (auto last = m_lines.rbegin(); last != m_lines.rend() && last->empty(); ++last)
        --count;
    for (; count > 0; --count)
        add({}, {});
}

void PythonPage::append(const PythonPage &other)
{
    m_lines.insert(m_lines.end(), other.m_lines.begin(), other.m_lines.end());
    m_writers.insert(m_writers.end(), other.m_writers.begin(), other.m_writers.end());
}

PythonText PythonPage::text() const
{
    std::size_t count = m_lines.size();
    while (count > 0 && m_lines[count - 1].empty())
        --count;
    PythonText text;
    for (std::size_t i = 0; i < count; ++i)
        text.text += m_lines[i] + "\n";
    text.lines.assign(m_writers.begin(), m_writers.begin() + static_cast<std::ptrdiff_t>(count));
    if (count == 0)
        return {.text = "\n", .lines = {BlockId()}};
    return text;
}

} // namespace coroscope
