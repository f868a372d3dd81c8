// SPDX-License-Identifier: GPL-3.0-or-later
#include "execution/codegenerator.h"

#include "values/operations.h"

namespace coroscope {

using namespace language;

std::int32_t ModuleContext::globalIndex(const std::string &name)
{
    const auto [place, isNew] =
        globals.try_emplace(name, static_cast<std::int32_t>(module.globalNames.size()));
    if (isNew)
        module.globalNames.push_back(name);
    return place->second;
}

CodeGenerator::CodeGenerator(ModuleContext &context, const NameScope &scope, Code &code)
    : m_module(context), m_scope(scope), m_code(code)
{
}

/// Slots: parameters in order, then the other variables of the scope as they come, then those that
/// inner functions share, then those of outer scopes. CPython: co_varnames, co_cellvars,
/// co_freevars.
void CodeGenerator::declareSlots(const std::vector<Parameter> *parameters)
{
    const auto add = [this](const std::string &name) {
        m_slots[name] = static_cast<std::int32_t>(m_code.addSlot(name));
    };
    for (const std::string &name : m_scope.parameters)
        add(name);
    for (const auto kind : {NameScope::Place::Local, NameScope::Place::Cell}) {
        for (const std::string &name : m_scope.order) {
            if (m_scope.places.at(name) == kind && !m_slots.contains(name))
                add(name);
        }
    }
    for (const auto &[name, place] : m_scope.places) {
        if (place == NameScope::Place::Free) {
            add(name);
            m_code.code().freeSlots.push_back(static_cast<std::uint32_t>(m_slots[name]));
        }
    }
    for (const std::string &name : m_scope.passed) {
        m_passedSlots[name] = m_code.addSlot(name);
        m_code.code().freeSlots.push_back(m_passedSlots[name]);
    }
    for (const auto &[name, place] : m_scope.places) {
        if (place == NameScope::Place::Cell)
            m_code.emit(Op::MakeCell, m_slots[name]);
    }
    if (!parameters)
        return;
    for (const Parameter &parameter : *parameters) {
        const auto slot = static_cast<std::uint32_t>(m_slots[parameter.name]);
        const CodeParameter described{parameter.name, slot, parameter.defaultValue != nullptr,
                                      parameter.positionalOnly};
        switch (parameter.kind) {
        case Parameter::Kind::Positional:
            m_code.code().positional.push_back(described);
            break;
        case Parameter::Kind::KeywordOnly:
            m_code.code().keywordOnly.push_back(described);
            break;
        case Parameter::Kind::Args:
            m_code.code().argsSlot = static_cast<std::int32_t>(slot);
            break;
        case Parameter::Kind::Kwargs:
            m_code.code().kwargsSlot = static_cast<std::int32_t>(slot);
            break;
        }
    }
}

void CodeGenerator::finish()
{
    m_code.constant(Value());
    m_code.emit(Op::Return);
    m_code.finish();
}

void CodeGenerator::module(const Body &statements)
{
    body(statements);
    finish();
}

void CodeGenerator::function(const FunctionDefinition &definition)
{
    declareSlots(&definition.parameters);
    body(definition.body);
    finish();
}

void CodeGenerator::lambda(const Lambda &lambda)
{
    declareSlots(&lambda.parameters);
    expression(lambda.body);
    m_code.emit(Op::Return);
    m_code.finish();
}

Code::Kind kindOf(bool isAsync, bool yields)
{
    if (yields)
        return isAsync ? Code::Kind::AsyncGenerator : Code::Kind::Generator;
    return isAsync ? Code::Kind::Coroutine : Code::Kind::Function;
}

void CodeGenerator::makeFunction(const void *node, const std::vector<Parameter> &parameters,
                                 const std::string &name, Code::Kind kind,
                                 const std::function<void(CodeGenerator &)> &fill)
{
    const std::uint32_t depth = m_code.depth();
    for (const auto wanted : {Parameter::Kind::Positional, Parameter::Kind::KeywordOnly}) {
        for (const Parameter &parameter : parameters) {
            if (parameter.kind == wanted && parameter.defaultValue)
                expression(parameter.defaultValue);
        }
    }
    const NameScope &scope = m_module.scopes.of(node);
    auto code = std::make_shared<Code>();
    code->kind = kind;
    code->name = name;
    const Code &outer = m_code.code();
    code->qualifiedName = outer.kind == Code::Kind::Module ? name
                          : outer.isClassBody              ? outer.qualifiedName + "." + name
                                              : outer.qualifiedName + ".<locals>." + name;
    CodeGenerator generator(m_module, scope, *code);
    if (kind == Code::Kind::AsyncGenerator)
        code->stepSlot = generator.m_code.addSlot(".step");
    fill(generator);
    for (const std::uint32_t slot : code->freeSlots) {
        const std::string &wanted = code->slotNames[slot];
        const auto passed = m_passedSlots.find(wanted);
        code->captured.push_back(passed == m_passedSlots.end()
                                     ? static_cast<std::uint32_t>(m_slots.at(wanted))
                                     : passed->second);
    }
    m_code.code().functions.push_back(std::move(code));
    m_code.emit(Op::MakeFunction, static_cast<std::int32_t>(m_code.code().functions.size() - 1));
    m_code.setDepth(depth + 1);
}

void CodeGenerator::lambdaExpression(const Lambda &node)
{
    makeFunction(&node, node.parameters, "<lambda>", Code::Kind::Function,
                 [&](CodeGenerator &g) { g.lambda(node); });
}

namespace {

const char *comprehensionName(Comprehension::Kind kind)
{
    switch (kind) {
    case Comprehension::Kind::List:
        return "<listcomp>";
    case Comprehension::Kind::Set:
        return "<setcomp>";
    case Comprehension::Kind::Dict:
        return "<dictcomp>";
    case Comprehension::Kind::Generator:
        return "<genexpr>";
    }
    return "";
}

} // namespace

/// As CPython 3.11: a function of its own, called at once with the first iterator.
void CodeGenerator::comprehensionExpression(const Comprehension &node)
{
    const bool awaits = m_module.scopes.of(&node).awaits;
    const bool isGenerator = node.kind == Comprehension::Kind::Generator;
    const bool isAsync = node.clauses.front().isAsync;
    const Code::Kind kind = kindOf(awaits, isGenerator);
    static const std::vector<Parameter> none;
    makeFunction(&node, none, comprehensionName(node.kind), kind,
                 [&](CodeGenerator &g) { g.comprehension(node); });
    expression(node.clauses.front().iterable);
    m_code.emit(isAsync ? Op::GetAsyncIterator : Op::GetIterator);
    m_code.emit(Op::Call, 1);
    if (kind == Code::Kind::Coroutine)
        m_code.emit(Op::Await);
}

void CodeGenerator::comprehension(const Comprehension &node)
{
    declareSlots(nullptr);
    m_code.code().positional.push_back({".0", static_cast<std::uint32_t>(m_slots[".0"])});
    if (node.kind == Comprehension::Kind::List)
        m_code.emit(Op::BuildList, 0);
    else if (node.kind == Comprehension::Kind::Set)
        m_code.emit(Op::BuildSet, 0);
    else if (node.kind == Comprehension::Kind::Dict)
        m_code.emit(Op::BuildDict, 0);
    comprehensionClause(node, 0);
    if (node.kind == Comprehension::Kind::Generator)
        m_code.constant(Value());
    m_code.emit(Op::Return);
    m_code.finish();
}

void CodeGenerator::comprehensionClause(const Comprehension &node, std::size_t index)
{
    if (index == node.clauses.size()) {
        const auto iterators = static_cast<std::int32_t>(node.clauses.size());
        expression(node.element);
        switch (node.kind) {
        case Comprehension::Kind::List:
            m_code.emit(Op::ListAppend, iterators + 1);
            break;
        case Comprehension::Kind::Set:
            m_code.emit(Op::SetAdd, iterators + 1);
            break;
        case Comprehension::Kind::Dict:
            expression(node.value);
            m_code.emit(Op::DictSet, iterators + 1);
            break;
        case Comprehension::Kind::Generator:
            m_code.emit(Op::Yield);
            m_code.emit(Op::Pop);
            break;
        }
        return;
    }
    const ComprehensionClause &clause = node.clauses[index];
    const auto top = m_code.newLabel();
    const auto end = m_code.newLabel();
    if (index == 0) {
        load(".0");
    } else {
        expression(clause.iterable);
        m_code.emit(clause.isAsync ? Op::GetAsyncIterator : Op::GetIterator);
    }
    const std::uint32_t depth = m_code.depth();
    m_code.bind(top, depth);
    nextItem(clause.isAsync, end, BlockId());
    storeTarget(*clause.target);
    for (const ExprPtr &condition : clause.conditions) {
        expression(condition);
        m_code.jump(Op::PopJumpIfFalse, top);
    }
    comprehensionClause(node, index + 1);
    m_code.jump(Op::JumpBack, top);
    endOfItems(clause.isAsync, end, depth - 1);
}

void CodeGenerator::yield(const Yield &node)
{
    if (node.value)
        expression(node.value);
    else
        m_code.constant(Value());
    if (!node.isFrom)
        return m_code.emit(Op::Yield);
    const auto next = m_code.newLabel();
    const auto end = m_code.newLabel();
    const std::uint32_t depth = m_code.depth();
    m_code.emit(Op::GetIterator);
    m_code.constant(Value());
    m_code.bind(next, depth + 1);
    m_code.jump(Op::SendInto, end);
    m_code.emit(Op::Yield, 1);
    m_code.jump(Op::JumpBack, next);
    m_code.bind(end, depth);
}

CompiledModule generateModule(const Body &statements)
{
    const Scopes scopes(statements);
    CompiledModule module;
    module.code = std::make_shared<Code>();
    module.code->kind = Code::Kind::Module;
    module.code->name = module.code->qualifiedName = "<module>";
    ModuleContext context{scopes, module, {}};
    CodeGenerator generator(context, scopes.module(), *module.code);
    generator.module(statements);
    return module;
}

} // namespace coroscope
