// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/language/evaluator.h"

#include "language/modules.h"
#include "language/parser.h"
#include "values/dictmerge.h"
#include "values/errors.h"
#include "values/operations.h"
#include "values/recursion.h"

namespace coroscope::language {
namespace {

/// A lambda. Its variables are those of the whole evaluator.
class LambdaFunction final : public TrackedObject {
public:
    static constexpr Type valueType = Type::Function;
    explicit LambdaFunction(const Lambda &lambda) : TrackedObject(valueType), lambda(lambda) {}
    std::string_view typeName() const override { return "function"; }
    void clearReferences() override {}

    const Lambda &lambda;
};

} // namespace

Evaluator::Evaluator()
{
    for (auto &[name, value] : builtins())
        variables.emplace(name, value);
    for (const Ref<Module> &module :
         {mathModule(), functoolsModule(), collectionsModule(), itertoolsModule(), heapqModule(),
          operatorModule(), randomModule(1)})
        variables.emplace(module->name, module);
}

std::string Evaluator::run(std::string_view source)
{
    std::vector<ExprPtr> trees; // lambdas refer to them
    try {
        Value value;
        for (std::size_t begin = 0; begin <= source.size();) {
            const std::size_t end = std::min(source.find("; ", begin), source.size());
            auto parsed = parseExpression(source.substr(begin, end - begin));
            if (!parsed)
                return "SyntaxError: " + parsed.problem().text();
            trees.push_back(std::move(*parsed));
            value = evaluate(*trees.back());
            begin = end + 2;
        }
        return repr(value);
    } catch (const Raised &raised) {
        const std::string text = raised.exception->str();
        const std::string name(raised.exception->typeName());
        return text.empty() ? name : name + ": " + text;
    }
}

Value Evaluator::call(const Value &callable, const Args &args)
{
    if (const auto *cls = callable.as<TypeObject>())
        return construct(*this, *cls, args);
    if (const auto *builtin = callable.as<Builtin>())
        return builtin->function(*this, args);
    if (const auto *method = callable.as<BoundMethod>())
        return method->method->call(*this, method->self, args);
    if (const auto *function = callable.as<LambdaFunction>()) {
        const RecursionGuard guard("");
        const auto &parameters = function->lambda.parameters;
        for (std::size_t i = 0; i < parameters.size(); ++i) {
            if (parameters[i].kind == Parameter::Kind::Args)
                variables[parameters[i].name] =
                    tuple({args.positional.begin() + static_cast<std::ptrdiff_t>(i),
                           args.positional.end()});
            else if (i < args.positional.size())
                variables[parameters[i].name] = args.positional[i];
        }
        for (const Keyword &keyword : args.keywords)
            variables[std::string(keyword.name)] = keyword.value;
        return evaluate(*function->lambda.body);
    }
    raise(Error::TypeError, "'" + std::string(typeName(callable)) + "' object is not callable");
}

void Evaluator::reserve(std::size_t bytes)
{
    step();
    if (bytes > budget)
        throw Raised{makeError(Error::MemoryError)};
}

void Evaluator::step()
{
    if (steps == 0)
        throw Raised{makeError(Error::MemoryError)};
    --steps;
}

std::vector<Value> Evaluator::list(const std::vector<ExprPtr> &expressions)
{
    std::vector<Value> values;
    for (const ExprPtr &expression : expressions) {
        if (const auto *starred = std::get_if<Starred>(&expression->node)) {
            for (const Value &item : items(*this, evaluate(*starred->value)))
                values.push_back(item);
        } else {
            values.push_back(evaluate(*expression));
        }
    }
    return values;
}

template <class Node>
Value Evaluator::node(const Node &)
{
    throw UnknownExpression();
}

template <>
Value Evaluator::node(const Constant &node)
{
    if (const auto *flag = std::get_if<bool>(&node.value))
        return Value::boolean(*flag);
    if (const auto *literal = std::get_if<IntLiteral>(&node.value))
        return integer(mpz_class(literal->digits));
    if (const auto *number = std::get_if<double>(&node.value))
        return Value::floating(*number);
    if (const auto *string = std::get_if<std::string>(&node.value))
        return text(*string);
    return {};
}

template <>
Value Evaluator::node(const Name &node)
{
    const auto found = variables.find(node.id);
    if (found == variables.end())
        raise(Error::NameError, "name '" + node.id + "' is not defined");
    return found->second;
}

template <>
Value Evaluator::node(const TupleExpr &node)
{
    return tuple(list(node.elements));
}

template <>
Value Evaluator::node(const ListExpr &node)
{
    return coroscope::list(list(node.elements));
}

template <>
Value Evaluator::node(const SetExpr &node)
{
    auto set = make<Set>();
    for (const Value &item : list(node.elements))
        set->table.insert(item, {});
    return set;
}

template <>
Value Evaluator::node(const DictExpr &node)
{
    auto dict = make<Dict>();
    for (const auto &[key, value] : node.items) {
        if (key) {
            const Value keyValue = evaluate(*key);
            dict->table.insert(keyValue, evaluate(*value));
        } else {
            mergeInto(*dict, evaluate(*value));
        }
    }
    return dict;
}

template <>
Value Evaluator::node(const Attribute &node)
{
    return attribute(evaluate(*node.object), node.name);
}

template <>
Value Evaluator::node(const Subscript &node)
{
    const Value object = evaluate(*node.object);
    return subscript(object, evaluate(*node.index));
}

template <>
Value Evaluator::node(const SliceExpr &node)
{
    const auto part = [this](const ExprPtr &expr) { return expr ? evaluate(*expr) : Value(); };
    return make<Slice>(part(node.start), part(node.stop), part(node.step));
}

template <>
Value Evaluator::node(const Call &node)
{
    std::vector<Keyword> keywords;
    const auto *method = std::get_if<Attribute>(&node.callee->node);
    const Value callee = evaluate(method ? *method->object : *node.callee);
    const std::vector<Value> positional = list(node.positional);
    Value more; // holds the names of a `**mapping`
    for (const KeywordArgument &keyword : node.keywords) {
        if (!keyword.name.empty()) {
            keywords.push_back({keyword.name, evaluate(*keyword.value)});
            continue;
        }
        more = evaluate(*keyword.value);
        if (!more.as<Dict>())
            throw UnknownExpression();
        for (const auto &entry : more.as<Dict>()->table.entries()) {
            if (!entry.key.as<Str>())
                throw UnknownExpression();
            keywords.push_back({entry.key.as<Str>()->text, entry.value});
        }
    }
    if (method)
        return callMethod(*this, callee, method->name, {positional, keywords});
    return call(callee, {positional, keywords});
}

template <>
Value Evaluator::node(const Unary &node)
{
    return unary(node.op, evaluate(*node.operand));
}

template <>
Value Evaluator::node(const Binary &node)
{
    const Value left = evaluate(*node.left);
    return binary(*this, node.op, left, evaluate(*node.right));
}

template <>
Value Evaluator::node(const BoolOp &node)
{
    Value value;
    for (const ExprPtr &operand : node.operands) {
        value = evaluate(*operand);
        if (truth(value) != node.isAnd)
            break;
    }
    return value;
}

template <>
Value Evaluator::node(const CompareExpr &node)
{
    Value left = evaluate(*node.left);
    for (const auto &[op, operand] : node.rest) {
        Value right = evaluate(*operand);
        if (!compare(op, left, right))
            return Value::boolean(false);
        left = std::move(right);
    }
    return Value::boolean(true);
}

template <>
Value Evaluator::node(const Conditional &node)
{
    return evaluate(truth(evaluate(*node.condition)) ? *node.whenTrue : *node.whenFalse);
}

template <>
Value Evaluator::node(const Lambda &node)
{
    return make<LambdaFunction>(node);
}

template <>
Value Evaluator::node(const Comprehension &node)
{
    return comprehension(node);
}

template <>
Value Evaluator::node(const NamedExpr &node)
{
    return variables[node.name] = evaluate(*node.value);
}

Value Evaluator::evaluate(const Expr &expr)
{
    step();
    return std::visit([this](const auto &kind) { return node(kind); }, expr.node);
}

void Evaluator::assign(const Expr &target, const Value &value)
{
    if (const auto *name = std::get_if<Name>(&target.node)) {
        variables[name->id] = value;
        return;
    }
    const auto *tuple = std::get_if<TupleExpr>(&target.node);
    const std::vector<Value> all = tuple ? items(*this, value) : std::vector<Value>();
    if (!tuple || all.size() != tuple->elements.size())
        throw UnknownExpression();
    for (std::size_t i = 0; i < all.size(); ++i)
        assign(*tuple->elements[i], all[i]);
}

void Evaluator::clause(const Comprehension &all, std::size_t index, std::vector<Value> &out)
{
    if (index == all.clauses.size()) {
        out.push_back(evaluate(*all.element));
        return;
    }
    const ComprehensionClause &current = all.clauses[index];
    const Ref<Iterator> iterator = iterate(evaluate(*current.iterable));
    for (Value item; iterator->next(item);) {
        step();
        assign(*current.target, item);
        bool holds = true;
        for (const ExprPtr &condition : current.conditions)
            holds = holds && truth(evaluate(*condition));
        if (holds)
            clause(all, index + 1, out);
    }
}

Value Evaluator::comprehension(const Comprehension &all)
{
    std::vector<Value> out;
    clause(all, 0, out);
    if (all.kind == Comprehension::Kind::Generator)
        return iterate(coroscope::list(std::move(out)));
    return coroscope::list(std::move(out)); // of the other kinds only lists are needed
}

} // namespace coroscope::language
