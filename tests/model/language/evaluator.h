// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "language/ast.h"
#include "language/builtins.h"

#include <map>

namespace coroscope::language {

/// Evaluates expressions straight from their trees: enough of Python to put the values and
/// built-ins to the test by tables of {expression, what python3 says}. No await, no f-strings.
class Evaluator final : public Caller {
public:
    /// Adds the built-ins and the modules math, functools, collections, itertools and random.
    Evaluator();

    /// The repr of the expression's value, or "TypeError: text" for an exception. Several
    /// expressions, separated by "; ", share their variables; the last one counts.
    std::string run(std::string_view source);
    Value evaluate(const Expr &expr);

    Value call(const Value &callable, const Args &args) override;
    void reserve(std::size_t bytes) override;

    std::map<std::string, Value, std::less<>> variables;
    std::size_t budget = 100'000'000; ///< bytes that one reserve() may ask for

private:
    template <class Node>
    Value node(const Node &node);
    std::vector<Value> list(const std::vector<ExprPtr> &expressions);
    Value comprehension(const Comprehension &comprehension);
    void clause(const Comprehension &all, std::size_t index, std::vector<Value> &out);
    void assign(const Expr &target, const Value &value);
};

} // namespace coroscope::language
