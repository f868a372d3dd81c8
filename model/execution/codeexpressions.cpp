// SPDX-License-Identifier: GPL-3.0-or-later
#include "execution/codegenerator.h"

#include "values/operations.h"

namespace coroscope {

using namespace language;

void CodeGenerator::expression(const Expr &expr)
{
    struct Visitor {
        CodeGenerator &g;

        void operator()(const Constant &node) { g.constant(node); }
        void operator()(const Name &node) { g.load(node.id); }
        void operator()(const FString &node) { g.fstring(node); }
        void operator()(const TupleExpr &node)
        {
            g.elements(node.elements, Op::BuildTuple, Op::ListAppend, Op::ListExtend);
        }
        void operator()(const ListExpr &node)
        {
            g.elements(node.elements, Op::BuildList, Op::ListAppend, Op::ListExtend);
        }
        void operator()(const SetExpr &node)
        {
            g.elements(node.elements, Op::BuildSet, Op::SetAdd, Op::SetUpdate);
        }
        void operator()(const DictExpr &node) { g.dict(node); }
        void operator()(const Attribute &node)
        {
            g.expression(node.object);
            g.m_code.emit(Op::LoadAttribute, g.m_code.nameIndex(node.name));
        }
        void operator()(const Subscript &node)
        {
            g.expression(node.object);
            g.expression(node.index);
            g.m_code.emit(Op::Subscript);
        }
        void operator()(const SliceExpr &node) { g.slice(node); }
        void operator()(const Starred &node) { g.expression(node.value); }
        void operator()(const Call &node) { g.call(node); }
        void operator()(const Unary &node)
        {
            g.expression(node.operand);
            g.m_code.emit(Op::UnaryOp, static_cast<std::int32_t>(node.op));
        }
        void operator()(const Binary &node)
        {
            g.expression(node.left);
            g.expression(node.right);
            g.m_code.emit(Op::BinaryOp, static_cast<std::int32_t>(node.op));
        }
        void operator()(const BoolOp &node) { g.boolOp(node); }
        void operator()(const CompareExpr &node) { g.compareChain(node); }
        void operator()(const Conditional &node) { g.conditional(node); }
        void operator()(const Lambda &node) { g.lambdaExpression(node); }
        void operator()(const Comprehension &node) { g.comprehensionExpression(node); }
        void operator()(const Await &node)
        {
            g.expression(node.operand);
            g.m_code.emit(Op::Await);
        }
        void operator()(const Yield &node) { g.yield(node); }
        void operator()(const NamedExpr &node)
        {
            g.expression(node.value);
            g.m_code.emit(Op::Dup);
            g.store(node.name);
        }
    };
    std::visit(Visitor{*this}, expr.node);
}

void CodeGenerator::constant(const Constant &node)
{
    struct Visitor {
        Value operator()(const None &) { return {}; }
        Value operator()(bool b) { return Value::boolean(b); }
        Value operator()(const IntLiteral &literal) { return integer(mpz_class(literal.digits)); }
        Value operator()(double number) { return Value::floating(number); }
        Value operator()(const std::string &string) { return text(string); }
        Value operator()(const Ellipsis &) { return {}; }
    };
    m_code.constant(std::visit(Visitor{}, node.value));
}

void CodeGenerator::fstring(const FString &node)
{
    for (const FStringPart &part : node.parts) {
        if (!part.expression) {
            m_code.constant(text(part.literal));
            continue;
        }
        expression(part.expression);
        if (part.formatSpec)
            expression(part.formatSpec);
        m_code.emit(Op::FormatValue, part.conversion | (part.formatSpec ? 256 : 0));
    }
    m_code.emit(Op::BuildString, static_cast<std::int32_t>(node.parts.size()));
}

void CodeGenerator::elements(const std::vector<ExprPtr> &list, Op build, Op append, Op extend)
{
    bool hasStarred = false;
    for (const ExprPtr &element : list)
        hasStarred |= std::holds_alternative<Starred>(element->node);
    if (!hasStarred) {
        for (const ExprPtr &element : list)
            expression(element);
        m_code.emit(build, static_cast<std::int32_t>(list.size()));
        return;
    }
    m_code.emit(build == Op::BuildSet ? Op::BuildSet : Op::BuildList, 0);
    for (const ExprPtr &element : list) {
        expression(element);
        if (std::holds_alternative<Starred>(element->node))
            m_code.emit(extend);
        else
            m_code.emit(append, 1);
    }
    if (build == Op::BuildTuple)
        m_code.emit(Op::ListToTuple);
}

void CodeGenerator::dict(const DictExpr &node)
{
    m_code.emit(Op::BuildDict, 0);
    for (const auto &[key, value] : node.items) {
        if (key) {
            expression(key);
            expression(value);
            m_code.emit(Op::DictSet, 1);
        } else {
            expression(value);
            m_code.emit(Op::DictMerge);
        }
    }
}

void CodeGenerator::boolOp(const BoolOp &node)
{
    const auto end = m_code.newLabel();
    const std::uint32_t depth = m_code.depth();
    for (std::size_t i = 0; i + 1 < node.operands.size(); ++i) {
        expression(node.operands[i]);
        m_code.jump(node.isAnd ? Op::JumpIfFalseOrPop : Op::JumpIfTrueOrPop, end);
    }
    expression(node.operands.back());
    m_code.bind(end, depth + 1);
}

void CodeGenerator::compareChain(const CompareExpr &node)
{
    const auto end = m_code.newLabel();
    const auto cleanUp = m_code.newLabel();
    const std::uint32_t depth = m_code.depth();
    expression(node.left);
    for (std::size_t i = 0; i < node.rest.size(); ++i) {
        const auto &[op, right] = node.rest[i];
        expression(right);
        const bool isLast = i + 1 == node.rest.size();
        if (!isLast) {
            m_code.emit(Op::Dup);
            m_code.emit(Op::RotateThree);
        }
        m_code.emit(Op::Compare, static_cast<std::int32_t>(op));
        if (!isLast)
            m_code.jump(Op::JumpIfFalseOrPop, cleanUp);
    }
    if (node.rest.size() > 1) {
        m_code.jump(Op::Jump, end);
        m_code.bind(cleanUp, depth + 2);
        m_code.emit(Op::Swap);
        m_code.emit(Op::Pop);
    } else {
        m_code.bind(cleanUp, depth + 1);
    }
    m_code.bind(end, depth + 1);
}

void CodeGenerator::conditional(const Conditional &node)
{
    const auto otherwise = m_code.newLabel();
    const auto end = m_code.newLabel();
    expression(node.condition);
    m_code.jump(Op::PopJumpIfFalse, otherwise);
    const std::uint32_t depth = m_code.depth();
    expression(node.whenTrue);
    m_code.jump(Op::Jump, end);
    m_code.bind(otherwise, depth);
    expression(node.whenFalse);
    m_code.bind(end, depth + 1);
}

void CodeGenerator::slice(const SliceExpr &node)
{
    for (const ExprPtr *part : {&node.start, &node.stop, &node.step}) {
        if (*part)
            expression(*part);
        else
            m_code.constant(Value());
    }
    m_code.emit(Op::BuildSlice);
}

} // namespace coroscope
