// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "values/call.h"

#include <optional>

namespace coroscope {

enum class Comparison : std::uint8_t;

/// An object of its own type that has a length, can be iterated and asked for members:
/// dict views, deques. What a type has not, it leaves to the default, which raises TypeError.
class Container : public TrackedObject {
public:
    static constexpr Type valueType = Type::Other;
    virtual std::int64_t size() const = 0;
    virtual Ref<Iterator> iterator() = 0;
    virtual Ref<Iterator> reversed();
    /// `item in this`; walks the iterator unless overridden.
    virtual bool has(const Value &item);
    virtual Value item(const Value &index);
    virtual void setItem(const Value &index, const Value &item);
    virtual void deleteItem(const Value &index);
    /// Adds all items of \p iterable in place, for `+=`. False when the type cannot.
    virtual bool extend(Caller &caller, const Value &iterable);
    /// `this < other` and its like; nothing where they have no order.
    virtual std::optional<bool> order(Comparison op, const Value &other);
    bool truth() const override { return size() != 0; }

protected:
    Container() : TrackedObject(valueType) {}
};

/// \p value as a Container, null when it is none.
Container *asContainer(const Value &value);

} // namespace coroscope
