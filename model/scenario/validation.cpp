// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenario/validation.h"

#include "language/parser.h"
#include "scenario/blockcatalog.h"
#include "scenario/blockrules.h"
#include "scenario/fieldcheck.h"

#include <map>

namespace coroscope {
namespace {

constexpr std::string_view arrow = " › ";

/// \p path with line and column of \p problem, where it knows them.
std::string placeOf(std::string path, const Problem &problem)
{
    if (problem.line > 0)
        path +=
            ", line " + std::to_string(problem.line) + ", column " + std::to_string(problem.column);
    return path;
}

/// Walks over the scenario and gathers problems.
class Validator {
public:
    std::vector<Problem> run(const Scenario &scenario)
    {
        std::map<std::string, int> names;
        for (const Definition &definition : scenario.definitions) {
            if (!definition.name.empty() && ++names[definition.name] == 2)
                add({.what = "Two definitions are called «" + definition.name + "».",
                     .where = definition.name,
                     .remedy = "Rename one of the two.",
                     .definition = definition.id,
                     .field = "name"});
            checkDefinition(definition);
        }
        checkBlocks(scenario.program, {}, "program");
        return std::move(m_problems);
    }

private:
    void add(Problem problem) { m_problems.push_back(std::move(problem)); }

    void checkDefinition(const Definition &definition)
    {
        const std::string path = definition.name.empty() ? "definition" : definition.name;
        std::string parameters;
        for (const std::string &parameter : definition.parameters)
            parameters += (parameters.empty() ? "" : ", ") + parameter;
        const bool isCoroutine = definition.kind == Definition::Kind::Coroutine;
        const std::pair<const char *, const std::string &> texts[] = {{"name", definition.name},
                                                                      {"parameters", parameters}};
        for (const auto &[key, text] : texts) {
            const BlockType &type = blockType(BlockKind::Define);
            FieldCheck check = checkField(type.fields[*fieldIndex(type, key)], text);
            if (check.suspensions.awaits && !check.problem)
                check.problem = {.what = "A default value of a parameter awaits.",
                                 .remedy = "Await it inside the definition."};
            if (check.suspensions.yields && !check.problem)
                check.problem = {.what = "A default value of a parameter yields.",
                                 .remedy = "Yield it inside the definition."};
            if (!check.problem)
                continue;
            check.problem->where = placeOf(path + std::string(arrow) + key, *check.problem);
            check.problem->definition = definition.id;
            check.problem->field = key;
            add(std::move(*check.problem));
        }
        checkBlocks(definition.body, {definition.id, 1, isCoroutine, &definition.body}, path);
    }

    void checkBlocks(const BlockList &blocks, const Surroundings &around, const std::string &path)
    {
        for (std::size_t i = 0; i < blocks.size(); ++i) {
            const Block &block = blocks[i];
            if (block.disabled)
                continue;
            const std::string here = path + std::string(arrow) + "block " + std::to_string(i + 1) +
                                     ", " + std::string(blockType(block.kind).title);
            if (isClause(block.kind))
                addFor(block, around, here,
                       {.what = "A clause stands where a block belongs.",
                        .remedy = "Move it to its statement."});
            checkBlock(block, around, here);
        }
    }

    void checkBlock(const Block &block, const Surroundings &around, const std::string &path)
    {
        const Suspensions found = checkTexts(block, around, path);
        for (Problem &problem : checkRules(block, around, found))
            addFor(block, around, path, std::move(problem));
        Surroundings inside = around;
        if (block.kind == BlockKind::Define) {
            inside.depth = around.depth + 1;
            inside.isCoroutine = fieldText(block, "keyword") != "def";
            inside.body = &block.body;
            inside.isInLoop = false;
            inside.isInExceptStar = false;
            inside.isInClass = false;
        }
        if (block.kind == BlockKind::Class) {
            inside.isCoroutine = false;
            inside.isInLoop = false;
            inside.isInExceptStar = false;
            inside.isInClass = true;
        }
        if (block.kind == BlockKind::ExceptStar) {
            inside.isInLoop = false;
            inside.isInExceptStar = true;
        }
        inside.isInLoop |= isLoop(block.kind);
        if (block.kind != BlockKind::Unknown)
            checkBlocks(block.body, inside, path);
        // The clauses of a loop stand outside it.
        for (const Block &clause : block.clauses) {
            if (!clause.disabled && isClause(clause.kind))
                checkBlock(clause, around,
                           path + std::string(arrow) + std::string(blockType(clause.kind).title));
        }
    }

    /// Checks the fields, then the whole line; tells what there is in the fields.
    Suspensions checkTexts(const Block &block, const Surroundings &around, const std::string &path)
    {
        const BlockType &type = blockType(block.kind);
        const std::size_t before = m_problems.size();
        Suspensions found{.yields = block.kind == BlockKind::Yield,
                          .yieldsFrom = fieldText(block, "keyword") == "yield from"};
        for (std::size_t i = 0; i < type.fields.size(); ++i) {
            const BlockField &field = type.fields[i];
            FieldCheck check = checkField(field, i < block.fields.size() ? block.fields[i] : "");
            found.awaits |= check.suspensions.awaits;
            found.yields |= check.suspensions.yields;
            found.yieldsFrom |= check.suspensions.yieldsFrom;
            if (!check.problem)
                continue;
            check.problem->field = field.key;
            addFor(block, around, path + std::string(arrow) + inSentence(field.title),
                   std::move(*check.problem));
        }
        const bool isLine = !type.hasBody && block.kind != BlockKind::Comment &&
                            block.kind != BlockKind::Unknown && before == m_problems.size();
        if (!isLine)
            return found;
        const std::string line = pythonLine(block);
        if (auto statement = language::parseSimpleStatement(line); !statement) {
            Problem problem = statement.problem();
            problem.what += " This is its line of Python: " + line;
            addFor(block, around, path, std::move(problem));
        }
        return found;
    }

    void addFor(const Block &block, const Surroundings &around, const std::string &where,
                Problem problem)
    {
        problem.block = block.id;
        problem.definition = around.definition;
        problem.where = placeOf(where, problem);
        add(std::move(problem));
    }

    std::vector<Problem> m_problems;
};

} // namespace

std::vector<Problem> validate(const Scenario &scenario) { return Validator().run(scenario); }

std::vector<Problem> validateField(const Block &block, std::size_t field)
{
    const BlockType &type = blockType(block.kind);
    if (field >= type.fields.size() || field >= block.fields.size())
        return {};
    FieldCheck check = checkField(type.fields[field], block.fields[field]);
    if (!check.problem)
        return {};
    check.problem->block = block.id;
    check.problem->field = type.fields[field].key;
    check.problem->where =
        placeOf(std::string(type.title) + std::string(arrow) + inSentence(type.fields[field].title),
                *check.problem);
    return {*check.problem};
}

} // namespace coroscope
