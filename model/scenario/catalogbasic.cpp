// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenario/catalogtables.h"

namespace coroscope::catalog {
namespace {

constexpr BlockField logFields[] = {
    {.key = "values",
     .title = "Values",
     .type = FieldType::ExpressionList,
     .initial = "\"hello\"",
     .help = "What to print, separated by commas. Empty prints an empty line."},
};

constexpr std::string_view assignments[] = {
    "=", "+=", "-=", "*=", "/=", "//=", "%=", "**=", "<<=", ">>=", "&=", "|=", "^=", "@="};
constexpr BlockField letFields[] = {
    {.key = "target",
     .title = "Name",
     .type = FieldType::Target,
     .required = true,
     .initial = "x",
     .help = "The variable to set: x, or several as in a, b, or an item as in xs[0]."},
    choice("operator", "Operator", assignments,
           "How to set it: = stores the value, += adds it to the old one, and so on. "
           "The default is =."),
    expression("value", "Value", "0", "The value to store: any expression."),
};

constexpr BlockField doFields[] = {
    expression("expression", "Expression", "print(\"done\")",
               "An expression that is evaluated for its effect, as in xs.append(1)."),
};

constexpr BlockField returnFields[] = {
    optional("value", "Value", "What the coroutine or function gives back. Empty gives None."),
};

constexpr std::string_view yields[] = {"yield", "yield from"};
constexpr BlockField yieldFields[] = {
    choice("keyword", "Kind", yields,
           "yield, the default, hands out one value; yield from hands out all that another "
           "generator, a list or the like gives, and stands in functions alone."),
    {.key = "value",
     .title = "Value",
     .initial = "i",
     .help = "What whoever iterates receives. Empty hands out None."},
    result("", "The variable that receives what send() or asend() is given, else None."),
};

constexpr BlockField raiseFields[] = {
    {.key = "exception",
     .title = "Exception",
     .initial = "ValueError(\"wrong\")",
     .help = "The exception to raise. Empty raises the one that is being handled again."},
    optional("cause", "Cause", "The exception that led to this one, shown with it."),
};

constexpr BlockField assertFields[] = {
    expression("condition", "Condition", "True",
               "What must be true. Otherwise an AssertionError is raised."),
    optional("message", "Message", "What the AssertionError says."),
};

constexpr BlockField deleteFields[] = {
    {.key = "targets",
     .title = "Names",
     .type = FieldType::Target,
     .required = true,
     .initial = "x",
     .help = "The variables, items or attributes to delete, as in x, xs[0] or o.x."},
};

constexpr BlockField commentFields[] = {
    {.key = "text",
     .title = "Text",
     .type = FieldType::Text,
     .initial = "note",
     .help = "Text for the reader. It does not run."},
};

constexpr std::string_view scopes[] = {"nonlocal", "global"};
constexpr BlockField scopeFields[] = {
    choice("keyword", "Scope", scopes,
           "Where the variables live: nonlocal is the enclosing function, global the program."),
    {.key = "names",
     .title = "Names",
     .type = FieldType::ExpressionList,
     .required = true,
     .initial = "x",
     .help = "The variables that this function changes outside itself, separated by commas."},
};

constexpr BlockType basicRows[] = {
    {.kind = BlockKind::Log,
     .key = "log",
     .group = BlockGroup::Basic,
     .title = "log",
     .fields = logFields,
     .python = "print({values})",
     .help = "Prints values into the log, with the time at which it happened."},
    {.kind = BlockKind::Let,
     .key = "let",
     .group = BlockGroup::Basic,
     .title = "let",
     .fields = letFields,
     .python = "{target} {operator} {value}",
     .summary = "{target} {operator} {value}",
     .help = "Stores a value in a variable."},
    {.kind = BlockKind::Do,
     .key = "do",
     .group = BlockGroup::Basic,
     .title = "do",
     .fields = doFields,
     .python = "{expression}",
     .help = "Evaluates an expression and throws its value away, such as a call of a method."},
    {.kind = BlockKind::Return,
     .key = "return",
     .group = BlockGroup::Basic,
     .title = "return",
     .fields = returnFields,
     .python = "return[ {value}]",
     .help = "Ends the coroutine or function and gives a value to whoever waits for it."},
    {.kind = BlockKind::Yield,
     .key = "yield",
     .group = BlockGroup::Basic,
     .title = "yield",
     .fields = yieldFields,
     .python = "[{target} = ]{keyword}[ {value}]",
     .summary = "{keyword}[ {value}]",
     .help = "Hands a value to the loop that iterates, and goes on here when that wants the next. "
             "Makes the coroutine or function around it a generator."},
    {.kind = BlockKind::Raise,
     .key = "raise",
     .group = BlockGroup::Basic,
     .title = "raise",
     .fields = raiseFields,
     .python = "raise[ {exception:argument}[ from {cause:argument}]]",
     .summary = "raise[ {exception}[ from {cause}]]",
     .help = "Ends what runs now with an exception, until an except clause catches it."},
    {.kind = BlockKind::Pass,
     .key = "pass",
     .group = BlockGroup::Basic,
     .title = "pass",
     .fields = {},
     .python = "pass",
     .help = "Does nothing."},
    {.kind = BlockKind::Assert,
     .key = "assert",
     .group = BlockGroup::Basic,
     .title = "assert",
     .fields = assertFields,
     .python = "assert {condition:argument}[, {message:argument}]",
     .help = "Raises an AssertionError unless a condition holds."},
    {.kind = BlockKind::Delete,
     .key = "delete",
     .group = BlockGroup::Basic,
     .title = "delete",
     .fields = deleteFields,
     .python = "del {targets}",
     .help = "Deletes variables, items or attributes."},
    {.kind = BlockKind::Comment,
     .key = "comment",
     .group = BlockGroup::Basic,
     .title = "comment",
     .fields = commentFields,
     .python = "#[ {text}]",
     .summary = "# {text}",
     .help = "A note among the blocks. It does not run."},
    {.kind = BlockKind::Scope,
     .key = "scope",
     .group = BlockGroup::Basic,
     .title = "scope",
     .fields = scopeFields,
     .python = "{keyword} {names}",
     .summary = "{keyword} {names}",
     .help = "Says that variables set in this function are those of the function around it, "
             "or of the program."},
};

} // namespace

std::span<const BlockType> basicBlocks() { return basicRows; }

} // namespace coroscope::catalog
