// SPDX-License-Identifier: GPL-3.0-or-later
#include "values/arithmetic.h"

#include "values/container.h"
#include "values/errors.h"
#include "values/numbers.h"

namespace coroscope {
namespace {

bool isSequence(const Value &value)
{
    return value.type() == Type::Str || value.type() == Type::Tuple || value.type() == Type::List;
}

std::vector<Value> joined(Caller &caller, const std::vector<Value> &a, const std::vector<Value> &b)
{
    reserveMany(caller, a.size() + b.size(), sizeof(Value));
    std::vector<Value> all;
    all.reserve(a.size() + b.size());
    all.insert(all.end(), a.begin(), a.end());
    all.insert(all.end(), b.begin(), b.end());
    return all;
}

Value concatenate(Caller &caller, const Value &a, const Value &b)
{
    if (a.type() != b.type()) {
        const std::string name(typeName(a));
        raise(Error::TypeError, "can only concatenate " + name + " (not \"" +
                                    std::string(typeName(b)) + "\") to " + name);
    }
    if (const auto *x = a.as<Str>()) {
        const auto *y = b.as<Str>();
        reserveLarge(caller, x->text.size() + y->text.size());
        return text(x->text + y->text);
    }
    if (const auto *x = a.as<Tuple>())
        return tuple(joined(caller, x->items, b.as<Tuple>()->items));
    return list(joined(caller, a.as<List>()->items, b.as<List>()->items));
}

std::vector<Value> repeatedItems(Caller &caller, const std::vector<Value> &items, std::size_t times)
{
    if (times > 0 && items.size() > PTRDIFF_MAX / times)
        throw Raised{makeError(Error::MemoryError)};
    reserveMany(caller, items.size() * times, sizeof(Value));
    std::vector<Value> all;
    all.reserve(items.size() * times);
    for (std::size_t i = 0; i < times; ++i)
        all.insert(all.end(), items.begin(), items.end());
    return all;
}

Value repeat(Caller &caller, const Value &sequence, const Value &count, bool inPlace)
{
    if (!isInteger(count)) {
        raise(Error::TypeError,
              "can't multiply sequence by non-int of type '" + std::string(typeName(count)) + "'");
    }
    if (!isSmall(count))
        raise(Error::OverflowError, "cannot fit 'int' into an index-sized integer");
    const auto times = count.asInt() < 0 ? 0 : static_cast<std::size_t>(count.asInt());
    if (const auto *s = sequence.as<Str>()) {
        reserveMany(caller, s->text.size(), times);
        std::string all;
        all.reserve(s->text.size() * times);
        for (std::size_t i = 0; i < times && !s->text.empty(); ++i)
            all += s->text;
        return text(std::move(all));
    }
    if (const auto *t = sequence.as<Tuple>())
        return tuple(repeatedItems(caller, t->items, t->items.empty() ? 0 : times));
    auto *l = sequence.as<List>();
    std::vector<Value> all = repeatedItems(caller, l->items, l->items.empty() ? 0 : times);
    if (!inPlace)
        return list(std::move(all));
    l->items.swap(all);
    return sequence;
}

} // namespace

std::optional<Value> sequenceBinary(Caller &caller, BinaryOperator op, const Value &a,
                                    const Value &b, bool inPlace)
{
    if (op == BinaryOperator::Add && inPlace) {
        if (auto *list = a.as<List>()) {
            std::vector<Value> more = items(caller, b);
            list->items.insert(list->items.end(), std::make_move_iterator(more.begin()),
                               std::make_move_iterator(more.end()));
            return a;
        }
        if (Container *container = asContainer(a); container && container->extend(caller, b))
            return a;
    }
    if (op == BinaryOperator::Add && isSequence(a))
        return concatenate(caller, a, b);
    if (op == BinaryOperator::Multiply && isSequence(a))
        return repeat(caller, a, b, inPlace);
    if (op == BinaryOperator::Multiply && isSequence(b))
        return repeat(caller, b, a, false);
    return std::nullopt;
}

} // namespace coroscope
