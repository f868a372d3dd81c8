// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "values/objects.h"

#include <algorithm>
#include <array>
#include <initializer_list>

namespace coroscope {

/// One `name=value` of a call.
struct Keyword {
    std::string_view name;
    Value value;
};

/// The arguments of a call, borrowed from the caller.
struct Args {
    std::span<const Value> positional;
    std::span<const Keyword> keywords;
};

/// Lets native code call back into the program: `sorted(xs, key=f)`. Lives as long as its run:
/// lazy iterators such as that of `map` keep it.
class Caller {
public:
    /// Calls any callable and returns its value. Throws Raised. Never suspends: a call that
    /// would have to wait raises RuntimeError.
    virtual Value call(const Value &callable, const Args &args) = 0;
    /// Throws Raised(MemoryError) when \p bytes more for one value would break the run's budget.
    /// Native code that works for long calls reserve(0) now and then: a place to stop the run.
    virtual void reserve(std::size_t bytes) = 0;
    /// Native code that may never end tells now and then how many items it has gone through since:
    /// they count as executed blocks, and this too is a place to stop the run.
    virtual void wentThrough(std::size_t) { reserve(0); }
    /// A coroutine that awaits \p object, when its class has `__await__`; else \p object itself.
    virtual Value coroutineOf(const Value &object) { return object; }
    /// The exception that is being handled where native code runs, or null: the context of what it
    /// raises. CPython: tstate->exc_info.
    virtual Exception *handled() const { return nullptr; }
    /// For Handling, which is what native code uses.
    virtual void beginHandling(Ref<Exception>) {}
    virtual void endHandling() {}

protected:
    ~Caller() = default;
};

/// An `except` clause of native code, while it lasts.
class Handling {
public:
    Handling(Caller &caller, Ref<Exception> exception) : m_caller(caller)
    {
        m_caller.beginHandling(std::move(exception));
    }
    ~Handling() { m_caller.endHandling(); }
    Handling(const Handling &) = delete;
    Handling &operator=(const Handling &) = delete;

private:
    Caller &m_caller;
};

using NativeFunction = Value (*)(Caller &, const Value &self, const Args &);

struct Method {
    std::string_view name;
    NativeFunction function;
    /// Of a method that takes nothing beside its object: the class that has it. Else the function
    /// reads its arguments.
    std::string_view bareOf = {};
    /// Raises TypeError for arguments where none are taken.
    Value call(Caller &caller, const Value &self, const Args &args) const
    {
        if (!bareOf.empty() && !(args.positional.empty() && args.keywords.empty()))
            refuse(self, args);
        return function(caller, self, args);
    }

private:
    [[noreturn]] void refuse(const Value &self, const Args &args) const;
};

/// The methods of one type, by name. At most 100 of them, in any order.
struct MethodTable {
    constexpr MethodTable(std::span<const Method> all) : methods(all)
    {
        for (std::size_t i = 0; i < all.size(); ++i) {
            std::size_t slot = slotOf(all[i].name);
            while (m_slots[slot] != 0)
                slot = (slot + 1) % slotCount;
            m_slots[slot] = static_cast<std::uint8_t>(i + 1);
        }
    }
    /// The method called \p name, or null.
    const Method *find(std::string_view name) const;

    std::span<const Method> methods;

private:
    static constexpr std::size_t slotCount = 128;
    static constexpr std::size_t slotOf(std::string_view name)
    {
        if (name.empty())
            return 0;
        const auto at = [name](std::size_t i) { return static_cast<unsigned char>(name[i]); };
        return (name.size() * 5 + at(0) * 3u + at(name.size() / 2) * 17u +
                at(name.size() - 1) * 7u) %
               slotCount;
    }

    std::array<std::uint8_t, slotCount> m_slots{}; // place in methods plus 1; 0 where there is none
};

/// A built-in function: `len`, `asyncio.gather`. What it needs of its run it captured when made.
class Builtin : public TrackedObject {
public:
    static constexpr Type valueType = Type::Builtin;
    using Function = std::function<Value(Caller &, const Args &)>;
    Builtin(std::string qualifiedName, Function f)
        : TrackedObject(valueType), name(std::move(qualifiedName)), function(std::move(f))
    {
    }
    std::string_view typeName() const override { return "builtin_function_or_method"; }
    std::string repr() const override; // <built-in function len>
    std::string qualifiedName() const override { return name; }
    void clearReferences() override { function = nullptr; }

    const std::string name;
    Function function;
};

/// `xs.append` taken as a value.
class BoundMethod final : public TrackedObject {
public:
    static constexpr Type valueType = Type::BoundMethod;
    BoundMethod(Value object, const Method *m)
        : TrackedObject(valueType), self(std::move(object)), method(m)
    {
    }
    std::string_view typeName() const override { return "builtin_function_or_method"; }
    std::string repr() const override;          // <built-in method append of list object>
    std::string qualifiedName() const override; // list.append
    bool attribute(std::string_view name, Value &out) const override;
    bool equals(const Value &other) const override; // same object and same method
    std::size_t hash() const override;
    void clearReferences() override { self = Value(); }

    Value self;
    const Method *const method;
};

/// Takes a native function's arguments apart as CPython's argument clinic does, with its errors.
/// Must not outlive them:
///     ArgumentReader in("call_later", args, {"delay", "callback"});
class ArgumentReader {
public:
    /// At most 12 \p names in order; those from index \p required on may be missing; names before
    /// index \p positionalOnly cannot be given by keyword. Raises TypeError with CPython's wording.
    /// Names from index \p maximumPositional on must be given by keyword.
    ArgumentReader(std::string_view function, const Args &args,
                   std::initializer_list<std::string_view> names, std::size_t required,
                   std::size_t positionalOnly = 0,
                   std::size_t maximumPositional = static_cast<std::size_t>(-1));
    bool has(std::size_t index) const { return (m_given >> index & 1u) != 0; }
    /// The argument. Only one that is there.
    const Value &at(std::size_t index) const { return *m_values[index]; }
    /// The argument, or \p fallback when it was not given.
    Value get(std::size_t index, Value fallback = {}) const
    {
        return has(index) ? *m_values[index] : std::move(fallback);
    }

protected:
    ArgumentReader() = default;
    static constexpr std::size_t mostNames = 12;
    void set(std::size_t index, const Value &value)
    {
        m_values[index] = &value;
        m_given |= 1u << index;
    }

private:
    std::array<const Value *, mostNames> m_values; // borrowed from the arguments
    std::uint32_t m_given = 0;                     // a bit for each argument that is there
};

/// The same for functions that CPython has in Python, whose errors are in other words.
class PythonArguments : public ArgumentReader {
public:
    /// \p function: its `__qualname__`; of a method when there is a dot in it. Else as above.
    PythonArguments(std::string_view function, const Args &args,
                    std::initializer_list<std::string_view> names, std::size_t required,
                    std::size_t maximumPositional = static_cast<std::size_t>(-1))
    {
        const std::size_t most = std::min(names.size(), maximumPositional);
        const std::size_t given = args.positional.size();
        for (std::size_t i = 0; i < std::min(given, most); ++i)
            set(i, args.positional[i]);
        if (!args.keywords.empty() || given < required || given > most)
            readUnusual(function, args, names, required, most);
    }

private:
    /// Keywords, or what does not fit.
    void readUnusual(std::string_view function, const Args &args,
                     std::initializer_list<std::string_view> names, std::size_t required,
                     std::size_t most);
};

} // namespace coroscope
