// SPDX-License-Identifier: GPL-3.0-or-later
#include "execution/codegenerator.h"

/// Classes, and awaiting their objects.
namespace coroscope {

using namespace language;

/// As CPython: the body is a function that is called at once, and what it has bound are the
/// members.
void CodeGenerator::classDefinition(const ClassDefinition &node)
{
    static const std::vector<Parameter> none;
    for (const ExprPtr &base : node.bases)
        expression(base);
    m_code.emit(Op::BuildTuple, static_cast<std::int32_t>(node.bases.size()));
    makeFunction(&node, none, node.name, Code::Kind::Function,
                 [&](CodeGenerator &inner) { inner.classBody(node); });
    const auto index = static_cast<std::int32_t>(m_code.code().functions.size() - 1);
    m_code.emit(Op::Call, 0);
    m_code.emit(Op::BuildClass, index);
    store(node.name);
}

void CodeGenerator::classBody(const ClassDefinition &definition)
{
    m_code.code().isClassBody = true;
    declareSlots(nullptr);
    body(definition.body);
    m_code.emit(Op::LoadLocals);
    m_code.emit(Op::Return);
    m_code.finish();
}

/// True when it has parameters and stands in a class.
bool CodeGenerator::isMethod() const
{
    const auto cls = m_scope.places.find(classCellName);
    return cls != m_scope.places.end() && cls->second == NameScope::Place::Free &&
           m_scope.kind == NameScope::Kind::Function && !m_scope.parameters.empty();
}

/// `super()` of a method: of the class that it stands in, and of its first parameter.
void CodeGenerator::superCall()
{
    load("super");
    load(classCellName);
    load(m_scope.parameters.front());
    m_code.emit(Op::Call, 2);
}

std::shared_ptr<Code> awaitCode()
{
    auto code = std::make_shared<Code>();
    code->kind = Code::Kind::Coroutine;
    code->name = code->qualifiedName = "_wrap_awaitable";
    CodeBuilder builder(*code);
    const std::uint32_t object = builder.addSlot(".awaitable");
    code->positional.push_back({".awaitable", object});
    const auto send = builder.newLabel();
    const auto yielded = builder.newLabel();
    const auto thrown = builder.newLabel();
    const auto end = builder.newLabel();
    builder.emit(Op::LoadLocal, static_cast<std::int32_t>(object));
    builder.emit(Op::GetAwaitIterator);
    builder.constant(Value());
    builder.bind(send, 2);
    builder.jump(Op::SendInto, end);
    builder.bind(yielded, 2);
    builder.emit(Op::Yielded);
    const std::uint32_t begin = builder.here();
    builder.emit(Op::Await);
    builder.guard(begin, builder.here(), thrown, 1, 0);
    builder.jump(Op::JumpBack, send);
    builder.bind(thrown, 2);
    builder.jump(Op::ThrowInto, end);
    builder.jump(Op::JumpBack, yielded);
    builder.bind(end, 1);
    builder.emit(Op::Return);
    builder.finish();
    return code;
}

} // namespace coroscope
