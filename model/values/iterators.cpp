// SPDX-License-Identifier: GPL-3.0-or-later
#include "values/iterators.h"

#include "values/errors.h"
#include "values/operations.h"
#include "values/unicode.h"

namespace coroscope {
namespace {

/// Over the items of a List or Tuple; sees what is appended to a list meanwhile.
template <class Sequence>
class ItemIterator final : public Iterator {
public:
    ItemIterator(Ref<Sequence> sequence, std::string_view name)
        : m_sequence(std::move(sequence)), m_name(name)
    {
    }
    std::string_view typeName() const override { return m_name; }
    bool next(Value &out) override
    {
        if (!m_sequence)
            return false;
        if (m_index < m_sequence->items.size()) {
            out = m_sequence->items[m_index++];
            return true;
        }
        m_sequence = nullptr;
        return false;
    }
    void clearReferences() override { m_sequence = nullptr; }

private:
    Ref<Sequence> m_sequence;
    std::size_t m_index = 0;
    std::string_view m_name;
};

template <class Sequence>
class ReversedItemIterator final : public Iterator {
public:
    ReversedItemIterator(Ref<Sequence> sequence, std::string_view name)
        : m_sequence(std::move(sequence)), m_left(m_sequence->items.size()), m_name(name)
    {
    }
    std::string_view typeName() const override { return m_name; }
    bool next(Value &out) override
    {
        if (m_sequence && m_left > 0 && m_left <= m_sequence->items.size()) {
            out = m_sequence->items[--m_left];
            return true;
        }
        m_sequence = nullptr;
        return false;
    }
    void clearReferences() override { m_sequence = nullptr; }

private:
    Ref<Sequence> m_sequence;
    std::size_t m_left;
    std::string_view m_name;
};

class StrIterator final : public Iterator {
public:
    explicit StrIterator(Ref<Str> text) : m_text(std::move(text)) {}
    std::string_view typeName() const override
    {
        return m_text && m_text->isAscii() ? "str_ascii_iterator" : "str_iterator";
    }
    bool next(Value &out) override
    {
        if (!m_text || m_position >= m_text->text.size()) {
            m_text = nullptr;
            return false;
        }
        const std::size_t begin = m_position;
        unicode::decode(m_text->text, m_position);
        out = text(m_text->text.substr(begin, m_position - begin));
        return true;
    }
    void clearReferences() override { m_text = nullptr; }

private:
    Ref<Str> m_text;
    std::size_t m_position = 0; // in bytes
};

class RangeIterator final : public Iterator {
public:
    RangeIterator(std::int64_t first, std::int64_t step, std::int64_t length)
        : m_next(first), m_step(step), m_left(length)
    {
    }
    std::string_view typeName() const override { return "range_iterator"; }
    bool next(Value &out) override
    {
        if (m_left <= 0)
            return false;
        out = Value::integer(m_next);
        if (--m_left > 0)
            m_next += m_step;
        return true;
    }
    void clearReferences() override {}

private:
    std::int64_t m_next, m_step, m_left;
};

/// Over the live entries of a table, whose owner it keeps; raises when its size changes.
template <class Owner>
class TableIterator final : public Iterator {
public:
    TableIterator(Ref<Owner> owner, DictView::Kind kind, bool reversed, std::string_view name)
        : m_owner(std::move(owner)), m_size(m_owner->table.size()),
          m_index(reversed ? m_owner->table.entries().size() : m_owner->table.firstPlace()),
          m_kind(kind), m_reversed(reversed), m_name(name)
    {
    }
    std::string_view typeName() const override { return m_name; }
    bool next(Value &out) override
    {
        if (!m_owner)
            return false;
        if (m_owner->table.size() != m_size) {
            m_size = static_cast<std::size_t>(-1); // from now on it always raises
            raise(Error::RuntimeError, m_owner->type() == Type::Set
                                           ? "Set changed size during iteration"
                                           : "dictionary changed size during iteration");
        }
        const OrderedTable::Entry *entry = nextEntry();
        if (!entry) {
            m_owner = nullptr;
            return false;
        }
        if (m_kind == DictView::Kind::Items)
            out = tuple({entry->key, entry->value});
        else
            out = m_kind == DictView::Kind::Keys ? entry->key : entry->value;
        return true;
    }
    void clearReferences() override { m_owner = nullptr; }

private:
    const OrderedTable::Entry *nextEntry()
    {
        const auto &entries = m_owner->table.entries();
        if (m_reversed) {
            for (m_index = std::min(m_index, entries.size()); m_index > 0;) {
                if (entries[--m_index].live)
                    return &entries[m_index];
            }
            return nullptr;
        }
        while (m_index < entries.size()) {
            if (entries[m_index++].live)
                return &entries[m_index - 1];
        }
        return nullptr;
    }

    Ref<Owner> m_owner;
    std::size_t m_size;
    std::size_t m_index;
    DictView::Kind m_kind;
    bool m_reversed;
    std::string_view m_name;
};

} // namespace

Ref<Iterator> listIterator(Ref<List> list, bool reversed)
{
    if (reversed)
        return make<ReversedItemIterator<List>>(std::move(list), "list_reverseiterator");
    return make<ItemIterator<List>>(std::move(list), "list_iterator");
}

Ref<Iterator> tupleIterator(Ref<Tuple> tuple, bool reversed)
{
    if (reversed)
        return make<ReversedItemIterator<Tuple>>(std::move(tuple), "reversed");
    return make<ItemIterator<Tuple>>(std::move(tuple), "tuple_iterator");
}

Ref<Iterator> strIterator(Ref<Str> text) { return make<StrIterator>(std::move(text)); }

Ref<Iterator> rangeIterator(const Range &range, bool reversed)
{
    const std::int64_t length = range.length();
    if (reversed && length > 0)
        return make<RangeIterator>(range.at(length - 1), -range.step, length);
    return make<RangeIterator>(range.start, range.step, length);
}

Ref<Iterator> dictIterator(Ref<Dict> dict, DictView::Kind kind, bool reversed)
{
    constexpr std::string_view names[2][3] = {
        {"dict_keyiterator", "dict_valueiterator", "dict_itemiterator"},
        {"dict_reversekeyiterator", "dict_reversevalueiterator", "dict_reverseitemiterator"},
    };
    return make<TableIterator<Dict>>(std::move(dict), kind, reversed,
                                     names[reversed][static_cast<std::size_t>(kind)]);
}

Ref<Iterator> setIterator(Ref<Set> set)
{
    return make<TableIterator<Set>>(std::move(set), DictView::Kind::Keys, false, "set_iterator");
}

Ref<Iterator> reversedIterator(const Value &sequence)
{
    switch (sequence.type()) {
    case Type::List:
        return listIterator(sequence.as<List>(), true);
    case Type::Tuple:
        return tupleIterator(sequence.as<Tuple>(), true);
    case Type::Range:
        return rangeIterator(*sequence.as<Range>(), true);
    case Type::Dict:
        return dictIterator(sequence.as<Dict>(), DictView::Kind::Keys, true);
    case Type::Str: {
        std::vector<Value> letters = items(sequence);
        return tupleIterator(make<Tuple>(std::move(letters)), true);
    }
    default:
        break;
    }
    if (Container *container = asContainer(sequence))
        return container->reversed();
    if (Ref<Iterator> iterator = reversedSequence(sequence))
        return iterator;
    raise(Error::TypeError, "'" + std::string(typeName(sequence)) + "' object is not reversible");
}

} // namespace coroscope
