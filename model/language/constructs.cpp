// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/constructs.h"

#include <algorithm>

namespace coroscope::language {

namespace {

constexpr Construct constructs[] = {
    {"yield", "'yield' needs parentheses here.", "Write (yield ...), or use a yield block."},
    {"lambda", "'lambda' needs parentheses here.", "Write (lambda ...)."},
    {"not", "'not' needs parentheses here.", "Write (not ...)."},
    {"await", "'await' needs parentheses here.", "Write (await ...)."},
    {"async", "'async' begins a statement, not an expression.",
     "Use a task group, timeout, with or as-completed block."},
    {"class", "'class' begins a definition, not an expression.", "Use a class block."},
    {"import", "Imports are outside of the scenario language.",
     "asyncio, time, random, functools and contextlib are always there: just use them."},
    {"from", "Imports are outside of the scenario language.",
     "asyncio, time, random, functools and contextlib are always there: just use them."},
    {"def", "'def' begins a definition, not an expression.",
     "Add a definition of its own, or write a lambda."},
    {"@", "Decorators are outside of the scenario language.",
     "Call the decorating function yourself, in a let block."},
    {"`", "Backquotes are no longer Python.", "Write repr(...)."},
    {"return", "'return' begins a statement, not an expression.", "Use a return block."},
    {"raise", "'raise' begins a statement, not an expression.", "Use a raise block."},
    {"assert", "'assert' begins a statement, not an expression.", "Use an assert block."},
    {"del", "'del' begins a statement, not an expression.", "Use a delete block."},
    {"pass", "'pass' is a statement, not an expression.", "Use a pass block."},
    {"break", "'break' is a statement, not an expression.", "Use a break block."},
    {"continue", "'continue' is a statement, not an expression.", "Use a continue block."},
    {"global", "'global' begins a statement, not an expression.", "Use a block of its own."},
    {"nonlocal", "'nonlocal' begins a statement, not an expression.", "Use a block of its own."},
    {"if", "'if' begins a statement, not an expression.",
     "Use an if block, or write: value if condition else other."},
    {"elif", "'elif' begins a branch, not an expression.", "Use an if block with a branch."},
    {"else", "'else' without a value before it.", "Write: value if condition else other."},
    {"for", "'for' begins a statement, not an expression.",
     "Use a for block, or put the element before it: [element for x in xs]."},
    {"while", "'while' begins a statement, not an expression.", "Use a while block."},
    {"try", "'try' begins a statement, not an expression.", "Use a try block."},
    {"except", "'except' begins a branch, not an expression.", "Use a try block."},
    {"finally", "'finally' begins a branch, not an expression.", "Use a try block."},
    {"with", "'with' begins a statement, not an expression.", "Use a with block."},
    {"!", "'!' is no operator of Python.", "Write not."},
    {"?", "'?' is no operator of Python.", "Write: value if condition else other."},
    {"$", "'$' has no meaning in Python.", "Delete it."},
};

struct Misspelling {
    std::string_view first;
    Construct second;
};
constexpr Misspelling misspellings[] = {
    {"&", {"&", "'&&' is no operator of Python.", "Write and."}},
    {"|", {"|", "'||' is no operator of Python.", "Write or."}},
    {"=", {"=", "'= =' is no operator of Python.", "Write == without a space."}},
    {"==", {"=", "'===' is no operator of Python.", "Write ==."}},
    {"!=", {"=", "'!==' is no operator of Python.", "Write !=."}},
    {"=", {">", "'=>' is no operator of Python.", "Write >=, or lambda for a function."}},
    {"", {":=", "':=' needs parentheses here.", "Write (name := value)."}},
    {"", {"<>", "'<>' is no longer Python.", "Write !=."}},
    {"", {"->", "'->' has no meaning here.", "Delete it; results need no annotation."}},
    {"", {";", "';' would begin a second statement.", "Put it into a block of its own."}},
    {"", {"?", "'?' is no operator of Python.", "Write: value if condition else other."}},
    {"", {"!", "'!' is no operator of Python.", "Write not before the value, or !=."}},
    {"", {"$", "'$' has no meaning in Python.", "Delete it."}},
    {"", {"`", "Backquotes are no longer Python.", "Write repr(...)."}},
};

/// In the order of Expr::node.
constexpr std::string_view names[] = {"literal",
                                      "name",
                                      "f-string expression",
                                      "tuple",
                                      "list",
                                      "set display",
                                      "dict literal",
                                      "attribute",
                                      "subscript",
                                      "slice",
                                      "starred",
                                      "function call",
                                      "expression",
                                      "expression",
                                      "expression",
                                      "comparison",
                                      "conditional expression",
                                      "lambda",
                                      "comprehension",
                                      "await expression",
                                      "named expression",
                                      "yield expression"};
static_assert(std::size(names) == std::variant_size_v<decltype(Expr::node)>);

constexpr std::string_view comprehensionNames[] = {"list comprehension", "set comprehension",
                                                   "dict comprehension", "generator expression"};

std::string_view constantName(const Constant &constant)
{
    if (std::holds_alternative<None>(constant.value))
        return "None";
    if (std::holds_alternative<Ellipsis>(constant.value))
        return "ellipsis";
    if (const bool *truth = std::get_if<bool>(&constant.value))
        return *truth ? "True" : "False";
    return "literal";
}

} // namespace

const Construct *constructAt(std::string_view word)
{
    const auto found = std::ranges::find(constructs, word, &Construct::word);
    return found == std::end(constructs) ? nullptr : found;
}

const Construct *misspeltOperator(std::string_view first, std::string_view second)
{
    const auto found = std::ranges::find_if(misspellings, [&](const Misspelling &misspelling) {
        return misspelling.second.word == second &&
               (misspelling.first.empty() || misspelling.first == first);
    });
    return found == std::end(misspellings) ? nullptr : &found->second;
}

std::string_view expressionName(const Expr &expr)
{
    if (const auto *constant = std::get_if<Constant>(&expr.node))
        return constantName(*constant);
    if (const auto *comprehension = std::get_if<Comprehension>(&expr.node))
        return comprehensionNames[static_cast<int>(comprehension->kind)];
    return names[expr.node.index()];
}

} // namespace coroscope::language
