// SPDX-License-Identifier: GPL-3.0-or-later
#include "values/dictview.h"

#include "values/errors.h"
#include "values/iterators.h"
#include "values/operations.h"
#include "values/recursion.h"

namespace coroscope {
namespace {

Value isDisjoint(Caller &, const Value &self, const Args &args)
{
    const ArgumentReader in(std::string(typeName(self)) + ".isdisjoint", args, {"other"}, 1, 1);
    const Ref<Iterator> others = iterate(in.get(0));
    for (Value item; others->next(item);) {
        if (contains(self, item))
            return Value::boolean(false);
    }
    return Value::boolean(true);
}

constexpr Method viewMethodList[] = {{"isdisjoint", isDisjoint}};
constexpr MethodTable viewMethods(viewMethodList);

} // namespace

std::string_view DictView::typeName() const
{
    constexpr std::string_view names[] = {"dict_keys", "dict_values", "dict_items"};
    return names[static_cast<std::size_t>(m_kind)];
}

std::string DictView::repr() const
{
    const ReprScope scope(this);
    if (!scope.entered())
        return "...";
    const auto all = make<List>(coroscope::items(Value(const_cast<DictView *>(this))));
    return std::string(typeName()) + "(" + all->repr() + ")";
}

bool DictView::equals(const Value &other) const
{
    if (other.object() == this)
        return true;
    const Ref<Set> others = isSetLike() ? asSet(other) : Ref<Set>();
    return others && asSet(Value(const_cast<DictView *>(this)))->equals(others);
}

std::size_t DictView::hash() const
{
    if (isSetLike())
        raise(Error::TypeError, "unhashable type: '" + std::string(typeName()) + "'");
    return PyObject::hash();
}

const MethodTable *DictView::methods() const { return isSetLike() ? &viewMethods : nullptr; }

std::int64_t DictView::size() const { return static_cast<std::int64_t>(m_dict->table.size()); }

Ref<Iterator> DictView::iterator() { return dictIterator(m_dict, m_kind, false); }
Ref<Iterator> DictView::reversed() { return dictIterator(m_dict, m_kind, true); }

bool DictView::has(const Value &item)
{
    if (m_kind == Kind::Keys)
        return m_dict->table.contains(item);
    if (m_kind == Kind::Values)
        return Container::has(item);
    const auto *pair = item.as<Tuple>();
    if (!pair || pair->items.size() != 2)
        return false;
    const Value *value = m_dict->table.find(pair->items[0]);
    return value && same(*value, pair->items[1]);
}

Ref<Set> setOf(const Value &iterable)
{
    auto set = make<Set>();
    const Ref<Iterator> all = iterate(iterable);
    for (Value item; all->next(item);)
        set->table.insert(item, {});
    return set;
}

Ref<Set> asSet(const Value &value)
{
    if (auto *set = value.as<Set>())
        return set;
    const auto *view =
        dynamic_cast<const DictView *>(value.type() == Type::Other ? value.object() : nullptr);
    return view && view->isSetLike() ? setOf(value) : Ref<Set>();
}

} // namespace coroscope
