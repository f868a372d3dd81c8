// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "language/ast.h"
#include "scenario/scenario.h"

#include <memory>
#include <vector>

namespace coroscope {

/// A scenario made ready to run: its blocks as statements. Immutable, free of Values, and so
/// shareable between threads.
class Program {
public:
    Program(language::Body module, Settings settings)
        : m_module(std::move(module)), m_settings(std::move(settings))
    {
    }

    /// The module level: the definitions as function definitions, then the program.
    const language::Body &module() const { return m_module; }
    const Settings &settings() const { return m_settings; }

private:
    language::Body m_module;
    Settings m_settings;
};

/// A program, or what keeps the scenario from being one.
struct CompileResult {
    std::shared_ptr<const Program> program; ///< null when there are problems
    std::vector<Problem> problems;
};

/// Compiles \p scenario: validates it, then turns every block into the statement that its Python
/// line stands for. Disabled blocks and comments are left out.
CompileResult compile(const Scenario &scenario);

} // namespace coroscope
