// SPDX-License-Identifier: GPL-3.0-or-later
#include "execution/codegenerator.h"

#include "values/errors.h"
#include "values/operations.h"

namespace coroscope {

using namespace language;

void CodeGenerator::body(const Body &statements)
{
    for (const Statement &statement : statements)
        this->statement(statement);
}

void CodeGenerator::statement(const Statement &statement)
{
    struct Visitor {
        CodeGenerator &g;

        void operator()(const ExprStatement &node)
        {
            g.expression(node.value);
            g.m_code.emit(Op::Pop);
        }
        void operator()(const Assign &node) { g.assign(node); }
        void operator()(const AugAssign &node) { g.augAssign(node); }
        void operator()(const Return &node) { g.returnStatement(node); }
        void operator()(const Raise &node) { g.raise(node); }
        void operator()(const Assert &node) { g.assertStatement(node); }
        void operator()(const Delete &node)
        {
            for (const ExprPtr &target : node.targets)
                g.deleteTarget(*target);
        }
        void operator()(const Pass &) {}
        void operator()(const Break &) { g.leaveLoop(true); }
        void operator()(const Continue &) { g.leaveLoop(false); }
        void operator()(const Nonlocal &) {}
        void operator()(const If &node) { g.ifStatement(node); }
        void operator()(const While &node) { g.whileStatement(node); }
        void operator()(const For &node) { g.forStatement(node); }
        void operator()(const Try &node) { g.tryStatement(node); }
        void operator()(const With &node) { g.withStatement(node, 0); }
        void operator()(const FunctionDefinition &node)
        {
            g.makeFunction(&node, node.parameters, node.name,
                           kindOf(node.isAsync, g.m_module.scopes.of(&node).yields),
                           [&](CodeGenerator &inner) { inner.function(node); });
            g.store(node.name);
        }
        void operator()(const ClassDefinition &node) { g.classDefinition(node); }
    };
    if (statement.block) {
        m_block = statement.block;
        m_code.emit(Op::Statement, static_cast<std::int32_t>(statement.block.value));
    }
    std::visit(Visitor{*this}, statement.node);
}

// --- variables

std::int32_t CodeGenerator::slotOf(const std::string &name) const { return m_slots.at(name); }

namespace {

NameScope::Place placeOf(const NameScope &scope, const std::string &name)
{
    const auto found = scope.places.find(name);
    return found == scope.places.end() ? NameScope::Place::Global : found->second;
}

} // namespace

void CodeGenerator::variable(const std::string &name, Op local, Op cell, Op global)
{
    switch (placeOf(m_scope, name)) {
    case NameScope::Place::Local:
        return m_code.emit(local, slotOf(name));
    case NameScope::Place::Cell:
    case NameScope::Place::Free:
        return m_code.emit(cell, slotOf(name));
    case NameScope::Place::Global:
        return m_code.emit(global, m_module.globalIndex(name));
    }
}

/// What the body of a class has not bound yet is a global name. CPython: LOAD_NAME.
void CodeGenerator::loadMember(const std::string &name)
{
    const std::uint32_t depth = m_code.depth();
    const auto unbound = m_code.newLabel();
    const auto end = m_code.newLabel();
    const std::uint32_t begin = m_code.here();
    m_code.emit(Op::LoadLocal, slotOf(name));
    m_code.guard(begin, m_code.here(), unbound, depth, m_handledDepth);
    m_code.jump(Op::Jump, end);
    m_code.bind(unbound, depth + 1);
    m_code.emit(Op::Pop);
    m_code.emit(Op::LoadGlobal, m_module.globalIndex(name));
    m_code.bind(end, depth + 1);
}

void CodeGenerator::load(const std::string &name)
{
    if (m_scope.kind == NameScope::Kind::Class && placeOf(m_scope, name) == NameScope::Place::Local)
        return loadMember(name);
    variable(name, Op::LoadLocal, Op::LoadCell, Op::LoadGlobal);
}

void CodeGenerator::store(const std::string &name)
{
    variable(name, Op::StoreLocal, Op::StoreCell, Op::StoreGlobal);
}

void CodeGenerator::remove(const std::string &name)
{
    variable(name, Op::DeleteLocal, Op::DeleteCell, Op::DeleteGlobal);
}

/// Stores the top of the stack.
void CodeGenerator::storeTarget(const Expr &target)
{
    if (const auto *name = std::get_if<Name>(&target.node)) {
        store(name->id);
    } else if (const auto *attribute = std::get_if<Attribute>(&target.node)) {
        expression(attribute->object);
        m_code.emit(Op::StoreAttribute, m_code.nameIndex(attribute->name));
    } else if (const auto *subscript = std::get_if<Subscript>(&target.node)) {
        expression(subscript->object);
        expression(subscript->index);
        m_code.emit(Op::StoreSubscript);
    } else if (const auto *tuple = std::get_if<TupleExpr>(&target.node)) {
        unpack(tuple->elements);
    } else if (const auto *list = std::get_if<ListExpr>(&target.node)) {
        unpack(list->elements);
    } else if (const auto *starred = std::get_if<Starred>(&target.node)) {
        storeTarget(*starred->value);
    }
}

void CodeGenerator::unpack(const std::vector<ExprPtr> &targets)
{
    std::size_t star = targets.size();
    for (std::size_t i = 0; i < targets.size(); ++i) {
        if (std::holds_alternative<Starred>(targets[i]->node))
            star = i;
    }
    if (star == targets.size()) {
        m_code.emit(Op::UnpackSequence, static_cast<std::int32_t>(targets.size()));
    } else {
        const std::size_t after = targets.size() - star - 1;
        m_code.emit(Op::UnpackStarred, static_cast<std::int32_t>(star | after << 16));
    }
    for (const ExprPtr &target : targets)
        storeTarget(*target);
}

// --- simple statements

void CodeGenerator::assign(const Assign &node)
{
    expression(node.value);
    for (std::size_t i = 0; i < node.targets.size(); ++i) {
        if (i + 1 < node.targets.size())
            m_code.emit(Op::Dup);
        storeTarget(*node.targets[i]);
    }
}

void CodeGenerator::augAssign(const AugAssign &node)
{
    const auto op = static_cast<std::int32_t>(node.op);
    if (const auto *name = std::get_if<Name>(&node.target->node)) {
        load(name->id);
        expression(node.value);
        m_code.emit(Op::InPlaceOp, op);
        store(name->id);
    } else if (const auto *attribute = std::get_if<Attribute>(&node.target->node)) {
        const std::int32_t index = m_code.nameIndex(attribute->name);
        expression(attribute->object);
        m_code.emit(Op::Dup);
        m_code.emit(Op::LoadAttribute, index);
        expression(node.value);
        m_code.emit(Op::InPlaceOp, op);
        m_code.emit(Op::Swap);
        m_code.emit(Op::StoreAttribute, index);
    } else if (const auto *subscript = std::get_if<Subscript>(&node.target->node)) {
        expression(subscript->object);
        expression(subscript->index);
        m_code.emit(Op::DupTwo);
        m_code.emit(Op::Subscript);
        expression(node.value);
        m_code.emit(Op::InPlaceOp, op);
        m_code.emit(Op::RotateThree);
        m_code.emit(Op::StoreSubscript);
    }
}

void CodeGenerator::deleteTarget(const Expr &target)
{
    if (const auto *name = std::get_if<Name>(&target.node)) {
        remove(name->id);
    } else if (const auto *attribute = std::get_if<Attribute>(&target.node)) {
        expression(attribute->object);
        m_code.emit(Op::DeleteAttribute, m_code.nameIndex(attribute->name));
    } else if (const auto *subscript = std::get_if<Subscript>(&target.node)) {
        expression(subscript->object);
        expression(subscript->index);
        m_code.emit(Op::DeleteSubscript);
    } else if (const auto *tuple = std::get_if<TupleExpr>(&target.node)) {
        for (const ExprPtr &element : tuple->elements)
            deleteTarget(*element);
    } else if (const auto *list = std::get_if<ListExpr>(&target.node)) {
        for (const ExprPtr &element : list->elements)
            deleteTarget(*element);
    }
}

void CodeGenerator::raise(const Raise &node)
{
    const std::uint32_t depth = m_code.depth();
    if (node.exception)
        expression(node.exception);
    if (node.cause)
        expression(node.cause);
    m_code.emit(Op::Raise, (node.exception ? 1 : 0) + (node.cause ? 1 : 0));
    m_code.setDepth(depth);
}

void CodeGenerator::assertStatement(const Assert &node)
{
    const auto end = m_code.newLabel();
    expression(node.condition);
    m_code.jump(Op::PopJumpIfTrue, end);
    const std::uint32_t depth = m_code.depth();
    m_code.constant(errorClass(Error::AssertionError));
    if (node.message) {
        expression(node.message);
        m_code.emit(Op::Call, 1);
    }
    m_code.emit(Op::Raise, 1);
    m_code.bind(end, depth);
}

void CodeGenerator::returnStatement(const Return &node)
{
    const std::uint32_t depth = m_code.depth();
    if (node.value)
        expression(node.value);
    else
        m_code.constant(Value());
    unwindTo(0, [this] { m_code.emit(Op::Return); });
    m_code.setDepth(depth);
}

// --- control

void CodeGenerator::ifStatement(const If &node)
{
    const auto otherwise = m_code.newLabel();
    const auto end = m_code.newLabel();
    const std::uint32_t depth = m_code.depth();
    expression(node.condition);
    m_code.jump(Op::PopJumpIfFalse, otherwise);
    body(node.then);
    m_code.jump(Op::Jump, end);
    m_code.bind(otherwise, depth);
    body(node.otherwise);
    m_code.bind(end, depth);
}

void CodeGenerator::whileStatement(const While &node)
{
    const auto top = m_code.newLabel();
    const auto otherwise = m_code.newLabel();
    const auto end = m_code.newLabel();
    const std::uint32_t depth = m_code.depth();
    m_code.bind(top, depth);
    expression(node.condition);
    m_code.jump(Op::PopJumpIfFalse, otherwise);
    Context loop{.kind = Context::Kind::Loop};
    loop.breakTo = end;
    loop.continueTo = top;
    loop.breakDepth = loop.continueDepth = depth;
    m_contexts.push_back(loop);
    body(node.body);
    m_contexts.pop_back();
    m_code.jump(Op::JumpBack, top);
    m_code.bind(otherwise, depth);
    body(node.otherwise);
    m_code.bind(end, depth);
}

void CodeGenerator::forStatement(const For &node)
{
    const auto top = m_code.newLabel();
    const auto otherwise = m_code.newLabel();
    const auto end = m_code.newLabel();
    const std::uint32_t depth = m_code.depth();
    expression(node.iterable);
    m_code.emit(node.isAsync ? Op::GetAsyncIterator : Op::GetIterator);
    m_code.bind(top, depth + 1);
    nextItem(node.isAsync, otherwise, m_block);
    storeTarget(*node.target);
    Context loop{.kind = Context::Kind::Loop};
    loop.breakTo = end;
    loop.continueTo = top;
    loop.breakDepth = depth;
    loop.continueDepth = depth + 1;
    m_contexts.push_back(loop);
    body(node.body);
    m_contexts.pop_back();
    m_code.jump(Op::JumpBack, top);
    endOfItems(node.isAsync, otherwise, depth);
    body(node.otherwise);
    m_code.bind(end, depth);
}

/// Pushes the next item of the iterator on the stack, or goes to \p end. \p block waits for it.
void CodeGenerator::nextItem(bool isAsync, CodeBuilder::Label end, BlockId block)
{
    if (!isAsync)
        return m_code.jump(Op::ForIterator, end);
    const std::uint32_t begin = m_code.here();
    const std::uint32_t depth = m_code.depth();
    m_code.emit(Op::AsyncNext, static_cast<std::int32_t>(block.value));
    m_code.emit(Op::Await);
    m_code.guard(begin, m_code.here(), end, depth, m_handledDepth);
}

/// The place \p end of nextItem(): lets the iterator go, after which the stack is \p depth deep.
void CodeGenerator::endOfItems(bool isAsync, CodeBuilder::Label end, std::uint32_t depth)
{
    if (!isAsync)
        return m_code.bind(end, depth);
    m_code.bind(end, depth + 2);
    m_code.emit(Op::EndAsyncFor);
    m_code.emit(Op::Pop);
}

void CodeGenerator::leaveLoop(bool isBreak)
{
    std::size_t index = m_contexts.size();
    while (index > 0 && m_contexts[index - 1].kind != Context::Kind::Loop)
        --index;
    const Context loop = m_contexts[index - 1];
    const std::uint32_t depth = m_code.depth();
    unwindTo(index, [&] {
        const std::uint32_t target = isBreak ? loop.breakDepth : loop.continueDepth;
        while (m_code.depth() > target)
            m_code.emit(Op::Pop);
        m_code.jump(isBreak ? Op::Jump : Op::JumpBack, isBreak ? loop.breakTo : loop.continueTo);
    });
    m_code.setDepth(depth);
}

} // namespace coroscope
