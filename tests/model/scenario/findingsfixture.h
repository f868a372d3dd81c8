// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "builders.h"
#include "scenario/findings.h"
#include "scenario/validation.h"

#include <gtest/gtest.h>

#include <ostream>

namespace coroscope::test {

inline Block let(const char *target, const char *value)
{
    return block(BlockKind::Let, {{"target", target}, {"value", value}});
}
inline Block run(const char *expression)
{
    return block(BlockKind::Do, {{"expression", expression}});
}
inline Block await(const char *expression, const char *target = "")
{
    return block(BlockKind::Await, {{"expression", expression}, {"target", target}});
}
inline Block log(const char *values) { return block(BlockKind::Log, {{"values", values}}); }
inline Block sleep(const char *seconds = "1")
{
    return block(BlockKind::Sleep, {{"seconds", seconds}});
}
/// `try:` with this body, `except:` doing nothing.
inline Block tried(BlockList body)
{
    return with(block(BlockKind::Try), std::move(body),
                {with(block(BlockKind::Except), {block(BlockKind::Pass)})});
}
inline Definition function(std::string name, BlockList body,
                           std::vector<std::string> parameters = {})
{
    Definition made = coroutine(std::move(name), std::move(body));
    made.kind = Definition::Kind::Function;
    made.parameters = std::move(parameters);
    return made;
}

/// A coroutine `main` with this body, a coroutine `hello(a)` beside it, and what runs main.
inline Scenario mainWith(BlockList body)
{
    Definition hello = coroutine("hello", {sleep(), block(BlockKind::Return, {{"value", "a"}})});
    hello.parameters = {"a=1"};
    return numbered(scenarioOf({hello, coroutine("main", std::move(body))},
                               {block(BlockKind::Run, {{"call", "main()"}})}));
}

/// What is found in \p scenario, which must be valid: "what" of each.
inline std::vector<std::string> found(const Scenario &scenario)
{
    for (const Problem &problem : validate(scenario))
        ADD_FAILURE() << problem.text();
    std::vector<std::string> all;
    for (const Finding &finding : warnings(scenario))
        all.push_back(finding.problem.what);
    return all;
}

/// The one finding in \p scenario.
inline Finding onlyFinding(const Scenario &scenario)
{
    const std::vector<std::string> all = found(scenario);
    EXPECT_EQ(all.size(), 1u) << testing::PrintToString(all);
    return all.empty() ? Finding{} : warnings(scenario).front();
}

/// The Python line of the block that the fix puts there; empty without a fix.
inline std::string fixedLine(const Finding &finding)
{
    return finding.fix ? pythonLine(finding.fix->replacement) : std::string();
}

using None = std::vector<std::string>;

} // namespace coroscope::test
