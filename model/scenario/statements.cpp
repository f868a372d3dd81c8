// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenario/statements.h"

#include "language/parser.h"
#include "scenario/blockcatalog.h"

namespace coroscope {

using namespace language;

namespace {

/// Turns blocks into statements. Every block has one Python line: the line is made by the catalog
/// and parsed, so that what runs is what an export shows. Call with a valid scenario alone.
class Lowering {
public:
    static Body lower(const Scenario &scenario)
    {
        Body module;
        for (const Definition &definition : scenario.definitions)
            module.push_back(function(definition));
        for (Statement &statement : list(scenario.program))
            module.push_back(std::move(statement));
        return module;
    }

private:
    /// \p field of \p block, parsed.
    static ExprPtr expression(const Block &block, std::string_view field)
    {
        return std::move(parseExpression(fieldText(block, field))).value();
    }

    static std::string source(const Block &block, std::string_view field)
    {
        return std::string(fieldText(block, field));
    }

    static Statement function(const Definition &definition)
    {
        std::string parameters;
        for (const std::string &parameter : definition.parameters)
            parameters += (parameters.empty() ? "" : ", ") + parameter;
        return {BlockId(),
                {},
                FunctionDefinition{definition.name, definition.kind == Definition::Kind::Coroutine,
                                   std::move(parseParameters(parameters)).value(),
                                   list(definition.body)}};
    }

    static Body list(const BlockList &blocks)
    {
        Body body;
        for (const Block &block : blocks) {
            if (!block.disabled && block.kind != BlockKind::Comment)
                body.push_back(statement(block));
        }
        return body;
    }

    static Statement statement(const Block &block)
    {
        switch (block.kind) {
        case BlockKind::If:
            return {block.id, {}, branch(block, 0)};
        case BlockKind::While:
            return {block.id,
                    {},
                    While{expression(block, "condition"), list(block.body),
                          clauseBody(block, BlockKind::Else)}};
        case BlockKind::For:
            return {block.id,
                    {},
                    For{std::move(parseTarget(fieldText(block, "target"))).value(),
                        expression(block, "iterable"), list(block.body),
                        clauseBody(block, BlockKind::Else),
                        fieldText(block, "keyword") == "async for"}};
        case BlockKind::AsCompleted:
            return {block.id,
                    {},
                    For{std::move(parseTarget(fieldText(block, "variable"))).value(),
                        calledIn(block), list(block.body), clauseBody(block, BlockKind::Else)}};
        case BlockKind::Try:
            return {block.id, {}, tryStatement(block)};
        case BlockKind::TaskGroup:
        case BlockKind::Timeout:
        case BlockKind::With:
        case BlockKind::Runner:
            return {block.id, {}, withStatement(block)};
        case BlockKind::Define:
            return {block.id,
                    {},
                    FunctionDefinition{
                        source(block, "name"), fieldText(block, "keyword") == "async def",
                        std::move(parseParameters(fieldText(block, "parameters"))).value(),
                        list(block.body)}};
        case BlockKind::Class: {
            ClassDefinition node{source(block, "name"), {}, list(block.body)};
            if (!fieldText(block, "base").empty())
                node.bases.push_back(expression(block, "base"));
            return {block.id, {}, std::move(node)};
        }
        default:
            break;
        }
        Statement statement = std::move(parseSimpleStatement(pythonLine(block))).value();
        statement.block = block.id;
        return statement;
    }

    /// What stands behind the `in` of a block that goes through the items of a call.
    static ExprPtr calledIn(const Block &block)
    {
        constexpr std::string_view call = " in asyncio.";
        std::string line = pythonLine(block);
        line.pop_back(); // the colon
        return std::move(parseExpression(line.substr(line.find(call) + 4))).value();
    }

    static With withStatement(const Block &block)
    {
        constexpr std::string_view word = "async ";
        std::string line = pythonLine(block);
        line.pop_back(); // the colon
        With node;
        node.isAsync = line.starts_with(word);
        line.erase(0, (node.isAsync ? word.size() : 0) + std::string_view("with ").size());
        node.items = std::move(parseWithItems(line)).value();
        node.body = list(block.body);
        return node;
    }

    /// An if with its elifs from clause \p next on.
    static If branch(const Block &block, std::size_t next)
    {
        const Block &head = next == 0 ? block : block.clauses[next - 1];
        If node{expression(head, "condition"), list(head.body), {}};
        if (next < block.clauses.size()) {
            const Block &clause = block.clauses[next];
            if (clause.disabled)
                node.otherwise = skipTo(block, next + 1);
            else if (clause.kind == BlockKind::Elif)
                node.otherwise.push_back({clause.id, {}, branch(block, next + 1)});
            else
                node.otherwise = list(clause.body);
        }
        return node;
    }

    /// What follows disabled clauses.
    static Body skipTo(const Block &block, std::size_t next)
    {
        for (; next < block.clauses.size(); ++next) {
            const Block &clause = block.clauses[next];
            if (clause.disabled)
                continue;
            if (clause.kind != BlockKind::Elif)
                return list(clause.body);
            Body body;
            body.push_back({clause.id, {}, branch(block, next + 1)});
            return body;
        }
        return {};
    }

    static Body clauseBody(const Block &block, BlockKind kind)
    {
        for (const Block &clause : block.clauses) {
            if (clause.kind == kind && !clause.disabled)
                return list(clause.body);
        }
        return {};
    }

    static Try tryStatement(const Block &block)
    {
        Try node;
        node.body = list(block.body);
        for (const Block &clause : block.clauses) {
            const bool isStar = clause.kind == BlockKind::ExceptStar;
            if ((clause.kind != BlockKind::Except && !isStar) || clause.disabled)
                continue;
            node.isStar |= isStar;
            ExceptClause handler;
            handler.block = clause.id;
            if (!fieldText(clause, "type").empty())
                handler.type = expression(clause, "type");
            handler.name = source(clause, "name");
            handler.body = list(clause.body);
            node.handlers.push_back(std::move(handler));
        }
        node.otherwise = clauseBody(block, BlockKind::Else);
        node.finally = clauseBody(block, BlockKind::Finally);
        return node;
    }
};

} // namespace

language::Body statementsOf(const Scenario &scenario) { return Lowering::lower(scenario); }

} // namespace coroscope
