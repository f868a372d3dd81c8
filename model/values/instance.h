// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "values/call.h"

#include <optional>

namespace coroscope {

enum class BinaryOperator : std::uint8_t;
enum class UnaryOperator : std::uint8_t;
enum class Comparison : std::uint8_t;

/// An object of a class that the program defines. What Python's operators and functions do with it
/// its class says in methods with special names; these run in the machine of the run.
/// CPython: Objects/typeobject.c, the slots.
class Instance final : public TrackedObject {
public:
    static constexpr Type valueType = Type::Instance;
    explicit Instance(Ref<TypeObject> type) : TrackedObject(valueType), cls(std::move(type)) {}

    std::string_view typeName() const override { return cls->name; }
    std::string repr() const override;
    void appendRepr(std::string &out) const override { out += repr(); }
    std::string str() const override;
    bool truth() const override;
    bool equals(const Value &other) const override;
    std::size_t hash() const override;
    bool attribute(std::string_view name, Value &out) const override;
    bool setAttribute(std::string_view name, const Value &value) override;
    void clearReferences() override { attributes.clear(); }
    /// As CPython shows it without the program's own `__repr__`, but for the address.
    std::string plainRepr() const;
    /// The attribute of the object itself, or null.
    const Value *own(std::string_view name) const;

    struct Attribute {
        std::string name;
        Value value;
    };
    const Ref<TypeObject> cls;
    std::vector<Attribute> attributes; ///< in the order in which they were set first
};

/// A function of the program taken from an object: it is called with that before its arguments.
class InstanceMethod final : public TrackedObject {
public:
    static constexpr Type valueType = Type::InstanceMethod;
    InstanceMethod(Value object, Value called)
        : TrackedObject(valueType), self(std::move(object)), function(std::move(called))
    {
    }
    std::string_view typeName() const override { return "method"; }
    std::string repr() const override; // <bound method A.f of <__main__.A object>>
    std::string qualifiedName() const override;
    bool attribute(std::string_view name, Value &out) const override;
    bool equals(const Value &other) const override; // same object and same function
    std::size_t hash() const override;
    void clearReferences() override;
    /// The arguments with the object before them.
    std::vector<Value> argumentsOf(const Args &args) const;

    Value self;
    Value function;
};

/// `super()`: looks for what the classes after one have. CPython: super in Objects/typeobject.c.
class SuperObject final : public TrackedObject {
public:
    SuperObject(Ref<TypeObject> type, Value object)
        : TrackedObject(Type::Other), cls(std::move(type)), self(std::move(object))
    {
    }
    std::string_view typeName() const override { return "super"; }
    std::string repr() const override;
    bool attribute(std::string_view name, Value &out) const override;
    void clearReferences() override { self = Value(); }

    const Ref<TypeObject> cls;
    Value self;
};

/// The method `__await__` of coroutines and futures. What it gives yields them, once, to whoever
/// lets it run on for an await, and is sent what awaiting them has given.
Value awaitMethod(Caller &caller, const Value &self, const Args &args);

/// While one lives, objects and exceptions of the program are shown without its own `__repr__` and
/// `__str__`: where nothing of it may run, as while an event is put down.
class PlainTexts {
public:
    PlainTexts();
    ~PlainTexts();
    PlainTexts(const PlainTexts &) = delete;
    PlainTexts &operator=(const PlainTexts &) = delete;
};
/// What the program's `__repr__` or `__str__` gives for \p object; nothing where it has none.
std::optional<std::string> ownText(const Value &object, const char *name);

/// What a class statement makes. \p bases: at most one, a class of the program, `object` or an
/// exception; else raises TypeError. \p members: what its body has bound, by name.
Ref<TypeObject> makeClass(Caller &caller, const std::string &name, const std::string &qualifiedName,
                          const std::vector<Value> &bases, const Dict &members);

/// \p member of a class, taken from \p self: a function becomes a method.
Value bound(const Value &member, const Value &self);
/// The method \p name that the class of \p object, one of the program, gives it; null where the
/// class is another, or has none.
const Value *specialMember(const Value &object, std::string_view name);
/// Calls that method. Nothing where there is none.
std::optional<Value> callSpecial(const Value &object, std::string_view name,
                                 std::initializer_list<Value> arguments = {});
/// Python's `callable(value)`.
bool isCallable(const Value &value);
Value notImplemented();
bool isNotImplemented(const Value &value);
/// The same for who needs it: raises AttributeError where there is none any more.
Value callNeeded(const Value &object, std::string_view name);
/// `a op b` where one is an Instance; nothing where neither knows how.
std::optional<Value> instanceBinary(BinaryOperator op, const Value &a, const Value &b,
                                    bool inPlace);
std::optional<Value> instanceUnary(UnaryOperator op, const Value &operand);
/// `a < b` and its like.
std::optional<bool> instanceOrder(Comparison op, const Value &a, const Value &b);
std::optional<bool> instanceContains(const Value &container, const Value &item);
/// What iterates an Instance, or is one with `__next__` itself; null where it cannot be.
Ref<Iterator> instanceIterator(const Value &iterable);
/// An iterator that asks \p object, which has `__next__`.
Ref<Iterator> nextOfInstance(const Value &object);

} // namespace coroscope
