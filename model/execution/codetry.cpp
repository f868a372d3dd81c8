// SPDX-License-Identifier: GPL-3.0-or-later
#include "execution/codegenerator.h"

namespace coroscope {

using namespace language;

void CodeGenerator::openGuard(Context &context)
{
    context.guarded = true;
    context.begin = m_code.here();
}

void CodeGenerator::closeGuard(Context &context)
{
    if (!context.guarded)
        return;
    context.guarded = false;
    m_code.guard(context.begin, m_code.here(), context.handler, context.stackDepth,
                 context.handledDepth);
}

void CodeGenerator::unwindTo(std::size_t keep, const std::function<void()> &leave)
{
    const std::vector<Context> saved = m_contexts;
    const std::uint32_t handledDepth = m_handledDepth;
    std::vector<bool> wasGuarded(m_contexts.size());
    for (std::size_t i = m_contexts.size(); i > keep; --i) {
        wasGuarded[i - 1] = m_contexts[i - 1].guarded;
        closeGuard(m_contexts[i - 1]);
        const Context context = m_contexts[i - 1];
        m_contexts.resize(i - 1);
        if (context.kind == Context::Kind::Finally) {
            body(*context.finally);
        } else if (context.kind == Context::Kind::With) {
            callExit(context, false);
            m_code.emit(Op::Pop);
        } else if (context.kind == Context::Kind::Handler) {
            m_code.emit(Op::PopHandled);
            --m_handledDepth;
            if (!context.name.empty())
                clearName(context.name);
        }
    }
    leave();
    m_contexts = saved;
    m_handledDepth = handledDepth;
    for (std::size_t i = keep; i < m_contexts.size(); ++i) {
        if (wasGuarded[i])
            openGuard(m_contexts[i]);
    }
}

/// What `except ... as name` does with the name at the end: the exception is forgotten.
void CodeGenerator::clearName(const std::string &name)
{
    m_code.constant(Value());
    store(name);
    remove(name);
}

void CodeGenerator::tryStatement(const Try &node)
{
    if (node.finally.empty())
        return tryExcept(node);
    const auto handler = m_code.newLabel();
    const auto end = m_code.newLabel();
    const std::uint32_t depth = m_code.depth();

    Context context{.kind = Context::Kind::Finally};
    context.finally = &node.finally;
    context.handler = handler;
    context.stackDepth = depth;
    context.handledDepth = m_handledDepth;
    m_contexts.push_back(context);
    openGuard(m_contexts.back());
    tryExcept(node);
    closeGuard(m_contexts.back());
    m_contexts.pop_back();
    body(node.finally);
    m_code.jump(Op::Jump, end);

    m_code.bind(handler, depth + 1);
    m_code.emit(Op::PushHandled);
    ++m_handledDepth;
    m_contexts.push_back({.kind = Context::Kind::Handler});
    body(node.finally);
    m_contexts.pop_back();
    m_code.emit(Op::LoadHandled);
    m_code.emit(Op::PopHandled);
    --m_handledDepth;
    m_code.emit(Op::Reraise);
    m_code.bind(end, depth);
}

void CodeGenerator::tryExcept(const Try &node)
{
    if (node.handlers.empty()) {
        body(node.body);
        body(node.otherwise);
        return;
    }
    const auto handler = m_code.newLabel();
    const auto end = m_code.newLabel();
    const std::uint32_t depth = m_code.depth();

    Context guard{.kind = Context::Kind::Finally};
    static const Body nothing;
    guard.finally = &nothing;
    guard.handler = handler;
    guard.stackDepth = depth;
    guard.handledDepth = m_handledDepth;
    m_contexts.push_back(guard);
    openGuard(m_contexts.back());
    body(node.body);
    closeGuard(m_contexts.back());
    m_contexts.pop_back();
    body(node.otherwise);
    m_code.jump(Op::Jump, end);

    m_code.bind(handler, depth + 1);
    m_code.emit(Op::PushHandled);
    ++m_handledDepth;
    if (node.isStar) {
        exceptStar(node);
    } else {
        for (const ExceptClause &clause : node.handlers)
            exceptClause(clause, end);
        m_code.emit(Op::LoadHandled);
        m_code.emit(Op::PopHandled);
        m_code.emit(Op::Reraise);
    }
    --m_handledDepth;
    m_code.bind(end, depth);
}

void CodeGenerator::exceptClause(const ExceptClause &clause, CodeBuilder::Label end)
{
    const auto next = m_code.newLabel();
    const std::uint32_t depth = m_code.depth();
    if (clause.block)
        m_code.emit(Op::Statement, static_cast<std::int32_t>(clause.block.value));
    if (clause.type) {
        expression(clause.type);
        m_code.emit(Op::MatchException);
        m_code.jump(Op::PopJumpIfFalse, next);
    }
    Context context{.kind = Context::Kind::Handler};
    context.name = clause.name;
    if (!clause.name.empty()) {
        m_code.emit(Op::LoadHandled);
        store(clause.name);
        // The name goes when the clause is left by an exception, too.
        context.handler = m_code.newLabel();
        context.stackDepth = depth;
        context.handledDepth = m_handledDepth - 1;
    }
    m_contexts.push_back(context);
    if (!clause.name.empty())
        openGuard(m_contexts.back());
    body(clause.body);
    closeGuard(m_contexts.back());
    m_contexts.pop_back();
    m_code.emit(Op::PopHandled);
    if (!clause.name.empty())
        clearName(clause.name);
    m_code.jump(Op::Jump, end);
    if (!clause.name.empty()) {
        m_code.bind(context.handler, depth + 1);
        clearName(clause.name);
        m_code.emit(Op::Reraise);
    }
    m_code.bind(next, depth);
}

} // namespace coroscope
