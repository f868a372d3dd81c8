// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scenario/blockcatalog.h"

#include <set>
#include <string>

namespace coroscope {

/// What a block, or a definition's head, comes to in a flavour.
struct PythonLine {
    std::string text;                ///< a statement or its head; empty: there is nothing to write
    std::string remark{};            ///< what stands behind it as a comment, or alone
    std::set<std::string> names{};   ///< the names that it reads
    std::set<std::string> imports{}; ///< what the flavour adds: "import threading"
    std::set<std::string> helpers{}; ///< names of helpers (pythonhelpers.h)
};

/// How a flavour writes blocks.
class PythonLines {
public:
    virtual ~PythonLines() = default;
    /// The line of \p block, whose fields are sound Python.
    virtual PythonLine of(const Block &block) const = 0;
    /// What \p helper is called in this program.
    virtual std::string helperName(std::string_view helper) const { return std::string(helper); }
};

/// Each block as its own line of Python.
class AsyncioLines final : public PythonLines {
public:
    PythonLine of(const Block &block) const override;
};

} // namespace coroscope
