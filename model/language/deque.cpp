// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/deque.h"

#include "values/errors.h"
#include "values/numbers.h"
#include "values/operations.h"
#include "values/recursion.h"

#include <algorithm>

namespace coroscope::language {
namespace {

class DequeIterator final : public Iterator {
public:
    DequeIterator(Ref<Deque> deque, bool reversed)
        : m_deque(std::move(deque)), m_version(m_deque->version), m_reversed(reversed)
    {
    }
    std::string_view typeName() const override
    {
        return m_reversed ? "_collections._deque_reverse_iterator" : "_collections._deque_iterator";
    }
    bool next(Value &out) override
    {
        if (!m_deque)
            return false;
        if (m_deque->version != m_version)
            raise(Error::RuntimeError, "deque mutated during iteration");
        if (m_index >= m_deque->values.size()) {
            m_deque = nullptr;
            return false;
        }
        out = m_deque->values[m_reversed ? m_deque->values.size() - 1 - m_index : m_index];
        ++m_index;
        return true;
    }
    void clearReferences() override { m_deque = nullptr; }

private:
    Ref<Deque> m_deque;
    std::uint64_t m_version;
    std::size_t m_index = 0;
    bool m_reversed;
};

Deque *asDeque(const Value &value)
{
    return value.type() == Type::Other ? dynamic_cast<Deque *>(value.object()) : nullptr;
}

} // namespace

std::string Deque::repr() const
{
    const ReprScope scope(this);
    if (!scope.entered())
        return "[...]";
    const auto all = make<List>(std::vector<Value>(values.begin(), values.end()));
    return "deque(" + all->repr() +
           (maximumLength ? ", maxlen=" + std::to_string(*maximumLength) + ")" : ")");
}

bool Deque::equals(const Value &other) const
{
    Deque *deque = asDeque(other);
    if (!deque || deque->values.size() != values.size())
        return false;
    const Difference found = const_cast<Deque *>(this)->differenceFrom(*deque);
    return !found.mine && !found.theirs;
}

Deque::Difference Deque::differenceFrom(Deque &other)
{
    const RecursionGuard guard(" in comparison");
    const Ref<Iterator> mine = iterator();
    const Ref<Iterator> theirs = other.iterator();
    for (Value x, y;;) {
        const bool hasMine = mine->next(x);
        const bool hasTheirs = theirs->next(y);
        if (!hasMine || !hasTheirs || !same(x, y))
            return {hasMine ? std::optional(x) : std::nullopt,
                    hasTheirs ? std::optional(y) : std::nullopt};
    }
}

std::optional<bool> Deque::order(Comparison op, const Value &other)
{
    Deque *deque = asDeque(other);
    if (!deque)
        return std::nullopt;
    const auto [mine, theirs] = differenceFrom(*deque);
    if (mine && theirs)
        return coroscope::order(op, *mine, *theirs);
    switch (op) {
    case Comparison::Less:
        return theirs.has_value();
    case Comparison::LessEqual:
        return !mine;
    case Comparison::Greater:
        return mine.has_value();
    default:
        return !theirs;
    }
}

std::size_t Deque::hash() const { raise(Error::TypeError, "unhashable type: 'collections.deque'"); }

bool Deque::attribute(std::string_view name, Value &out) const
{
    if (name != "maxlen")
        return false;
    out = maximumLength ? Value::integer(static_cast<std::int64_t>(*maximumLength)) : Value();
    return true;
}

Ref<Iterator> Deque::iterator() { return make<DequeIterator>(this, false); }
Ref<Iterator> Deque::reversed() { return make<DequeIterator>(this, true); }

std::size_t Deque::place(const Value &index) const
{
    if (!isInteger(index)) {
        raise(Error::TypeError, "sequence index must be integer, not '" +
                                    std::string(coroscope::typeName(index)) + "'");
    }
    const std::int64_t i = toIndex(index);
    const std::int64_t from = i < 0 ? i + size() : i;
    if (from < 0 || from >= size())
        raise(Error::IndexError, "deque index out of range");
    return static_cast<std::size_t>(from);
}

Value Deque::item(const Value &index) { return values[place(index)]; }

void Deque::setItem(const Value &index, const Value &item)
{
    Value fresh = item;
    values[place(index)].swap(fresh);
}

void Deque::deleteItem(const Value &index)
{
    const auto at = values.begin() + static_cast<std::ptrdiff_t>(place(index));
    const Value old = std::move(*at);
    values.erase(at);
    ++version;
}

bool Deque::extend(Caller &caller, const Value &iterable)
{
    for (Value &item : items(caller, iterable))
        append(std::move(item));
    return true;
}

void Deque::append(Value item)
{
    values.push_back(std::move(item));
    ++version;
    if (maximumLength && values.size() > *maximumLength)
        take(true);
}

void Deque::appendLeft(Value item)
{
    values.push_front(std::move(item));
    ++version;
    if (maximumLength && values.size() > *maximumLength)
        take(false);
}

Value Deque::take(bool left)
{
    if (values.empty())
        raise(Error::IndexError, "pop from an empty deque");
    Value taken = std::move(left ? values.front() : values.back());
    left ? values.pop_front() : values.pop_back();
    ++version;
    return taken;
}

Value makeDeque(Caller &caller, const Args &args)
{
    const ArgumentReader in("deque", args, {"iterable", "maxlen"}, 0);
    std::optional<std::size_t> maximum;
    if (!in.get(1).isNone()) {
        const Value given = in.get(1);
        if (!isInteger(given))
            raise(Error::TypeError, "an integer is required");
        if (toIndex(given) < 0)
            raise(Error::ValueError, "maxlen must be non-negative");
        maximum = static_cast<std::size_t>(toIndex(given));
    }
    auto deque = make<Deque>(maximum);
    if (in.has(0))
        deque->extend(caller, in.get(0));
    return deque;
}

} // namespace coroscope::language
