// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "io/pythonfields.h"
#include "io/pythonlines.h"
#include "io/pythonpage.h"

namespace coroscope {

/// Writes blocks as the statements of a program, and gathers what the program needs.
class PythonWriter {
public:
    /// \p lines outlives it.
    explicit PythonWriter(const PythonLines &lines) : m_lines(lines) {}

    /// Writes \p definition with two blank lines around it.
    void definition(const Definition &definition);
    /// Writes \p blocks of the module level; behind `if __name__ == "__main__":` if \p guarded.
    void program(const BlockList &blocks, bool guarded);

    const PythonPage &page() const { return m_page; }
    /// All that what was written speaks of, and does not define itself.
    const PythonLine &needed() const { return m_needed; }

private:
    using Names = std::set<std::string>;

    /// Writes a body at \p depth, with a `pass` of \p owner if there is no statement in it.
    void body(const BlockList &blocks, int depth, BlockId owner);
    void list(const BlockList &blocks, int depth);
    void block(const Block &block, int depth);
    void statement(const Block &block, int depth);
    void clauses(const Block &block, int depth);
    /// Writes what is no part of the program as comment lines.
    void switchedOff(const Block &block, int depth);
    /// Writes the line of \p block and notes what it needs.
    void line(int depth, const PresentableBlock &block);

    const PythonLines &m_lines;
    PythonPage m_page;
    PythonLine m_needed;
    std::size_t m_statements = 0; ///< lines that are no comments
    Names m_local;                ///< the names that the definitions around bind
};

} // namespace coroscope
