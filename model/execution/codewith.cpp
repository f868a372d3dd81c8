// SPDX-License-Identifier: GPL-3.0-or-later
#include "execution/codegenerator.h"

namespace coroscope {

using namespace language;

/// The exit method waits in a slot of its own, so that whatever leaves the body finds it.
void CodeGenerator::withStatement(const With &node, std::size_t index)
{
    if (index == node.items.size())
        return body(node.body);
    const WithItem &item = node.items[index];
    const auto handler = m_code.newLabel();
    const auto swallowed = m_code.newLabel();
    const auto end = m_code.newLabel();
    const std::uint32_t depth = m_code.depth();

    Context context{.kind = Context::Kind::With};
    context.slot = static_cast<std::int32_t>(m_code.addSlot(".exit"));
    context.isAsync = node.isAsync;
    context.block = m_block;
    context.handler = handler;
    context.stackDepth = depth;
    context.handledDepth = m_handledDepth;

    expression(item.context);
    m_code.emit(Op::EnterWith, node.isAsync ? 1 : 0);
    if (node.isAsync)
        m_code.emit(Op::Await);
    m_code.emit(Op::Swap);
    m_code.emit(Op::StoreLocal, context.slot);
    m_contexts.push_back(context);
    openGuard(m_contexts.back());
    if (item.target)
        storeTarget(*item.target);
    else
        m_code.emit(Op::Pop);
    withStatement(node, index + 1);
    closeGuard(m_contexts.back());
    m_contexts.pop_back();
    callExit(context, false);
    m_code.emit(Op::Pop);
    m_code.jump(Op::Jump, end);

    m_code.bind(handler, depth + 1);
    m_code.emit(Op::PushHandled);
    ++m_handledDepth;
    callExit(context, true);
    m_code.jump(Op::PopJumpIfTrue, swallowed);
    m_code.emit(Op::LoadHandled);
    m_code.emit(Op::PopHandled);
    --m_handledDepth;
    m_code.emit(Op::Reraise);
    m_code.bind(swallowed, depth);
    m_code.emit(Op::PopHandled);
    m_code.bind(end, depth);
}

/// Pushes what the exit method gives. What it waits for, it waits for in the block of the `with`.
void CodeGenerator::callExit(const Context &context, bool hasFailed)
{
    if (context.block)
        m_code.emit(Op::Statement, static_cast<std::int32_t>(context.block.value));
    m_code.emit(Op::LoadLocal, context.slot);
    m_code.emit(Op::DeleteLocal, context.slot);
    m_code.emit(Op::ExitWith, hasFailed ? 1 : 0);
    if (context.isAsync)
        m_code.emit(Op::Await);
}

/// The clauses of `except*`, the exception being handled on top of the stack of those. Each takes
/// the part of what is left that matches; what they raise and what is left is raised at the end.
void CodeGenerator::exceptStar(const Try &node)
{
    const std::uint32_t depth = m_code.depth();
    const auto all = static_cast<std::int32_t>(m_code.addSlot(".group"));
    const auto rest = static_cast<std::int32_t>(m_code.addSlot(".rest"));
    const auto raised = static_cast<std::int32_t>(m_code.addSlot(".raised"));
    const auto nothing = m_code.newLabel();
    m_code.emit(Op::LoadHandled);
    m_code.emit(Op::Dup);
    m_code.emit(Op::StoreLocal, all);
    m_code.emit(Op::StoreLocal, rest);
    m_code.emit(Op::BuildList, 0);
    m_code.emit(Op::StoreLocal, raised);
    for (const ExceptClause &clause : node.handlers)
        starClause(clause, rest, raised);
    m_code.emit(Op::LoadLocal, all);
    m_code.emit(Op::LoadLocal, raised);
    m_code.emit(Op::LoadLocal, rest);
    m_code.emit(Op::JoinRaised);
    for (const std::int32_t slot : {all, rest, raised})
        m_code.emit(Op::DeleteLocal, slot);
    m_code.emit(Op::Dup);
    m_code.jump(Op::PopJumpIfFalse, nothing);
    m_code.emit(Op::PopHandled);
    m_code.emit(Op::Reraise);
    m_code.bind(nothing, depth + 1);
    m_code.emit(Op::Pop);
    m_code.emit(Op::PopHandled);
}

void CodeGenerator::starClause(const ExceptClause &clause, std::int32_t rest, std::int32_t raised)
{
    const auto unmatched = m_code.newLabel();
    const auto failed = m_code.newLabel();
    const auto next = m_code.newLabel();
    const std::uint32_t depth = m_code.depth();
    if (clause.block)
        m_code.emit(Op::Statement, static_cast<std::int32_t>(clause.block.value));
    m_code.emit(Op::LoadLocal, rest);
    expression(clause.type);
    m_code.emit(Op::SplitGroup);
    m_code.emit(Op::Swap);
    m_code.emit(Op::StoreLocal, rest);
    m_code.emit(Op::Dup);
    m_code.jump(Op::PopJumpIfFalse, unmatched);
    m_code.emit(Op::PushHandled);

    Context context{.kind = Context::Kind::Handler};
    context.name = clause.name;
    context.handler = failed;
    context.stackDepth = depth;
    context.handledDepth = m_handledDepth;
    ++m_handledDepth;
    if (!clause.name.empty()) {
        m_code.emit(Op::LoadHandled);
        store(clause.name);
    }
    m_contexts.push_back(context);
    openGuard(m_contexts.back());
    body(clause.body);
    closeGuard(m_contexts.back());
    m_contexts.pop_back();
    m_code.emit(Op::PopHandled);
    --m_handledDepth;
    if (!clause.name.empty())
        clearName(clause.name);
    m_code.jump(Op::Jump, next);

    m_code.bind(failed, depth + 1);
    if (!clause.name.empty())
        clearName(clause.name);
    m_code.emit(Op::LoadLocal, raised);
    m_code.emit(Op::Swap);
    m_code.emit(Op::ListAppend, 1);
    m_code.emit(Op::Pop);
    m_code.jump(Op::Jump, next);

    m_code.bind(unmatched, depth + 1);
    m_code.emit(Op::Pop);
    m_code.bind(next, depth);
}

} // namespace coroscope
