// SPDX-License-Identifier: GPL-3.0-or-later
#include "values/arithmetic.h"

#include "values/dictmerge.h"
#include "values/dictview.h"
#include "values/setoperations.h"

namespace coroscope {

std::optional<Value> Dict::combine(BinaryOperator op, const Value &other, bool inPlace)
{
    if (op != BinaryOperator::BitOr || (!inPlace && other.type() != Type::Dict))
        return std::nullopt;
    const Ref<Dict> self(this);
    if (inPlace) {
        mergeInto(*this, other);
        return self;
    }
    auto merged = make<Dict>();
    mergeInto(*merged, self);
    mergeInto(*merged, other);
    return merged;
}

std::optional<Value> setBinary(BinaryOperator op, const Value &a, const Value &b, bool inPlace)
{
    if (auto *dict = a.as<Dict>())
        return dict->combine(op, b, inPlace);
    const bool isSetOperator = op == BinaryOperator::Subtract || op >= BinaryOperator::BitAnd;
    const Ref<Set> x = isSetOperator ? asSet(a) : Ref<Set>();
    Ref<Set> y = x ? asSet(b) : Ref<Set>();
    if (x && !y && a.type() != Type::Set) // a view of a dict takes any iterable
        y = setOf(b);
    if (!x || !y)
        return std::nullopt;
    Ref<Set> target = inPlace && a.type() == Type::Set ? x : copyOf(*x);
    switch (op) {
    case BinaryOperator::BitOr:
        unite(*target, y);
        break;
    case BinaryOperator::BitAnd:
        intersect(*target, y);
        break;
    case BinaryOperator::Subtract:
        subtract(*target, y);
        break;
    default:
        symmetricDifference(*target, y);
        break;
    }
    return target;
}

} // namespace coroscope
