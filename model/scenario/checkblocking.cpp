// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenario/blockcatalog.h"
#include "scenario/checks.h"

namespace coroscope {

using namespace language;

namespace {

/// What of \p expr holds the loop: "time.sleep" or "compute"; empty when nothing does.
std::string holding(const ProgramTree &tree, const Scope &scope, const Expr &expr)
{
    std::string found;
    forEachEvaluated(expr, [&](const Expr &part) {
        const Call *call = moduleCall(tree, scope, part, "time", "sleep");
        if (call)
            found = "time.sleep";
        const auto *other = std::get_if<Call>(&part.node);
        const auto *name = other ? std::get_if<Name>(&other->callee->node) : nullptr;
        if (name && name->id == "compute" && tree.isBuiltIn(scope, name->id))
            found = "compute";
    });
    return found;
}

std::optional<Fix> sleepInstead(const Block *block)
{
    if (!block || block->kind != BlockKind::Blocking)
        return std::nullopt;
    return Fix{"Sleep instead",
               replacementFor(*block, BlockKind::Sleep,
                              {{"seconds", std::string(fieldText(*block, "seconds"))}})};
}

} // namespace

void checkBlocking(const ProgramTree &tree, Findings &out)
{
    for (const Place &place : tree.places()) {
        if (!place.scope->isCoroutine())
            continue;
        std::string what;
        forEachOwnExpression(*place.statement, [&](const Expr &expr) {
            if (what.empty())
                what = holding(tree, *place.scope, expr);
        });
        if (what.empty())
            continue;
        const bool isSleep = what == "time.sleep";
        out.add(Severity::Hint, place,
                {.what = what + " holds the loop: no other task runs until it is over.",
                 .remedy = isSleep ? "To let them run, sleep with asyncio.sleep."
                                   : "To let them run, do the work in parts, with a sleep(0) "
                                     "between them."},
                sleepInstead(findBlock(tree.scenario(), place.statement->block)));
    }
}

} // namespace coroscope
