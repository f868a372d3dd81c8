// SPDX-License-Identifier: GPL-3.0-or-later
#include "values/arithmetic.h"

#include "values/dictmerge.h"
#include "values/dictview.h"
#include "values/setoperations.h"

namespace coroscope {
namespace {

std::optional<Value> mergeDicts(const Value &a, const Value &b, bool inPlace)
{
    auto *dict = a.as<Dict>();
    if (!dict || (!inPlace && b.type() != Type::Dict))
        return std::nullopt;
    if (inPlace) {
        mergeInto(*dict, b);
        return a;
    }
    auto merged = make<Dict>();
    mergeInto(*merged, a);
    mergeInto(*merged, b);
    return merged;
}

} // namespace

std::optional<Value> setBinary(BinaryOperator op, const Value &a, const Value &b, bool inPlace)
{
    if (op == BinaryOperator::BitOr && a.type() == Type::Dict)
        return mergeDicts(a, b, inPlace);
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
