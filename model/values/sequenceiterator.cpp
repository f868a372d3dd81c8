// SPDX-License-Identifier: GPL-3.0-or-later
#include "values/errors.h"
#include "values/instance.h"
#include "values/iterators.h"
#include "values/operations.h"

/// Iterators of objects of the program that have `__getitem__` and no `__iter__`.
namespace coroscope {
namespace {

/// The items from one place on, upwards or downwards, up to an IndexError.
/// CPython: iter_iternext in Objects/iterobject.c, reversed_next in Objects/enumobject.c.
class SequenceIterator final : public Iterator {
public:
    SequenceIterator(Value sequence, std::int64_t place, std::int64_t step)
        : m_sequence(std::move(sequence)), m_place(place), m_step(step)
    {
    }
    std::string_view typeName() const override { return m_step < 0 ? "reversed" : "iterator"; }
    bool next(Value &out) override
    {
        if (m_sequence.isNone() || m_place < 0)
            return false;
        const Value sequence = m_sequence;
        try {
            out = subscript(sequence, Value::integer(m_place));
            m_place += m_step;
            return true;
        } catch (const Raised &raised) {
            if (m_step < 0 || isEnd(*raised.exception))
                m_sequence = Value();
            if (!isEnd(*raised.exception))
                throw;
            return false;
        }
    }
    void clearReferences() override { m_sequence = Value(); }

private:
    static bool isEnd(const Exception &exception)
    {
        return isInstance(exception, Error::IndexError) ||
               isInstance(exception, Error::StopIteration);
    }

    Value m_sequence; ///< None: it has ended
    std::int64_t m_place, m_step;
};

} // namespace

Ref<Iterator> sequenceIterator(const Value &sequence)
{
    if (!specialMember(sequence, "__getitem__"))
        return nullptr;
    return make<SequenceIterator>(sequence, 0, 1);
}

Ref<Iterator> reversedSequence(const Value &sequence)
{
    if (!specialMember(sequence, "__getitem__"))
        return nullptr;
    return make<SequenceIterator>(sequence, length(sequence) - 1, -1);
}

} // namespace coroscope
