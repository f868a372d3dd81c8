// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "io/pythonfields.h"
#include "io/pythonpage.h"

#include <set>

namespace coroscope {

/// Writes blocks as the statements of a program, and gathers what the program needs.
class PythonWriter {
public:
    /// Writes \p definition with two blank lines around it.
    void definition(const Definition &definition);
    /// Writes \p blocks of the module level; behind `if __name__ == "__main__":` if \p guarded.
    void program(const BlockList &blocks, bool guarded);

    const PythonPage &page() const { return m_page; }
    /// The modules, and the helper `compute`, that what was written speaks of.
    const std::set<std::string> &needed() const { return m_needed; }

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
    void need(const Block &block);

    PythonPage m_page;
    Names m_needed;
    Names m_local; ///< the names that the definitions around bind
};

} // namespace coroscope
