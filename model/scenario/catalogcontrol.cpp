// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenario/catalogtables.h"

namespace coroscope::catalog {
namespace {

constexpr BlockField ifFields[] = {
    expression("condition", "Condition", "True", "The blocks inside run when this is true."),
};

constexpr BlockField whileFields[] = {
    expression("condition", "Condition", "False",
               "The blocks inside run again and again as long as this is true."),
};

constexpr std::string_view forKinds[] = {"for", "async for"};
constexpr BlockField forFields[] = {
    choice("keyword", "Kind", forKinds,
           "for, the default, goes through a list and the like; async for awaits each item of a "
           "coroutine that yields."),
    {.key = "target",
     .title = "Variable",
     .type = FieldType::Target,
     .required = true,
     .initial = "i",
     .help = "The variable that holds one item after the other."},
    expression("iterable", "Items", "range(3)",
               "The items to go through: a list, a set, range(3) for 0, 1, 2, and so on."),
};

constexpr std::string_view definitionKinds[] = {"async def", "def"};
constexpr BlockField defineFields[] = {
    choice(
        "keyword", "Kind", definitionKinds,
        "async def, the default, makes a coroutine, which may wait; def makes a plain function."),
    {.key = "name",
     .title = "Name",
     .type = FieldType::Name,
     .required = true,
     .initial = "helper",
     .help = "The name by which it is called."},
    {.key = "parameters",
     .title = "Parameters",
     .type = FieldType::Parameters,
     .help = "The names of its arguments, separated by commas; b=2 gives a default."},
};

constexpr BlockField classFields[] = {
    {.key = "name",
     .title = "Name",
     .type = FieldType::Name,
     .required = true,
     .initial = "Thing",
     .help = "The name by which it is called to make an object."},
    optional("base", "Derived from",
             "A class whose methods it has too: another class of the program, or an exception."),
};

constexpr BlockField exceptFields[] = {
    {.key = "type",
     .title = "Exception",
     .initial = "Exception",
     .help = "The class of exceptions to catch, or several in parentheses. Empty catches all."},
    {.key = "name",
     .title = "Name",
     .type = FieldType::Name,
     .initial = "error",
     .help = "The variable that holds the exception that was caught. Empty: it is not kept."},
};

constexpr BlockField exceptStarFields[] = {
    expression("type", "Exceptions", "Exception",
               "The class of exceptions to take out of the group, or several in parentheses."),
    {.key = "name",
     .title = "Name",
     .type = FieldType::Name,
     .initial = "group",
     .help = "The variable that holds the group of those that were taken. Empty: it is not kept."},
};

constexpr BlockKind ifClauses[] = {BlockKind::Elif, BlockKind::Else};
constexpr BlockKind loopClauses[] = {BlockKind::Else};
constexpr BlockKind tryClauses[] = {BlockKind::Except, BlockKind::ExceptStar, BlockKind::Else,
                                    BlockKind::Finally};

constexpr BlockType control[] = {
    {.kind = BlockKind::If,
     .key = "if",
     .group = BlockGroup::Control,
     .title = "if",
     .fields = ifFields,
     .python = "if {condition:argument}:",
     .hasBody = true,
     .clauses = ifClauses,
     .help = "Runs the blocks inside when a condition holds; elif and else say what else to do."},
    {.kind = BlockKind::While,
     .key = "while",
     .group = BlockGroup::Control,
     .title = "while",
     .fields = whileFields,
     .python = "while {condition:argument}:",
     .hasBody = true,
     .clauses = loopClauses,
     .help = "Repeats the blocks inside as long as a condition holds."},
    {.kind = BlockKind::For,
     .key = "for",
     .group = BlockGroup::Control,
     .title = "for",
     .fields = forFields,
     .python = "{keyword} {target} in {iterable}:",
     .summary = "{keyword} {target} in {iterable}",
     .hasBody = true,
     .clauses = loopClauses,
     .suspends = true,
     .help = "Runs the blocks inside once for each item."},
    {.kind = BlockKind::Break,
     .key = "break",
     .group = BlockGroup::Control,
     .title = "break",
     .fields = {},
     .python = "break",
     .help = "Leaves the loop around it at once."},
    {.kind = BlockKind::Continue,
     .key = "continue",
     .group = BlockGroup::Control,
     .title = "continue",
     .fields = {},
     .python = "continue",
     .help = "Goes on with the next turn of the loop around it."},
    {.kind = BlockKind::Try,
     .key = "try",
     .group = BlockGroup::Control,
     .title = "try",
     .fields = {},
     .python = "try:",
     .hasBody = true,
     .clauses = tryClauses,
     .help = "Runs the blocks inside; except catches exceptions, finally runs in any case."},
    {.kind = BlockKind::Define,
     .key = "define",
     .group = BlockGroup::Control,
     .title = "define",
     .fields = defineFields,
     .python = "{keyword} {name}({parameters}):",
     .summary = "{keyword} {name}({parameters})",
     .hasBody = true,
     .help = "Defines a coroutine or function here. It sees the variables of the one around it."},
    {.kind = BlockKind::Class,
     .key = "class",
     .group = BlockGroup::Control,
     .title = "class",
     .fields = classFields,
     .python = "class {name}[({base})]:",
     .summary = "{name}[({base})]",
     .hasBody = true,
     .help = "Makes a class of objects. The definitions inside are its methods; their first "
             "parameter, self, is the object."},
};

constexpr BlockType clauses[] = {
    {.kind = BlockKind::Elif,
     .key = "elif",
     .group = BlockGroup::Clause,
     .title = "elif",
     .fields = ifFields,
     .python = "elif {condition:argument}:",
     .hasBody = true,
     .help = "Tried when the conditions before it did not hold."},
    {.kind = BlockKind::Else,
     .key = "else",
     .group = BlockGroup::Clause,
     .title = "else",
     .fields = {},
     .python = "else:",
     .hasBody = true,
     .help = "Runs when no condition held, when a loop ended without break, or when a try raised "
             "nothing."},
    {.kind = BlockKind::Except,
     .key = "except",
     .group = BlockGroup::Clause,
     .title = "except",
     .fields = exceptFields,
     .python = "except[ {type:argument}[ as {name}]]:",
     .summary = "except[ {type}][ as {name}]",
     .hasBody = true,
     .help = "Runs when the blocks of the try raised such an exception."},
    {.kind = BlockKind::ExceptStar,
     .key = "except_star",
     .group = BlockGroup::Clause,
     .title = "except*",
     .fields = exceptStarFields,
     .python = "except* {type:argument}[ as {name}]:",
     .summary = "except* {type}[ as {name}]",
     .hasBody = true,
     .help =
         "Takes the exceptions of one kind out of an ExceptionGroup and runs for them together; "
         "what no clause takes is raised again."},
    {.kind = BlockKind::Finally,
     .key = "finally",
     .group = BlockGroup::Clause,
     .title = "finally",
     .fields = {},
     .python = "finally:",
     .hasBody = true,
     .help = "Runs at the end in any case, also after an exception or a cancellation."},
};

} // namespace

std::span<const BlockType> controlBlocks() { return control; }

std::span<const BlockType> clauseBlocks() { return clauses; }

} // namespace coroscope::catalog
