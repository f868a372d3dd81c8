// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/unparse.h"

#include "language/unparser.h"

namespace coroscope::language {

namespace {

struct Sign {
    std::string_view text;
    Precedence precedence;
};

/// In the order of BinaryOperator.
constexpr Sign binaryTexts[] = {
    {" + ", Precedence::Arithmetic}, {" - ", Precedence::Arithmetic}, {" * ", Precedence::Term},
    {" / ", Precedence::Term},       {" // ", Precedence::Term},      {" % ", Precedence::Term},
    {" ** ", Precedence::Power},     {" @ ", Precedence::Term},       {" << ", Precedence::Shift},
    {" >> ", Precedence::Shift},     {" & ", Precedence::BitAnd},     {" | ", Precedence::BitOr},
    {" ^ ", Precedence::BitXor},
};
/// In the order of UnaryOperator.
constexpr Sign unaryTexts[] = {{"not ", Precedence::Not},
                               {"-", Precedence::Factor},
                               {"+", Precedence::Factor},
                               {"~", Precedence::Factor}};
/// In the order of Comparison.
constexpr std::string_view comparisonTexts[] = {" < ",  " <= ", " == ",     " != ", " > ",
                                                " >= ", " in ", " not in ", " is ", " is not "};
/// In the order of Comprehension::Kind.
constexpr std::string_view comprehensionBrackets[] = {"[]", "{}", "{}", "()"};

} // namespace

Precedence next(Precedence precedence)
{
    return precedence == Precedence::Atom
               ? precedence
               : static_cast<Precedence>(static_cast<int>(precedence) + 1);
}

void Unparser::write(const Expr &expr, Precedence around)
{
    if (m_rewrite && (*m_rewrite)(*this, expr))
        return;
    m_around = around;
    std::visit(*this, expr.node);
}

template <class Body>
void Unparser::parenthesized(Precedence own, Body body)
{
    const bool needed = m_around > own;
    m_text += needed ? "(" : "";
    body();
    m_text += needed ? ")" : "";
}

void Unparser::list(const std::vector<ExprPtr> &elements)
{
    for (const ExprPtr &element : elements) {
        m_text += &element == &elements.front() ? "" : ", ";
        write(*element);
    }
}

void Unparser::listWithComma(const std::vector<ExprPtr> &elements)
{
    list(elements);
    m_text += elements.size() == 1 ? "," : "";
}

void Unparser::operator()(const Name &node) { m_text += node.id; }

void Unparser::operator()(const TupleExpr &node)
{
    const auto own = node.elements.empty() ? Precedence::NamedExpr : Precedence::Tuple;
    if (node.elements.empty())
        m_around = Precedence::Atom; // the parentheses are the tuple
    parenthesized(own, [&] { listWithComma(node.elements); });
}

void Unparser::operator()(const ListExpr &node)
{
    m_text += '[';
    list(node.elements);
    m_text += ']';
}

void Unparser::operator()(const SetExpr &node)
{
    m_text += '{';
    list(node.elements);
    m_text += '}';
}

void Unparser::operator()(const DictExpr &node)
{
    m_text += '{';
    for (const auto &item : node.items) {
        m_text += &item == &node.items.front() ? "" : ", ";
        if (item.first) {
            write(*item.first);
            m_text += ": ";
            write(*item.second);
        } else {
            m_text += "**";
            write(*item.second, Precedence::BitOr);
        }
    }
    m_text += '}';
}

void Unparser::operator()(const Attribute &node)
{
    write(*node.object, Precedence::Atom);
    // `3.real` would begin a float.
    const auto *constant = std::get_if<Constant>(&node.object->node);
    if (constant && (std::holds_alternative<IntLiteral>(constant->value) ||
                     std::holds_alternative<bool>(constant->value)))
        m_text += ' ';
    m_text += '.' + node.name;
}

void Unparser::operator()(const Subscript &node)
{
    write(*node.object, Precedence::Atom);
    m_text += '[';
    const auto *tuple = std::get_if<TupleExpr>(&node.index->node);
    if (tuple && !tuple->elements.empty())
        listWithComma(tuple->elements);
    else
        write(*node.index);
    m_text += ']';
}

void Unparser::operator()(const SliceExpr &node)
{
    if (node.start)
        write(*node.start);
    m_text += ':';
    if (node.stop)
        write(*node.stop);
    if (node.step) {
        m_text += ':';
        write(*node.step);
    }
}

void Unparser::operator()(const Starred &node)
{
    m_text += '*';
    write(*node.value, Precedence::BitOr);
}

void Unparser::operator()(const Call &node)
{
    write(*node.callee, Precedence::Atom);
    m_text += '(';
    list(node.positional);
    bool first = node.positional.empty();
    for (const KeywordArgument &keyword : node.keywords) {
        m_text += first ? "" : ", ";
        m_text += keyword.name.empty() ? "**" : keyword.name + "=";
        write(*keyword.value);
        first = false;
    }
    m_text += ')';
}

void Unparser::operator()(const Unary &node)
{
    const Sign &sign = unaryTexts[static_cast<int>(node.op)];
    parenthesized(sign.precedence, [&] {
        m_text += sign.text;
        write(*node.operand, sign.precedence);
    });
}

void Unparser::operator()(const Binary &node)
{
    const Sign &sign = binaryTexts[static_cast<int>(node.op)];
    const bool fromRight = node.op == BinaryOperator::Power;
    parenthesized(sign.precedence, [&] {
        write(*node.left, fromRight ? next(sign.precedence) : sign.precedence);
        m_text += sign.text;
        write(*node.right, fromRight ? sign.precedence : next(sign.precedence));
    });
}

void Unparser::operator()(const BoolOp &node)
{
    Precedence precedence = node.isAnd ? Precedence::And : Precedence::Or;
    parenthesized(precedence, [&] {
        for (const ExprPtr &operand : node.operands) {
            if (&operand != &node.operands.front())
                m_text += node.isAnd ? " and " : " or ";
            precedence = next(precedence); // as CPython does, for every operand anew
            write(*operand, precedence);
        }
    });
}

void Unparser::operator()(const CompareExpr &node)
{
    parenthesized(Precedence::Compare, [&] {
        write(*node.left, next(Precedence::Compare));
        for (const auto &[comparison, operand] : node.rest) {
            m_text += comparisonTexts[static_cast<int>(comparison)];
            write(*operand, next(Precedence::Compare));
        }
    });
}

void Unparser::operator()(const Conditional &node)
{
    parenthesized(Precedence::Test, [&] {
        write(*node.whenTrue, next(Precedence::Test));
        m_text += " if ";
        write(*node.condition, next(Precedence::Test));
        m_text += " else ";
        write(*node.whenFalse);
    });
}

void Unparser::operator()(const Lambda &node)
{
    parenthesized(Precedence::Test, [&] {
        m_text += node.parameters.empty() ? "lambda" : "lambda ";
        parameters(node.parameters);
        m_text += ": ";
        write(*node.body);
    });
}

void Unparser::parameters(const std::vector<Parameter> &parameters)
{
    bool starred = false;
    const Parameter *before = nullptr;
    for (const Parameter &parameter : parameters) {
        if (before && before->positionalOnly && !parameter.positionalOnly)
            m_text += ", /";
        m_text += before ? ", " : "";
        if (parameter.kind == Parameter::Kind::KeywordOnly && !starred)
            m_text += "*, ";
        starred |= parameter.kind != Parameter::Kind::Positional;
        m_text += parameter.kind == Parameter::Kind::Args     ? "*"
                  : parameter.kind == Parameter::Kind::Kwargs ? "**"
                                                              : "";
        m_text += parameter.name;
        if (parameter.defaultValue) {
            m_text += '=';
            write(*parameter.defaultValue);
        }
        before = &parameter;
    }
    if (before && before->positionalOnly)
        m_text += ", /";
}

void Unparser::operator()(const Comprehension &node)
{
    const std::string_view brackets = comprehensionBrackets[static_cast<int>(node.kind)];
    m_text += brackets[0];
    write(*node.element);
    if (node.value) {
        m_text += ": ";
        write(*node.value);
    }
    for (const ComprehensionClause &clause : node.clauses) {
        m_text += clause.isAsync && !m_isSynchronous ? " async for " : " for ";
        write(*clause.target, Precedence::Tuple);
        m_text += " in ";
        write(*clause.iterable, next(Precedence::Test));
        for (const ExprPtr &condition : clause.conditions) {
            m_text += " if ";
            write(*condition, next(Precedence::Test));
        }
    }
    m_text += brackets[1];
}

void Unparser::operator()(const Await &node)
{
    parenthesized(Precedence::Await, [&] {
        m_text += "await ";
        write(*node.operand, Precedence::Atom);
    });
}

void Unparser::operator()(const NamedExpr &node)
{
    parenthesized(Precedence::NamedExpr, [&] {
        m_text += node.name + " := ";
        write(*node.value, Precedence::Atom);
    });
}

void Unparser::operator()(const Yield &node)
{
    parenthesized(Precedence::Yield, [&] {
        m_text += node.isFrom ? "yield from" : "yield";
        if (!node.value)
            return;
        m_text += ' ';
        write(*node.value, Precedence::Atom);
    });
}

std::string unparse(const Expr &expr)
{
    Unparser unparser;
    unparser.write(expr);
    return unparser.text();
}

} // namespace coroscope::language
