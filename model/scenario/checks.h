// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scenario/findings.h"
#include "scenario/programtree.h"

#include <string_view>

namespace coroscope {

/// Gathers the findings of the checks below.
class Findings {
public:
    explicit Findings(const ProgramTree &tree) : m_tree(tree) {}

    /// A finding about the block at \p place. What place and block the problem has is filled in.
    void add(Severity severity, const Place &place, Problem problem,
             std::optional<Fix> fix = std::nullopt);
    std::vector<Finding> take() { return std::move(m_all); }

private:
    const ProgramTree &m_tree;
    std::vector<Finding> m_all;
};

/// The checks: each looks at every place of the program for one kind of mistake.
/// Names that nothing binds, and variables that are changed before they can be set.
void checkNames(const ProgramTree &tree, Findings &out);
/// Classes that are derived from what none can be derived from.
void checkBases(const ProgramTree &tree, Findings &out);
/// Coroutines that are called and never awaited.
void checkNeverAwaited(const ProgramTree &tree, Findings &out);
/// Tasks that wait for themselves.
void checkSelfAwait(const ProgramTree &tree, Findings &out);
/// Calls of asyncio.wait with nothing to wait for, or with coroutines.
void checkWaits(const ProgramTree &tree, Findings &out);
/// Results asked of tasks and futures that cannot be done yet.
void checkEarlyResults(const ProgramTree &tree, Findings &out);
/// Calls in coroutines that hold the loop.
void checkBlocking(const ProgramTree &tree, Findings &out);

/// The call \p expr if it calls asyncio.\p function, else null.
const language::Call *asyncioCall(const ProgramTree &tree, const Scope &scope,
                                  const language::Expr &expr, std::string_view function);
/// The call \p expr if it calls \p module.\p function, and \p module is the one Python knows.
const language::Call *moduleCall(const ProgramTree &tree, const Scope &scope,
                                 const language::Expr &expr, std::string_view module,
                                 std::string_view function);
/// The name of the coroutine function that \p expr calls, if it is such a call for certain: of one
/// that the scenario defines once, or of asyncio's own. Else empty.
std::string calledCoroutine(const ProgramTree &tree, const Scope &scope,
                            const language::Expr &expr);
/// The variable \p expr, if it is one that is bound once, not in a loop; else null.
const Variable *boundOnce(const ProgramTree &tree, const Scope &scope, const language::Expr &expr);
/// A block of \p kind in the place of \p block, with its comment and these fields.
Block replacementFor(const Block &block, BlockKind kind,
                     std::initializer_list<std::pair<std::string_view, std::string>> fields);

} // namespace coroscope
