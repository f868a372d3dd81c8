// SPDX-License-Identifier: GPL-3.0-or-later
#include "values/container.h"
#include "values/errors.h"
#include "values/instance.h"
#include "values/iterators.h"
#include "values/operations.h"

namespace coroscope {
namespace {

constexpr std::int64_t mostItems = 50'000'000; // without anybody to ask

/// Number of items where that is known at once, else 0.
std::size_t expectedItems(const Value &iterable)
{
    switch (iterable.type()) {
    case Type::Tuple:
    case Type::List:
    case Type::Dict:
    case Type::Set:
    case Type::Range:
        return static_cast<std::size_t>(length(iterable));
    default:
        return 0;
    }
}

} // namespace

std::int64_t length(const Value &value)
{
    switch (value.type()) {
    case Type::Str:
        return static_cast<std::int64_t>(value.as<Str>()->length());
    case Type::Tuple:
        return static_cast<std::int64_t>(value.as<Tuple>()->items.size());
    case Type::List:
        return static_cast<std::int64_t>(value.as<List>()->items.size());
    case Type::Dict:
        return static_cast<std::int64_t>(value.as<Dict>()->table.size());
    case Type::Set:
        return static_cast<std::int64_t>(value.as<Set>()->table.size());
    case Type::Range:
        return value.as<Range>()->length();
    default:
        break;
    }
    if (const Container *container = asContainer(value))
        return container->size();
    if (const std::optional<Value> given = callSpecial(value, "__len__")) {
        if (!given->isInt())
            raise(Error::TypeError, "'" + std::string(typeName(*given)) +
                                        "' object cannot be interpreted as an integer");
        if (given->asInt() < 0)
            raise(Error::ValueError, "__len__() should return >= 0");
        return given->asInt();
    }
    raise(Error::TypeError, "object of type '" + std::string(typeName(value)) + "' has no len()");
}

bool Iterator::send(const Value &, Value &)
{
    raise(Error::AttributeError,
          "'" + std::string(typeName()) + "' object has no attribute 'send'");
}

Ref<Exception> stopIteration(Iterator &iterator)
{
    Value returned = iterator.takeReturned();
    return returned.isNone() ? makeError(Error::StopIteration)
                             : makeError(Error::StopIteration, std::vector<Value>{returned});
}

Ref<Iterator> iterate(const Value &iterable)
{
    switch (iterable.type()) {
    case Type::Str:
        return strIterator(iterable.as<Str>());
    case Type::Tuple:
        return tupleIterator(iterable.as<Tuple>());
    case Type::List:
        return listIterator(iterable.as<List>());
    case Type::Dict:
        return dictIterator(iterable.as<Dict>(), DictView::Kind::Keys);
    case Type::Set:
        return setIterator(iterable.as<Set>());
    case Type::Range:
        return rangeIterator(*iterable.as<Range>());
    case Type::Iterator:
        return iterable.as<Iterator>();
    default:
        break;
    }
    if (Container *container = asContainer(iterable))
        return container->iterator();
    if (Ref<Iterator> iterator = instanceIterator(iterable))
        return iterator;
    raise(Error::TypeError, "'" + std::string(typeName(iterable)) + "' object is not iterable");
}

std::vector<Value> items(const Value &iterable)
{
    if (const auto *list = iterable.as<List>())
        return list->items;
    if (const auto *tuple = iterable.as<Tuple>())
        return tuple->items;
    const std::size_t expected = expectedItems(iterable);
    if (expected > static_cast<std::size_t>(mostItems))
        raise(Error::MemoryError, "too many items");
    std::vector<Value> all;
    all.reserve(expected);
    const Ref<Iterator> iterator = iterate(iterable);
    for (Value item; iterator->next(item);)
        all.push_back(std::move(item));
    return all;
}

std::vector<Value> items(Caller &caller, const Value &iterable)
{
    constexpr std::size_t step = 1024;
    const std::size_t expected = expectedItems(iterable);
    if (expected > step)
        caller.reserve(expected * sizeof(Value));
    if (iterable.type() == Type::List || iterable.type() == Type::Tuple)
        return items(iterable);
    std::vector<Value> all;
    all.reserve(expected);
    const Ref<Iterator> iterator = iterate(iterable);
    for (Value item; iterator->next(item);) {
        if (all.size() % step == step - 1 && all.size() >= expected)
            caller.reserve(step * sizeof(Value));
        all.push_back(std::move(item));
    }
    return all;
}

} // namespace coroscope
