// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "values/container.h"

#include <deque>
#include <optional>

namespace coroscope::language {

/// Python's collections.deque.
class Deque final : public Container {
public:
    explicit Deque(std::optional<std::size_t> maximumLength) : maximumLength(maximumLength) {}
    std::string_view typeName() const override { return "collections.deque"; }
    std::string repr() const override; // deque([1, 2], maxlen=2)
    bool equals(const Value &other) const override;
    std::size_t hash() const override; // raises TypeError
    const MethodTable *methods() const override;
    bool attribute(std::string_view name, Value &out) const override;
    void clearReferences() override { values.clear(); }

    std::int64_t size() const override { return static_cast<std::int64_t>(values.size()); }
    Ref<Iterator> iterator() override;
    Ref<Iterator> reversed() override;
    Value item(const Value &index) override;
    void setItem(const Value &index, const Value &item) override;
    void deleteItem(const Value &index) override;
    bool extend(Caller &caller, const Value &iterable) override;
    std::optional<bool> order(Comparison op, const Value &other) override;

    /// Adds at one end; a full deque loses the item at the other.
    void append(Value item);
    void appendLeft(Value item);
    /// Takes an item off one end; raises IndexError when there is none.
    Value take(bool left);

    std::deque<Value> values;
    const std::optional<std::size_t> maximumLength;
    std::uint64_t version = 0; ///< counts changes of the length, so that iterators notice

private:
    /// The first items that differ, of this and of \p other: of one that has ended there is none.
    /// Raises RuntimeError when comparing changes a deque.
    struct Difference {
        std::optional<Value> mine, theirs;
    };
    Difference differenceFrom(Deque &other);
    std::size_t place(const Value &index) const;
};

/// `deque(iterable, maxlen)`.
Value makeDeque(Caller &caller, const Args &args);

} // namespace coroscope::language
