// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "language/ast.h"
#include "language/builtins.h"

#include <limits>
#include <map>
#include <stdexcept>

namespace coroscope::language {

/// The evaluator of the tests was given what it does not know: await, f-strings and a few more.
class UnknownExpression : public std::logic_error {
public:
    UnknownExpression() : std::logic_error("the evaluator of the tests does not know this") {}
};

/// Evaluates expressions straight from their trees: enough of Python to put the values and
/// built-ins to the test by tables of {expression, what python3 says}. Throws UnknownExpression.
class Evaluator final : public Caller {
public:
    /// Adds the built-ins and the modules math, functools, collections, itertools, heapq,
    /// operator and random.
    Evaluator();

    /// The repr of the expression's value, or "TypeError: text" for an exception. Several
    /// expressions, separated by "; ", share their variables; the last one counts.
    std::string run(std::string_view source);
    Value evaluate(const Expr &expr);

    Value call(const Value &callable, const Args &args) override;
    void reserve(std::size_t bytes) override;

    std::map<std::string, Value, std::less<>> variables;
    std::size_t budget = 100'000'000; ///< bytes that one reserve() may ask for
    /// Expressions and reserve() calls before a MemoryError ends it all.
    std::uint64_t steps = std::numeric_limits<std::uint64_t>::max();

private:
    template <class Node>
    Value node(const Node &node);
    std::vector<Value> list(const std::vector<ExprPtr> &expressions);
    Value comprehension(const Comprehension &comprehension);
    void clause(const Comprehension &all, std::size_t index, std::vector<Value> &out);
    void step();
    void assign(const Expr &target, const Value &value);
};

} // namespace coroscope::language
