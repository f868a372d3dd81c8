// SPDX-License-Identifier: GPL-3.0-or-later
#include "io/pythonfields.h"

#include "io/pythonpage.h"
#include "language/names.h"
#include "language/parser.h"
#include "language/unparser.h"
#include "scenario/fieldcheck.h"
#include "scenario/linepattern.h"

#include <algorithm>

namespace coroscope {
namespace {

using namespace language;

constexpr std::string_view missing = "...";
constexpr std::string_view nameless = "_";
constexpr std::string_view modules[] = {
    "asyncio",   "collections", "concurrent", "contextlib", "functools", "heapq", "inspect",
    "itertools", "logging",     "math",       "operator",   "random",    "time"};

std::string_view trimmed(std::string_view text)
{
    constexpr std::string_view blanks = " \t\r\n\f\v";
    const std::size_t first = text.find_first_not_of(blanks);
    return first == std::string_view::npos
               ? std::string_view()
               : text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

/// How a text becomes one expression, and what must be cut off that one when it is written again.
struct Wrapping {
    std::string_view before, after;
    std::size_t cutBefore, cutAfter;
};

Wrapping wrapping(FieldType type)
{
    return type == FieldType::ExpressionList ? Wrapping{"_(", ")", 2, 1}
           : type == FieldType::Parameters   ? Wrapping{"(lambda ", ": 0)", 6, 3}
                                             : Wrapping{"", "", 0, 0};
}

/// \p text, which parses, on one line; in parentheses where Python has no way to write it so.
std::string lined(FieldType type, const std::string &text)
{
    const bool isLine = text.find_first_of("\r\n\f\v") == std::string_view::npos;
    if ((isLine && !endsInComment(text)) || type == FieldType::Name || type == FieldType::Choice)
        return text;
    const std::optional<std::string> line = unparsedField(type, text);
    return line ? *line : type == FieldType::Expression ? "(" + text + ")" : text;
}

/// What stands for a text that is missing or wrong.
std::string_view placeholder(FieldType type)
{
    switch (type) {
    case FieldType::Expression:
    case FieldType::ExpressionList:
        return missing;
    case FieldType::Target:
    case FieldType::Name:
        return nameless;
    default:
        return {};
    }
}

/// True for `*xs`, which stands only in lists and tuples.
bool isStarred(const BlockField &field, std::string_view text)
{
    if (field.type != FieldType::Expression || !text.starts_with('*'))
        return false;
    const auto tree = parseExpression(text);
    return tree && std::holds_alternative<Starred>((*tree)->node);
}

void add(std::string &remark, std::string_view text)
{
    const std::string line = onOneLine(text);
    if (!line.empty())
        remark += (remark.empty() ? "" : "; ") + line;
}

/// Makes \p text fit its field, or puts it into \p remark.
void makeSound(const BlockField &field, std::string &text, std::string &remark)
{
    if (field.type == FieldType::Text)
        return;
    text = trimmed(text);
    const bool isWrong = checkField(field, text).problem.has_value() || isStarred(field, text);
    if (isWrong)
        add(remark, text);
    text = isWrong ? placeholder(field.type) : lined(field.type, text);
}

std::string joined(const std::vector<std::string> &texts)
{
    std::string all;
    for (const std::string &text : texts)
        all += (all.empty() ? "" : ", ") + text;
    return all;
}

/// True when the line of \p block, whose fields are sound each for itself, is a statement.
bool readsAsStatement(const Block &block)
{
    const BlockType &type = blockType(block.kind);
    return type.hasBody || block.kind == BlockKind::Comment || block.kind == BlockKind::Unknown ||
           parseSimpleStatement(pythonLine(block)).ok();
}

} // namespace

std::vector<ExprPtr> parsedField(FieldType type, std::string_view text)
{
    std::vector<ExprPtr> trees;
    const auto keep = [&trees](Result<ExprPtr> tree) {
        if (tree)
            trees.push_back(std::move(tree).value());
    };
    if (type == FieldType::Expression)
        keep(parseExpression(text));
    if (type == FieldType::Target)
        keep(parseTarget(text));
    if (type == FieldType::ExpressionList)
        keep(parseExpression("_(" + std::string(text) + ")"));
    if (type != FieldType::Parameters)
        return trees;
    if (auto parameters = parseParameters(text)) {
        for (Parameter &parameter : *parameters) {
            if (parameter.defaultValue)
                trees.push_back(std::move(parameter.defaultValue));
        }
    }
    return trees;
}

PresentableBlock presentable(const Block &block)
{
    const BlockType &type = blockType(block.kind);
    PresentableBlock made;
    made.block.id = block.id;
    made.block.kind = block.kind;
    made.block.fields = block.fields;
    made.block.fields.resize(type.fields.size());
    for (std::size_t i = 0; i < type.fields.size(); ++i)
        makeSound(type.fields[i], made.block.fields[i], made.remark);
    // What catches everything has a name in Python, if it is to be kept in a variable.
    if (block.kind == BlockKind::Except && fieldText(made.block, "type").empty() &&
        !fieldText(made.block, "name").empty())
        made.block.fields[*fieldIndex(type, "type")] = "BaseException";
    if (!readsAsStatement(made.block)) {
        add(made.remark, pythonLine(made.block));
        made.block.kind = BlockKind::Do;
        made.block.fields = {std::string(missing)};
    }
    add(made.remark, block.comment);
    return made;
}

PresentableBlock presentable(const Definition &definition)
{
    const bool isCoroutine = definition.kind == Definition::Kind::Coroutine;
    Block head;
    head.kind = BlockKind::Define;
    head.fields = {isCoroutine ? "async def" : "def", definition.name,
                   joined(definition.parameters)};
    return presentable(head);
}

std::set<std::string> namesRead(const Block &block)
{
    const BlockType &type = blockType(block.kind);
    std::set<std::string> names;
    std::string fixed(type.python); // what the line has of its own
    for (std::size_t i = 0; i < type.fields.size(); ++i) {
        const BlockField &field = type.fields[i];
        for (const ExprPtr &tree : parsedField(field.type, block.fields[i])) {
            std::set<std::string> bound;
            if (field.type == FieldType::Target)
                addTargetNames(*tree, bound);
            for (const std::string &name : freeNames(*tree)) {
                if (!bound.contains(name))
                    names.insert(name);
            }
        }
        if (field.type == FieldType::Choice)
            fixed += block.fields[i].empty() ? field.choices.front() : block.fields[i];
    }
    for (const std::string_view module : modules) {
        if (fixed.find(std::string(module) + ".") != std::string::npos)
            names.emplace(module);
    }
    if (block.kind == BlockKind::Compute)
        names.emplace("compute");
    return names;
}

std::optional<std::string> unparsedField(FieldType type, std::string_view text,
                                         const Unparser::Rewrite *rewrite)
{
    if (type == FieldType::Name || type == FieldType::Choice || type == FieldType::Text)
        return std::nullopt;
    const auto [before, after, cutBefore, cutAfter] = wrapping(type);
    const auto tree =
        type == FieldType::Target
            ? parseTarget(text)
            : parseExpression(std::string(before) + std::string(text) + "\n" + std::string(after));
    if (!tree)
        return std::nullopt;
    Unparser unparser(false, rewrite);
    // The call around a list is no part of it.
    if (const auto *call = std::get_if<Call>(&(*tree)->node); call && !before.empty())
        unparser(*call);
    else
        unparser.write(**tree, Precedence::NamedExpr);
    if (!unparser.isFaithful())
        return std::nullopt;
    const std::string_view all = unparser.text();
    return std::string(trimmed(all.substr(cutBefore, all.size() - cutBefore - cutAfter)));
}

std::set<std::string> parameterNames(const Block &definition)
{
    std::set<std::string> names;
    if (const auto parameters = parseParameters(fieldText(definition, "parameters"))) {
        for (const Parameter &parameter : *parameters)
            names.insert(parameter.name);
    }
    return names;
}

std::set<std::string> namesBound(const Block &block)
{
    const BlockType &type = blockType(block.kind);
    std::set<std::string> names;
    for (std::size_t i = 0; i < type.fields.size(); ++i) {
        if (type.fields[i].type == FieldType::Name)
            names.insert(block.fields[i]);
        if (type.fields[i].type != FieldType::Target)
            continue;
        for (const ExprPtr &tree : parsedField(FieldType::Target, block.fields[i]))
            addTargetNames(*tree, names);
    }
    return names;
}

std::span<const std::string_view> pythonModules() { return modules; }

} // namespace coroscope
