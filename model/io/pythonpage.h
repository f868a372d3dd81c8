// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "io/pythonexport.h"

#include <string_view>

namespace coroscope {

/// The width that lines keep to where they can, as PEP 8 has it; comments behind code do not count.
inline constexpr std::size_t lineWidth = 79;

/// \p text as UTF-8 that a Python source may hold: what is no UTF-8, and NUL, become U+FFFD.
std::string soundText(std::string_view text);
/// \p text on one line: each end of a line, with the blanks around it, becomes a blank.
std::string onOneLine(std::string_view text);

/// The lines of a program while it is written, and who wrote them.
class PythonPage {
public:
    /// Writes \p code at \p depth levels of indentation, and \p remark as a comment behind it.
    /// What is too long is broken within its brackets.
    /// Further lines of \p code, which are the inside of brackets or strings, stay as they are.
    void line(int depth, std::string_view code, BlockId writer = {}, std::string_view remark = {});
    /// Writes each line of \p text as a comment line.
    void comment(int depth, std::string_view text, BlockId writer = {});
    /// The same with lines filled up to lineWidth.
    void prose(int depth, std::string_view text);
    /// Writes \p text as a docstring, with a blank line for each end of a line in it.
    void docstring(std::string_view text);
    /// Writes the lines of \p other, which is at depth 0, as comment lines.
    void commentOut(int depth, const PythonPage &other);
    /// Makes the lines above end in \p count blank ones, unless there are none.
    void blank(int count);
    void append(const PythonPage &other);
    bool isEmpty() const { return m_lines.empty(); }

    PythonText text() const;

private:
    void add(std::string line, BlockId writer);

    std::vector<std::string> m_lines;
    std::vector<BlockId> m_writers;
};

} // namespace coroscope
