// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "values/arithmetic.h"
#include "values/call.h"

namespace coroscope::language {

/// Python's collections.Counter: a dict of how often each key was counted; 0 for a missing one.
class Counter final : public Dict {
public:
    explicit Counter(Caller &caller) : m_caller(caller) {}
    std::string_view typeName() const override { return "collections.Counter"; }
    void
    appendRepr(std::string &out) const override; // Counter({'b': 2, 'a': 1}), most common first
    const MethodTable *methods() const override;
    Value missing(const Value &) override { return Value::integer(0); }
    /// `+`, `-`, `&` and `|` of two counters, without what has no count above 0.
    std::optional<Value> combine(BinaryOperator op, const Value &other, bool inPlace) override;

    /// Adds \p sign times the counts of a dict, or of 1 for each item of an iterable.
    void count(const Value &source, BinaryOperator addOrSubtract);
    Value countOf(const Value &key) const;
    /// (key, count) pairs, the most common first, those of equal counts in the order of the keys.
    std::vector<Value> mostCommon() const;
    Caller &caller() const { return m_caller; }

private:
    Caller &m_caller;
};

/// `Counter(iterable or dict, **counts)`.
Value makeCounter(Caller &caller, const Args &args);

} // namespace coroscope::language
