// SPDX-License-Identifier: GPL-3.0-or-later
#include "values/container.h"
#include "values/errors.h"
#include "values/instance.h"
#include "values/numbers.h"
#include "values/operations.h"
#include "values/slicing.h"

namespace coroscope {
namespace {

[[noreturn]] void raiseOnType(const Value &object, const char *what)
{
    raise(Error::TypeError, "'" + std::string(typeName(object)) + "' object " + what);
}

/// A place in a sequence of \p length items from an index that may count from the end.
std::size_t place(const Value &index, std::int64_t length, const char *kind, const char *outOfRange)
{
    if (!isInteger(index)) {
        raise(Error::TypeError, std::string(kind) + " indices must be integers or slices, not " +
                                    std::string(typeName(index)));
    }
    if (!isSmall(index))
        raise(Error::IndexError, "cannot fit 'int' into an index-sized integer");
    const std::int64_t i = index.asInt() < 0 ? index.asInt() + length : index.asInt();
    if (i < 0 || i >= length)
        raise(Error::IndexError, outOfRange);
    return static_cast<std::size_t>(i);
}

std::int64_t count(const std::vector<Value> &items)
{
    return static_cast<std::int64_t>(items.size());
}

Value strSubscript(const Str &text, const Value &index)
{
    if (const auto *slice = index.as<Slice>())
        return strSlice(text, *slice);
    if (!isInteger(index)) {
        raise(Error::TypeError,
              "string indices must be integers, not '" + std::string(typeName(index)) + "'");
    }
    const auto length = static_cast<std::int64_t>(text.length());
    return strItem(text, place(index, length, "string", "string index out of range"));
}

Value tupleSubscript(const Tuple &tuple, const Value &index)
{
    if (const auto *slice = index.as<Slice>())
        return coroscope::tuple(selected(tuple.items, sliceBounds(*slice, count(tuple.items))));
    return tuple.items[place(index, count(tuple.items), "tuple", "tuple index out of range")];
}

Value listSubscript(const List &list, const Value &index)
{
    if (const auto *slice = index.as<Slice>())
        return listSlice(list, *slice);
    return list.items[place(index, count(list.items), "list", "list index out of range")];
}

Value rangeSubscript(const Range &range, const Value &index)
{
    if (const auto *slice = index.as<Slice>()) {
        const SliceBounds bounds = sliceBounds(*slice, range.length());
        const auto at = [&range](std::int64_t i) { return range.start + i * range.step; };
        return make<Range>(at(bounds.start), at(bounds.stop), range.step * bounds.step);
    }
    const std::size_t i = place(index, range.length(), "range", "range object index out of range");
    return Value::integer(range.at(static_cast<std::int64_t>(i)));
}

[[noreturn]] void raiseKeyError(const Value &key)
{
    throw Raised{makeError(Error::KeyError, std::vector<Value>{key})};
}

} // namespace

Value Dict::missing(const Value &key) { raiseKeyError(key); }

Value subscript(const Value &container, const Value &index)
{
    switch (container.type()) {
    case Type::List:
        return listSubscript(*container.as<List>(), index);
    case Type::Tuple:
        return tupleSubscript(*container.as<Tuple>(), index);
    case Type::Str:
        return strSubscript(*container.as<Str>(), index);
    case Type::Range:
        return rangeSubscript(*container.as<Range>(), index);
    case Type::Dict:
        if (const Value *value = std::as_const(container.as<Dict>()->table).find(index))
            return *value;
        return container.as<Dict>()->missing(index);
    case Type::TypeObject:
        raise(Error::TypeError,
              "type '" + container.as<TypeObject>()->name + "' is not subscriptable");
    default:
        break;
    }
    if (Container *other = asContainer(container))
        return other->item(index);
    if (std::optional<Value> item = callSpecial(container, "__getitem__", {index}))
        return *std::move(item);
    raiseOnType(container, "is not subscriptable");
}

void setSubscript(const Value &container, const Value &index, const Value &item)
{
    if (auto *list = container.as<List>()) {
        if (const auto *slice = index.as<Slice>()) {
            setListSlice(*list, *slice, item);
            return;
        }
        Value fresh = item;
        list->items[place(index, count(list->items), "list", "list assignment index out of range")]
            .swap(fresh);
    } else if (auto *dict = container.as<Dict>()) {
        dict->table.insert(index, item);
    } else if (Container *other = asContainer(container)) {
        other->setItem(index, item);
    } else if (!callSpecial(container, "__setitem__", {index, item})) {
        raiseOnType(container, "does not support item assignment");
    }
}

void deleteSubscript(const Value &container, const Value &index)
{
    if (auto *list = container.as<List>()) {
        if (const auto *slice = index.as<Slice>()) {
            deleteListSlice(*list, *slice);
            return;
        }
        const std::size_t i =
            place(index, count(list->items), "list", "list assignment index out of range");
        const Value old = std::move(list->items[i]);
        list->items.erase(list->items.begin() + static_cast<std::ptrdiff_t>(i));
    } else if (auto *dict = container.as<Dict>()) {
        if (!dict->table.erase(index))
            raiseKeyError(index);
    } else if (Container *other = asContainer(container)) {
        other->deleteItem(index);
    } else if (!callSpecial(container, "__delitem__", {index})) {
        const bool isSequence = container.type() == Type::Tuple || container.type() == Type::Str ||
                                container.type() == Type::Range;
        raiseOnType(container, isSequence ? "doesn't support item deletion"
                                          : "does not support item deletion");
    }
}

} // namespace coroscope
