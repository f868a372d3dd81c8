// SPDX-License-Identifier: GPL-3.0-or-later
#include "io/pythonwriter.h"

#include "scenario/placement.h"

#include <algorithm>
#include <utility>

namespace coroscope {
namespace {

bool isStatement(const Block &block)
{
    return !block.disabled && !isClause(block.kind) && block.kind != BlockKind::Comment &&
           block.kind != BlockKind::Unknown;
}

bool hasStatement(const BlockList &blocks)
{
    return std::any_of(blocks.begin(), blocks.end(), isStatement);
}

bool isDefinition(const Block &block)
{
    return block.kind == BlockKind::Define || block.kind == BlockKind::Class;
}

/// What the statements of a definition bind in it, and what they say lives elsewhere.
void addBound(const BlockList &blocks, std::set<std::string> &bound, std::set<std::string> &outside)
{
    for (const Block &block : blocks) {
        if (block.disabled)
            continue;
        const PresentableBlock made = presentable(block);
        if (block.kind == BlockKind::Scope)
            outside.merge(namesRead(made.block));
        bound.merge(namesBound(made.block));
        if (isDefinition(block))
            continue;
        addBound(block.body, bound, outside);
        addBound(block.clauses, bound, outside);
    }
}

/// The names that are local to a definition with this head and \p body.
std::set<std::string> localNames(const Block &head, const BlockList &body)
{
    std::set<std::string> bound = parameterNames(head);
    std::set<std::string> outside;
    addBound(body, bound, outside);
    for (const std::string &name : outside)
        bound.erase(name);
    return bound;
}

bool isKind(const std::vector<BlockKind> &kinds, BlockKind kind)
{
    return std::find(kinds.begin(), kinds.end(), kind) != kinds.end();
}

/// True when Python takes a clause of \p kind after those of \p before.
bool mayFollow(BlockKind owner, const std::vector<BlockKind> &before, BlockKind kind)
{
    std::vector<BlockKind> kinds = before;
    kinds.push_back(kind);
    const bool hasExcept =
        isKind(before, BlockKind::Except) || isKind(before, BlockKind::ExceptStar);
    const bool isMixed = isKind(kinds, BlockKind::Except) && isKind(kinds, BlockKind::ExceptStar);
    const bool isLost = owner == BlockKind::Try && kind == BlockKind::Else && !hasExcept;
    return isClause(kind) && areClausesInOrder(owner, kinds) && !isMixed && !isLost;
}

} // namespace

void PythonWriter::definition(const Definition &definition)
{
    const PresentableBlock head = presentable(definition);
    const Names around = std::exchange(m_local, localNames(head.block, definition.body));
    m_page.blank(2);
    if (!onOneLine(definition.comment).empty())
        m_page.prose(0, definition.comment);
    line(0, head);
    body(definition.body, 1, {});
    m_local = around;
    m_page.blank(2);
}

void PythonWriter::program(const BlockList &blocks, bool guarded)
{
    if (guarded && hasStatement(blocks)) {
        m_page.line(0, "if __name__ == \"__main__\":");
        body(blocks, 1, {});
    } else {
        list(blocks, 0);
    }
}

void PythonWriter::body(const BlockList &blocks, int depth, BlockId owner)
{
    const std::size_t before = m_statements;
    list(blocks, depth);
    if (m_statements == before)
        m_page.line(depth, "pass", owner);
}

void PythonWriter::list(const BlockList &blocks, int depth)
{
    const Block *last = nullptr;
    for (const Block &each : blocks) {
        const bool isApart = isDefinition(each) && last && last->kind != BlockKind::Comment;
        if (isApart || (last && isDefinition(*last)))
            m_page.blank(depth == 0 ? 2 : 1);
        block(each, depth);
        last = &each;
    }
}

void PythonWriter::block(const Block &block, int depth)
{
    if (block.disabled || isClause(block.kind))
        switchedOff(block, depth);
    else
        statement(block, depth);
}

void PythonWriter::statement(const Block &block, int depth)
{
    const PresentableBlock made = presentable(block);
    if (block.kind == BlockKind::Comment) {
        m_page.comment(depth, fieldText(block, "text"), block.id);
        if (!made.remark.empty())
            m_page.comment(depth, made.remark, block.id);
        return;
    }
    if (block.kind == BlockKind::Unknown) {
        m_page.comment(
            depth,
            "a block that this Coroscope does not know: " + onOneLine(block.unknownKind) +
                (made.remark.empty() ? "" : "  # " + made.remark),
            block.id);
        return;
    }
    line(depth, made);
    if (!blockType(block.kind).hasBody)
        return;
    const bool isDefine = block.kind == BlockKind::Define;
    Names around = m_local;
    if (isDefine)
        m_local.merge(localNames(made.block, block.body));
    body(block.body, depth + 1, block.id);
    if (isDefine)
        m_local = std::move(around);
    clauses(block, depth);
}

void PythonWriter::clauses(const Block &block, int depth)
{
    std::vector<BlockKind> kinds;
    for (const Block &clause : block.clauses) {
        if (clause.disabled || !mayFollow(block.kind, kinds, clause.kind)) {
            switchedOff(clause, depth);
            continue;
        }
        kinds.push_back(clause.kind);
        statement(clause, depth);
    }
    if (block.kind == BlockKind::Try && kinds.empty()) {
        m_page.line(depth, "finally:", block.id);
        m_page.line(depth + 1, "pass", block.id);
    }
}

void PythonWriter::switchedOff(const Block &block, int depth)
{
    PythonWriter other(m_lines);
    other.statement(block, 0);
    m_page.commentOut(depth, other.page());
}

void PythonWriter::line(int depth, const PresentableBlock &block)
{
    PythonLine line = m_lines.of(block.block);
    std::string remark = block.remark;
    if (!line.remark.empty())
        remark += (remark.empty() ? "" : "; ") + line.remark;
    if (line.text.empty()) {
        m_page.comment(depth, onOneLine(remark), block.block.id);
    } else {
        m_page.line(depth, line.text, block.block.id, remark);
        ++m_statements;
    }
    for (const std::string &name : line.names) {
        if (!m_local.contains(name))
            m_needed.names.insert(name);
    }
    m_needed.imports.merge(line.imports);
    m_needed.helpers.merge(line.helpers);
}

} // namespace coroscope
