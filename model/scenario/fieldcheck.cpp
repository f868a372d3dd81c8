// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenario/fieldcheck.h"

#include "language/children.h"
#include "language/names.h"
#include "language/parser.h"
#include "scenario/linepattern.h"

#include <algorithm>
#include <set>

namespace coroscope {
namespace {

Suspensions suspensionsIn(const language::Expr &expr)
{
    Suspensions found;
    language::forEachExpression(expr, [&](const language::Expr &part) {
        const auto *yield = std::get_if<language::Yield>(&part.node);
        found.awaits |= language::suspends(part);
        found.yields |= yield != nullptr;
        found.yieldsFrom |= yield && yield->isFrom;
    });
    return found;
}

/// The problem of an `await` or `yield` where neither can stand: in a lambda, or of a `yield` in a
/// comprehension.
std::optional<Problem> misplacedIn(const language::Expr &expr)
{
    std::optional<Problem> problem;
    language::forEachExpression(expr, [&](const language::Expr &part) {
        const auto *lambda = std::get_if<language::Lambda>(&part.node);
        const bool isComprehension = std::holds_alternative<language::Comprehension>(part.node);
        if (problem || (!lambda && !isComprehension))
            return;
        const Suspensions inside = suspensionsIn(part);
        const int line = part.position.line, column = part.position.column;
        if (lambda && inside.awaits)
            problem = {.what = "A lambda cannot await.",
                       .remedy = "Use a define block that makes a coroutine.",
                       .line = line,
                       .column = column};
        else if (inside.yields)
            problem = {.what = lambda ? "A lambda cannot yield." : "A comprehension cannot yield.",
                       .remedy =
                           lambda ? "Use a define block." : "Use a for block, and yield in it.",
                       .line = line,
                       .column = column};
    });
    return problem;
}

FieldCheck checkTree(const Result<language::ExprPtr> &tree)
{
    if (!tree)
        return {.problem = tree.problem()};
    return {misplacedIn(**tree), suspensionsIn(**tree)};
}

FieldCheck commentProblem()
{
    return {.problem = Problem{.what = "The text ends in a comment.",
                               .remedy = "Write it as the comment of the block."}};
}

FieldCheck checkExpression(const BlockField &, std::string_view text)
{
    if (endsInComment(text))
        return commentProblem();
    return checkTree(language::parseExpression(text));
}

FieldCheck checkTarget(const BlockField &, std::string_view text)
{
    if (endsInComment(text))
        return commentProblem();
    return checkTree(language::parseTarget(text));
}

/// Parses the list as the arguments of a call. That nothing but that call comes out shows that the
/// text does not close the parenthesis itself.
FieldCheck checkArguments(const BlockField &, std::string_view text)
{
    constexpr std::string_view head = "_(";
    const auto tree = language::parseExpression(std::string(head) + std::string(text) + ")");
    FieldCheck check = checkTree(tree);
    if (check.problem && check.problem->line == 1)
        check.problem->column -= static_cast<int>(head.size());
    const auto *call = tree ? std::get_if<language::Call>(&(*tree)->node) : nullptr;
    const bool isOneCall = call && std::holds_alternative<language::Name>(call->callee->node);
    if (tree && !isOneCall)
        check.problem = {.what = "A parenthesis is closed that was not opened.",
                         .remedy = "Separate the values with commas alone.",
                         .line = 1,
                         .column = 1};
    return check;
}

FieldCheck checkName(const BlockField &, std::string_view text)
{
    if (language::isIdentifier(text))
        return {};
    return {.problem = Problem{.what = "This cannot be a name.",
                               .remedy = "Use letters, digits and _, not a digit first, and no "
                                         "word of Python's own.",
                               .line = 1,
                               .column = 1}};
}

FieldCheck checkText(const BlockField &, std::string_view text)
{
    if (text.find('\0') == std::string_view::npos)
        return {};
    return {.problem = Problem{.what = "The text holds a zero character.",
                               .remedy = "Remove it, or write the text anew."}};
}

FieldCheck checkChoice(const BlockField &field, std::string_view text)
{
    if (std::find(field.choices.begin(), field.choices.end(), text) != field.choices.end())
        return {};
    std::string choices;
    for (const std::string_view choice : field.choices)
        choices += (choices.empty() ? "" : ", ") + std::string(choice);
    return {.problem = Problem{.what = "«" + std::string(text) + "» is none of the choices.",
                               .remedy = "Choose one of: " + choices + "."}};
}

FieldCheck checkParameters(const BlockField &, std::string_view text)
{
    const auto parameters = language::parseParameters(text);
    if (!parameters)
        return {.problem = parameters.problem()};
    FieldCheck check;
    std::set<std::string> names;
    for (const language::Parameter &parameter : *parameters) {
        if (!parameter.name.empty() && !names.insert(parameter.name).second)
            check.problem = {.what = "The parameter «" + parameter.name + "» stands twice.",
                             .remedy = "Rename one of the two."};
        if (!parameter.defaultValue)
            continue;
        const Suspensions found = suspensionsIn(*parameter.defaultValue);
        check.suspensions.awaits |= found.awaits;
        check.suspensions.yields |= found.yields;
        if (!check.problem)
            check.problem = misplacedIn(*parameter.defaultValue);
    }
    return check;
}

/// By FieldType.
constexpr FieldCheck (*fieldChecks[])(const BlockField &, std::string_view) = {
    checkExpression, checkArguments, checkTarget,    checkName,
    checkText,       checkChoice,    checkParameters};

} // namespace

FieldCheck checkField(const BlockField &field, std::string_view text)
{
    const bool isEmpty = text.find_first_not_of(" \t\r\n\f") == std::string_view::npos;
    if (isEmpty && !field.required)
        return {};
    if (isEmpty)
        return {.problem = Problem{.what = "The field «" + inSentence(field.title) + "» is empty.",
                                   .remedy = "Fill it in: " + std::string(field.help)}};
    return fieldChecks[static_cast<std::size_t>(field.type)](field, text);
}

std::string inSentence(std::string_view title)
{
    std::string text(title);
    if (!text.empty() && text[0] >= 'A' && text[0] <= 'Z')
        text[0] = static_cast<char>(text[0] - 'A' + 'a');
    return text;
}

} // namespace coroscope
