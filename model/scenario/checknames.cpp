// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/names.h"
#include "language/parser.h"
#include "scenario/blockcatalog.h"
#include "scenario/checks.h"

#include <algorithm>

namespace coroscope {

using namespace language;

namespace {

/// How many letters must be put in, left out or changed to make \p a of \p b (Levenshtein).
std::size_t distance(const std::string &a, const std::string &b)
{
    std::vector<std::size_t> row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j)
        row[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t changed = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
            diagonal = row[j];
            row[j] = std::min({changed, row[j] + 1, row[j - 1] + 1});
        }
    }
    return row.back();
}

/// The name that can be read in \p scope and is most like \p name; empty when none is much like it.
std::string nameLike(const std::string &name, const Scope &scope)
{
    std::string best;
    std::size_t least = name.size() <= 4 ? 1 : 2;
    const auto consider = [&](const std::string &other) {
        const std::size_t difference = distance(name, other);
        if (difference < least + (best.empty() ? 1 : 0) && difference < name.size()) {
            best = other;
            least = difference;
        }
    };
    for (const Scope *at = &scope; at; at = at->parent) {
        for (const auto &[other, variable] : at->variables)
            consider(other);
    }
    for (const std::string &other : builtInNames())
        consider(other);
    return best;
}

/// Where \p name stands in \p text, which \p prefix makes an expression of; in bytes of \p text.
std::vector<std::size_t> occurrences(std::string_view prefix, std::string_view text,
                                     std::string_view suffix, const std::string &name)
{
    const std::string source = std::string(prefix) + std::string(text) + std::string(suffix);
    const auto tree = parseExpression(source);
    std::vector<std::size_t> found;
    if (!tree || !freeNames(**tree).contains(name))
        return found;
    forEachExpression(**tree, [&](const Expr &part) {
        const auto *read = std::get_if<Name>(&part.node);
        if (!read || read->id != name)
            return;
        // From line and code points to bytes.
        std::size_t at = 0;
        for (int line = 1; line < part.position.line; ++line)
            at = source.find('\n', at) + 1;
        for (int column = 1; column < part.position.column; ++column) {
            do
                ++at;
            while (at < source.size() && (static_cast<unsigned char>(source[at]) & 0xC0) == 0x80);
        }
        if (source.compare(at, name.size(), name) == 0)
            found.push_back(at - prefix.size());
    });
    return found;
}

/// A field of a block that reads a name, and where.
struct NamedField {
    std::size_t index = 0;
    std::vector<std::size_t> at;
};

std::optional<NamedField> fieldReading(const Block &block, const std::string &name)
{
    const BlockType &type = blockType(block.kind);
    for (std::size_t i = 0; i < type.fields.size() && i < block.fields.size(); ++i) {
        const FieldType fieldType = type.fields[i].type;
        const bool isList = fieldType == FieldType::ExpressionList;
        if (!isList && fieldType != FieldType::Expression && fieldType != FieldType::Target)
            continue;
        std::vector<std::size_t> at = isList ? occurrences("_(", block.fields[i], ")", name)
                                             : occurrences("", block.fields[i], "", name);
        if (!at.empty())
            return NamedField{i, std::move(at)};
    }
    return std::nullopt;
}

std::string renamed(std::string text, std::vector<std::size_t> at, const std::string &from,
                    const std::string &to)
{
    std::ranges::sort(at, std::greater());
    for (const std::size_t begin : at)
        text.replace(begin, from.size(), to);
    return text;
}

void reportUnknown(const ProgramTree &tree, Findings &out, const Place &place,
                   const std::string &name)
{
    Problem problem{.what = "Nothing is called «" + name + "» here.",
                    .remedy = "Set it before it is used, or correct the name."};
    std::optional<Fix> fix;
    const std::string like = nameLike(name, *place.scope);
    if (!like.empty())
        problem.remedy = "Is «" + like + "» meant?";
    const Block *block = findBlock(tree.scenario(), place.statement->block);
    const auto field = block ? fieldReading(*block, name) : std::nullopt;
    if (field)
        problem.field = blockType(block->kind).fields[field->index].key;
    if (field && !like.empty()) {
        Block replacement = *block;
        replacement.fields[field->index] =
            renamed(block->fields[field->index], field->at, name, like);
        fix = Fix{"Write " + like, std::move(replacement)};
    }
    out.add(Severity::Warning, place, std::move(problem), std::move(fix));
}

} // namespace

void checkNames(const ProgramTree &tree, Findings &out)
{
    for (const Place &place : tree.places()) {
        if (place.isTried)
            continue;
        std::set<std::string> read;
        forEachOwnExpression(*place.statement,
                             [&read](const Expr &expr) { read.merge(freeNames(expr)); });
        for (const std::string &name : read) {
            if (!tree.find(*place.scope, name) && !builtInNames().contains(name))
                reportUnknown(tree, out, place, name);
        }
        const auto *changed = std::get_if<AugAssign>(&place.statement->node);
        const auto *name = changed ? std::get_if<Name>(&changed->target->node) : nullptr;
        const Variable *variable = name ? tree.find(*place.scope, name->id) : nullptr;
        if (!variable || variable->augmentations < variable->bindings)
            continue;
        const Scope *around = place.scope->parent;
        const bool isOuter = around && tree.find(*around, name->id);
        out.add(Severity::Warning, place,
                {.what = "«" + name->id + "» is changed here and never set" +
                         (isOuter ? " in this function: its namesake outside is another." : "."),
                 .remedy = isOuter ? "Put a scope block first: global or nonlocal " + name->id + "."
                                   : "Set it first.",
                 .field = "target"});
    }
}

} // namespace coroscope
