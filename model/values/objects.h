// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "values/heap.h"

#include <gmpxx.h>

#include <cstddef>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace coroscope {

class Caller;
class Dict;
enum class BinaryOperator : std::uint8_t;

/// An int that does not fit 64 bits. Numbers that fit are always Value::integer.
class BigInt final : public PyObject {
public:
    static constexpr Type valueType = Type::BigInt;
    explicit BigInt(mpz_class n) : PyObject(valueType), number(std::move(n)) {}
    std::string_view typeName() const override { return "int"; }
    std::string repr() const override;
    bool truth() const override { return number != 0; }
    bool equals(const Value &other) const override;
    std::size_t hash() const override;
    const MethodTable *methods() const override;

    const mpz_class number;
};

/// A string: valid UTF-8 (a lone surrogate may stand as its 3-byte form). Indexed by code point.
class Str final : public PyObject {
public:
    static constexpr Type valueType = Type::Str;
    explicit Str(std::string utf8);
    std::string_view typeName() const override { return "str"; }
    std::string repr() const override;
    std::string str() const override { return text; }
    bool truth() const override { return !text.empty(); }
    bool equals(const Value &other) const override;
    std::size_t hash() const override;
    const MethodTable *methods() const override;
    /// Number of code points.
    std::size_t length() const { return m_length; }
    bool isAscii() const { return m_length == text.size(); }

    const std::string text;

private:
    std::size_t m_length;
    mutable std::size_t m_hash = 0; // 0: not computed yet
};

/// Lets go of the items of a list or tuple: the last goes first. CPython: list_dealloc.
inline void letGo(std::vector<Value> &items)
{
    while (!items.empty())
        items.pop_back();
}

class Tuple final : public TrackedObject {
public:
    static constexpr Type valueType = Type::Tuple;
    explicit Tuple(std::vector<Value> values) : TrackedObject(valueType), items(std::move(values))
    {
    }
    ~Tuple() override { letGo(items); }
    std::string_view typeName() const override { return "tuple"; }
    std::string repr() const override;
    void appendRepr(std::string &out) const override;
    bool truth() const override { return !items.empty(); }
    bool equals(const Value &other) const override;
    std::size_t hash() const override;
    const MethodTable *methods() const override;
    void clearReferences() override { letGo(items); }

    std::vector<Value> items;

private:
    mutable std::size_t m_hash = 0; // 0: not computed yet
};

class List final : public TrackedObject {
public:
    static constexpr Type valueType = Type::List;
    explicit List(std::vector<Value> values = {})
        : TrackedObject(valueType), items(std::move(values))
    {
    }
    ~List() override { letGo(items); }
    std::string_view typeName() const override { return "list"; }
    std::string repr() const override;
    void appendRepr(std::string &out) const override;
    bool truth() const override { return !items.empty(); }
    bool equals(const Value &other) const override;
    std::size_t hash() const override; // raises TypeError
    const MethodTable *methods() const override;
    void clearReferences() override { letGo(items); }

    std::vector<Value> items;
};

struct ValueHash {
    std::size_t operator()(const Value &value) const; // raises TypeError when unhashable
};
struct ValueEqual {
    bool operator()(const Value &a, const Value &b) const;
};

/// Keys in insertion order with a hash index; erased places are compacted now and then.
/// Shared by Dict (keys with values) and Set (keys alone).
class OrderedTable {
public:
    struct Entry {
        Value key;
        Value value;
        std::size_t hash = 0;
        bool live = true;
    };
    std::size_t size() const { return m_size; }
    /// The value at \p key, or null. Raises TypeError for an unhashable key.
    Value *find(const Value &key);
    const Value *find(const Value &key) const;
    /// The key that equals \p key, or null.
    const Value *findKey(const Value &key) const;
    bool contains(const Value &key) const { return find(key) != nullptr; }
    /// Adds or replaces; a replaced key keeps its place.
    void insert(const Value &key, Value value);
    /// True when the key was there. Its value goes to \p value when that is not null.
    bool erase(const Value &key, Value *value = nullptr);
    /// Removes the newest (oldest) entry and returns it. Only when there is one.
    Entry takeLast() { return takeAt(m_entries.size() - 1); }
    Entry takeFirst() { return takeAt(m_first); }
    void clear();
    /// All entries in insertion order; skip those that are not live.
    const std::vector<Entry> &entries() const { return m_entries; }
    /// No entry before this place is live.
    std::size_t firstPlace() const { return m_first; }
    /// Counts structural changes, so that an iteration notices one.
    std::uint64_t version() const { return m_version; }

private:
    using Slot = std::int32_t; // place in m_entries, or one of:
    static constexpr Slot emptySlot = -1;
    static constexpr Slot erasedSlot = -2;
    static constexpr std::size_t none = static_cast<std::size_t>(-1);

    std::size_t indexOf(const Value &key, std::size_t hash) const;
    std::size_t lookUp(const Value &key, std::size_t hash) const;
    void addSlot(std::size_t hash, std::size_t index);
    Entry takeAt(std::size_t index);
    void rebuild();

    std::vector<Entry> m_entries;
    std::vector<Slot> m_slots;   // a power of two; none while the entries are few
    std::size_t m_usedSlots = 0; // slots that are not empty
    std::size_t m_size = 0;
    std::size_t m_first = 0; // the first live entry, or the end
    std::uint64_t m_version = 0;
};

class Dict : public TrackedObject {
public:
    static constexpr Type valueType = Type::Dict;
    Dict() : TrackedObject(valueType) {}
    std::string_view typeName() const override { return "dict"; }
    std::string repr() const override;
    void appendRepr(std::string &out) const override;
    bool truth() const override { return table.size() != 0; }
    bool equals(const Value &other) const override;
    std::size_t hash() const override; // raises TypeError
    const MethodTable *methods() const override;
    /// What `d[key]` gives for a key that is not there: raises KeyError.
    virtual Value missing(const Value &key);
    /// `this op other`, or nothing when it has no such operator. Itself when \p inPlace.
    virtual std::optional<Value> combine(BinaryOperator op, const Value &other, bool inPlace);
    void clearReferences() override { table.clear(); }

    OrderedTable table;
};

/// A set. Iterates in insertion order: the canonical order of this product, where CPython's
/// depends on addresses.
class Set final : public TrackedObject {
public:
    static constexpr Type valueType = Type::Set;
    Set() : TrackedObject(valueType) {}
    std::string_view typeName() const override { return "set"; }
    std::string repr() const override;
    void appendRepr(std::string &out) const override;
    bool truth() const override { return table.size() != 0; }
    bool equals(const Value &other) const override;
    std::size_t hash() const override; // raises TypeError
    const MethodTable *methods() const override;
    void clearReferences() override { table.clear(); }

    OrderedTable table;
};

/// `start:stop:step` of a subscript; each None or an int.
class Slice final : public PyObject {
public:
    static constexpr Type valueType = Type::Slice;
    Slice(Value a, Value b, Value c)
        : PyObject(valueType), start(std::move(a)), stop(std::move(b)), step(std::move(c))
    {
    }
    std::string_view typeName() const override { return "slice"; }
    std::string repr() const override;
    bool equals(const Value &other) const override;
    std::size_t hash() const override; // raises TypeError
    bool attribute(std::string_view name, Value &out) const override;

    const Value start, stop, step;

protected:
    void destroy() override { destroyInTurn(); }
};

class Range final : public PyObject {
public:
    static constexpr Type valueType = Type::Range;
    Range(std::int64_t a, std::int64_t b, std::int64_t s)
        : PyObject(valueType), start(a), stop(b), step(s)
    {
    }
    std::string_view typeName() const override { return "range"; }
    std::string repr() const override;
    bool truth() const override { return length() != 0; }
    bool equals(const Value &other) const override;
    std::size_t hash() const override;
    const MethodTable *methods() const override;
    bool attribute(std::string_view name, Value &out) const override;
    std::int64_t length() const;
    /// The number at \p index, which is at least 0 and below length().
    std::int64_t at(std::int64_t index) const { return start + index * step; }

    const std::int64_t start, stop, step;
};

/// What `iter(x)` gives. Python's iterator protocol without StopIteration.
class Iterator : public TrackedObject {
public:
    static constexpr Type valueType = Type::Iterator;
    /// Stores the next item in \p out and returns true; false when exhausted. May raise.
    virtual bool next(Value &out) = 0;
    /// As next(), but \p value is what the `yield` gives that it stands at. Raises AttributeError
    /// for what is no generator.
    virtual bool send(const Value &value, Value &out);
    /// What it has returned at its end, once: the value of Python's StopIteration.
    virtual Value takeReturned() { return {}; }

protected:
    Iterator() : TrackedObject(valueType) {}
};

/// A variable shared between a function and the functions defined in it. Empty until assigned.
class Cell final : public TrackedObject {
public:
    static constexpr Type valueType = Type::Cell;
    Cell() : TrackedObject(valueType) {}
    std::string_view typeName() const override { return "cell"; }
    void clearReferences() override { value = Value(), bound = false; }

    Value value;
    bool bound = false;
};

/// A type that programs can name: int, str, ValueError, ... For exception classes `base` gives the
/// parent, so that `except` can match.
class TypeObject final : public TrackedObject {
public:
    static constexpr Type valueType = Type::TypeObject;
    /// \p module is the dotted prefix that Python's repr shows, empty for built-in types.
    /// \p tag tells the types of the language apart whichever heap made them (values/types.h).
    TypeObject(std::string_view name, const TypeObject *parent, bool exception,
               std::string_view module = {}, int tag = -1)
        : TrackedObject(valueType, false), name(name), module(module), qualname(name), base(parent),
          isException(exception), tag(tag), m_base(parent)
    {
    }
    /// A class of the program, whose methods \p caller calls.
    TypeObject(Caller &caller, const std::string &name, const std::string &qualifiedName,
               const TypeObject *parent)
        : TrackedObject(valueType), name(name), module("__main__"), qualname(qualifiedName),
          base(parent), isException(parent->isException), tag(-1), caller(&caller), m_base(parent)
    {
    }
    std::string_view typeName() const override { return "type"; }
    std::string repr() const override; // <class 'int'>
    std::string qualifiedName() const override { return qualname; }
    bool equals(const Value &other) const override;
    std::size_t hash() const override;
    bool attribute(std::string_view name, Value &out) const override;
    bool setAttribute(std::string_view name, const Value &value) override;
    void clearReferences() override { members.clear(); }
    /// What a class of the program, or one that it is derived from, has under a name; or null.
    const Value *member(std::string_view name) const;
    bool isSubclassOf(const TypeObject &other) const;
    /// True for the same class, also when another heap made it.
    bool isSame(const TypeObject &other) const
    {
        return this == &other || (tag >= 0 && tag == other.tag);
    }

    const std::string name;
    const std::string module;
    const std::string qualname;
    const TypeObject *const base;
    const bool isException;
    const int tag;
    Caller *const caller = nullptr; ///< of a class of the program
    std::map<std::string, Value, std::less<>> members;

private:
    const Ref<const TypeObject> m_base; // keeps base alive
};

/// An exception instance. ExceptionGroups keep their message and members in `args`.
class Exception final : public TrackedObject {
public:
    static constexpr Type valueType = Type::Exception;
    Exception(Ref<TypeObject> type, std::vector<Value> arguments)
        : TrackedObject(valueType), cls(std::move(type)), args(std::move(arguments))
    {
    }
    std::string_view typeName() const override { return cls->name; }
    std::string repr() const override; // ValueError('x')
    void appendRepr(std::string &out) const override;
    std::string str() const override; // x
    /// The same without the program's own `__repr__` and `__str__`.
    std::string plainRepr() const;
    std::string plainText() const;
    bool attribute(std::string_view name, Value &out) const override;
    bool setAttribute(std::string_view name, const Value &value) override;
    const MethodTable *methods() const override;
    /// True when its traceback keeps something, or that of an exception before it.
    bool hasFinalizer() const override;
    void clearReferences() override;

    Ref<TypeObject> cls;
    std::vector<Value> args;
    Ref<Exception> cause;   ///< `raise ... from cause`
    Ref<Exception> context; ///< what was being handled when it was raised
    bool suppressContext = false;
    /// Stands for its traceback, which gets longer in every frame that it passes: another number
    /// is another traceback. The parts of a group begin with that of the whole.
    std::uint32_t traceback = 0;
    /// Of the variables in the frames of its traceback, those that have a finalizer: they stay
    /// until it goes.
    std::vector<Value> kept;
    Ref<Dict> extra; ///< attributes that the program set, and `__notes__`; null when there are none
};

} // namespace coroscope
