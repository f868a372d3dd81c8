// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/memorycount.h"

#include <cstdint>
#include <new>
#include <type_traits>
#include <utility>

namespace coroscope {

/// The kinds of values. Those from BigInt on are objects on the heap.
enum class Type : std::uint8_t {
    None,
    Bool,
    Int,
    Float,
    BigInt, ///< an int beyond 64 bits
    Str,
    Tuple,
    List,
    Dict,
    Set,
    Slice,
    Range,
    Iterator,
    Exception,
    TypeObject, ///< int, str, ValueError ...: what `type(x)` gives and `isinstance` takes
    Cell,       ///< a variable that a nested function shares
    Function,
    Builtin,
    BoundMethod,
    Instance,       ///< of a class that the program defines
    InstanceMethod, ///< ... and a function of it, taken from an object
    Coroutine,
    AsyncGenerator,
    Future, ///< asyncio futures, tasks and gathers
    Handle,
    Module,
    Other,
};

/// Base of everything a Value can refer to: counts its references. Not thread-safe: an object
/// belongs to one run, and one thread at a time works on it.
class Object {
public:
    Object(const Object &) = delete;
    Object &operator=(const Object &) = delete;
    static void *operator new(std::size_t size)
    {
        MemoryCount::allocated(size);
        return ::operator new(size);
    }
    static void operator delete(void *memory, std::size_t size)
    {
        MemoryCount::freed(size);
        ::operator delete(memory, size);
    }

    Type type() const { return m_type; }
    void retain() const { ++m_references; }
    void release() const
    {
        if (--m_references == 0)
            const_cast<Object *>(this)->destroy();
    }
    std::uint32_t references() const { return m_references; }

protected:
    explicit Object(Type type) : m_type(type) {}
    virtual ~Object() = default;
    /// Called when the last reference goes. Deletes the object.
    virtual void destroy() { delete this; }

private:
    mutable std::uint32_t m_references = 0;
    Type m_type;
};

/// A counted reference to an object of type T, or null.
template <class T>
class Ref {
public:
    Ref() = default;
    Ref(std::nullptr_t) {}
    Ref(T *object) : m_object(object)
    {
        if (m_object)
            m_object->retain();
    }
    Ref(const Ref &other) : Ref(other.m_object) {}
    Ref(Ref &&other) noexcept : m_object(std::exchange(other.m_object, nullptr)) {}
    template <class U, class = std::enable_if_t<std::is_convertible_v<U *, T *>>>
    Ref(const Ref<U> &other) : Ref(static_cast<T *>(other.get()))
    {
    }
    template <class U, class = std::enable_if_t<std::is_convertible_v<U *, T *>>>
    Ref(Ref<U> &&other) noexcept : m_object(other.take())
    {
    }
    ~Ref()
    {
        if (m_object)
            m_object->release();
    }
    Ref &operator=(Ref other) noexcept
    {
        std::swap(m_object, other.m_object);
        return *this;
    }

    T *get() const { return m_object; }
    T *operator->() const { return m_object; }
    T &operator*() const { return *m_object; }
    explicit operator bool() const { return m_object != nullptr; }
    friend bool operator==(const Ref &a, const Ref &b) { return a.m_object == b.m_object; }
    /// Gives the reference away without releasing it.
    T *take() { return std::exchange(m_object, nullptr); }

private:
    T *m_object = nullptr;
};

/// Makes an object and its first reference.
template <class T, class... Args>
Ref<T> make(Args &&...args)
{
    return Ref<T>(new T(std::forward<Args>(args)...));
}

/// Any value of the scenario language: None, bool, int, float, or a reference to an Object.
/// 16 bytes; copying an object value counts a reference.
class Value {
public:
    Value() = default;
    static Value boolean(bool b) { return Value(Type::Bool, b ? 1 : 0); }
    static Value integer(std::int64_t i) { return Value(Type::Int, i); }
    static Value floating(double d)
    {
        Value v;
        v.m_type = Type::Float;
        v.m_data.d = d;
        return v;
    }
    template <class T, class = std::enable_if_t<std::is_base_of_v<Object, T>>>
    Value(const Ref<T> &object) : Value(static_cast<Object *>(object.get()))
    {
    }
    template <class T, class = std::enable_if_t<std::is_base_of_v<Object, T>>>
    Value(Ref<T> &&object)
    {
        if (T *o = object.take()) {
            m_type = static_cast<Object *>(o)->type();
            m_data.o = o;
        }
    }
    explicit Value(Object *object)
    {
        if (object) {
            object->retain();
            m_type = object->type();
            m_data.o = object;
        }
    }
    Value(const Value &other) : m_type(other.m_type), m_data(other.m_data)
    {
        if (isObject())
            heldObject()->retain();
    }
    Value(Value &&other) noexcept : m_type(other.m_type), m_data(other.m_data)
    {
        other.m_type = Type::None;
    }
    [[gnu::always_inline]] ~Value()
    {
        if (isObject())
            heldObject()->release();
    }
    Value &operator=(const Value &other)
    {
        Value copy(other);
        swap(copy);
        return *this;
    }
    [[gnu::always_inline]] Value &operator=(Value &&other) noexcept
    {
        Value moved(std::move(other));
        swap(moved);
        return *this;
    }
    void swap(Value &other) noexcept
    {
        std::swap(m_type, other.m_type);
        std::swap(m_data, other.m_data);
    }

    /// A variable that has no value yet. Never seen by programs; isNone() is true for it.
    static Value unbound() { return Value(Type::None, 1); }
    bool isUnbound() const { return m_type == Type::None && m_data.i == 1; }

    Type type() const { return m_type; }
    bool isNone() const { return m_type == Type::None; }
    bool isBool() const { return m_type == Type::Bool; }
    bool isInt() const { return m_type == Type::Int; }
    bool isFloat() const { return m_type == Type::Float; }
    bool isObject() const { return m_type >= Type::BigInt; }

    /// The number of an Int or Bool. Only for these.
    std::int64_t asInt() const { return m_data.i; }
    bool asBool() const { return m_data.i != 0; }
    double asFloat() const { return m_data.d; }
    /// The object, or null when the value is none.
    Object *object() const { return isObject() ? m_data.o : nullptr; }
    /// The object as a T when the value's type is T::valueType, else null.
    template <class T>
    T *as() const
    {
        return m_type == T::valueType ? static_cast<T *>(m_data.o) : nullptr;
    }
    /// Python's `is`: same object, or same plain value of the same type.
    bool is(const Value &other) const
    {
        return m_type == other.m_type && (m_type == Type::None || m_data.i == other.m_data.i);
    }

private:
    Value(Type type, std::int64_t i) : m_type(type) { m_data.i = i; }

    /// The object of an object value: never null, which the compiler cannot know by itself.
    Object *heldObject() const
    {
        if (!m_data.o)
            __builtin_unreachable();
        return m_data.o;
    }

    Type m_type = Type::None;
    union {
        std::int64_t i;
        double d;
        Object *o;
    } m_data{0};
};

} // namespace coroscope
