// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/builtinfunctions.h"
#include "language/getters.h"
#include "language/modules.h"
#include "values/errors.h"
#include "values/operations.h"

#include <algorithm>

namespace coroscope::language {

namespace {

template <BinaryOperator op, bool inPlace = false>
Value binaryOf(Caller &caller, const Args &args)
{
    return binary(caller, op, args.positional[0], args.positional[1], inPlace);
}

template <Comparison op>
Value compared(Caller &, const Args &args)
{
    return Value::boolean(compare(op, args.positional[0], args.positional[1]));
}

template <UnaryOperator op>
Value unaryOf(Caller &, const Args &args)
{
    return unary(op, args.positional[0]);
}

Value truthValue(Caller &, const Args &args) { return Value::boolean(truth(args.positional[0])); }

Value absoluteValue(Caller &caller, const Args &args)
{
    return std::ranges::find(numberFunctions(), "abs", &NamedFunction::name)->call(caller, args);
}

Value containsItem(Caller &, const Args &args)
{
    return Value::boolean(contains(args.positional[0], args.positional[1]));
}

Value getItem(Caller &, const Args &args)
{
    return subscript(args.positional[0], args.positional[1]);
}

Value setItem(Caller &, const Args &args)
{
    setSubscript(args.positional[0], args.positional[1], args.positional[2]);
    return {};
}

Value deleteItem(Caller &, const Args &args)
{
    deleteSubscript(args.positional[0], args.positional[1]);
    return {};
}

Value countOf(Caller &caller, const Args &args)
{
    std::int64_t count = 0;
    for (const Value &item : items(caller, args.positional[0]))
        count += same(item, args.positional[1]);
    return Value::integer(count);
}

/// CPython's complaint about another number of arguments than \p count.
void checkCount(std::string_view name, std::size_t count, const Args &args)
{
    const std::string given = std::to_string(args.positional.size());
    const std::string function(name);
    if (!args.keywords.empty())
        raise(Error::TypeError, "_operator." + function + "() takes no keyword arguments");
    if (args.positional.size() == count)
        return;
    if (count == 1)
        raise(Error::TypeError,
              "_operator." + function + "() takes exactly one argument (" + given + " given)");
    raise(Error::TypeError,
          function + " expected " + std::to_string(count) + " arguments, got " + given);
}

struct OperatorFunction {
    std::string_view name;
    std::size_t count; ///< of its arguments
    Value (*call)(Caller &, const Args &);
};

constexpr OperatorFunction operatorFunctions[] = {
    {"abs", 1, absoluteValue},
    {"add", 2, binaryOf<BinaryOperator::Add>},
    {"and_", 2, binaryOf<BinaryOperator::BitAnd>},
    {"concat", 2, binaryOf<BinaryOperator::Add>},
    {"contains", 2, containsItem},
    {"countOf", 2, countOf},
    {"delitem", 2, deleteItem},
    {"eq", 2, compared<Comparison::Equal>},
    {"floordiv", 2, binaryOf<BinaryOperator::FloorDivide>},
    {"ge", 2, compared<Comparison::GreaterEqual>},
    {"getitem", 2, getItem},
    {"gt", 2, compared<Comparison::Greater>},
    {"iadd", 2, binaryOf<BinaryOperator::Add, true>},
    {"imul", 2, binaryOf<BinaryOperator::Multiply, true>},
    {"inv", 1, unaryOf<UnaryOperator::Invert>},
    {"invert", 1, unaryOf<UnaryOperator::Invert>},
    {"is_", 2, compared<Comparison::Is>},
    {"is_not", 2, compared<Comparison::IsNot>},
    {"isub", 2, binaryOf<BinaryOperator::Subtract, true>},
    {"le", 2, compared<Comparison::LessEqual>},
    {"lshift", 2, binaryOf<BinaryOperator::LeftShift>},
    {"lt", 2, compared<Comparison::Less>},
    {"mod", 2, binaryOf<BinaryOperator::Modulo>},
    {"mul", 2, binaryOf<BinaryOperator::Multiply>},
    {"ne", 2, compared<Comparison::NotEqual>},
    {"neg", 1, unaryOf<UnaryOperator::Negative>},
    {"not_", 1, unaryOf<UnaryOperator::Not>},
    {"or_", 2, binaryOf<BinaryOperator::BitOr>},
    {"pos", 1, unaryOf<UnaryOperator::Positive>},
    {"pow", 2, binaryOf<BinaryOperator::Power>},
    {"rshift", 2, binaryOf<BinaryOperator::RightShift>},
    {"setitem", 3, setItem},
    {"sub", 2, binaryOf<BinaryOperator::Subtract>},
    {"truediv", 2, binaryOf<BinaryOperator::Divide>},
    {"truth", 1, truthValue},
    {"xor", 2, binaryOf<BinaryOperator::BitXor>},
};

} // namespace

Ref<Module> operatorModule()
{
    auto module = make<Module>("operator");
    for (const OperatorFunction &function : operatorFunctions) {
        const auto call = [&function](Caller &caller, const Args &args) {
            checkCount(function.name, function.count, args);
            return function.call(caller, args);
        };
        module->members.emplace(function.name,
                                make<Builtin>("operator." + std::string(function.name), call));
    }
    addGetters(*module);
    return module;
}

} // namespace coroscope::language
