// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "values/value.h"

#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace coroscope {

struct MethodTable;
class TypeRegistry;

/// An object that the language sees: has a Python type name, a repr, attributes and methods.
/// Functions that can fail throw Raised (values/errors.h).
class PyObject : public Object {
public:
    /// Python's `type(x).__name__`.
    virtual std::string_view typeName() const = 0;
    /// Python's `repr(x)`.
    virtual std::string repr() const;
    /// Adds repr() to \p out; containers write their items straight into it.
    virtual void appendRepr(std::string &out) const { out += repr(); }
    /// Python's `str(x)`.
    virtual std::string str() const { return repr(); }
    /// Python's `bool(x)`.
    virtual bool truth() const { return true; }
    /// Python's `x == other`; identity unless overridden.
    virtual bool equals(const Value &other) const { return other.object() == this; }
    /// Python's `hash(x)`; raises TypeError for unhashable types.
    virtual std::size_t hash() const { return std::hash<const void *>()(this); }
    /// True when something is seen to happen as it goes. CPython: tp_finalize.
    virtual bool hasFinalizer() const { return false; }
    /// Methods by name; null when the type has none.
    virtual const MethodTable *methods() const { return nullptr; }
    /// How a trace names this object when it is called: Python's `__qualname__` for functions.
    virtual std::string qualifiedName() const { return repr(); }
    /// A data attribute (not a method). False when there is none of that name.
    virtual bool attribute(std::string_view name, Value &out) const;
    /// Sets a data attribute. False when the object takes none of that name.
    virtual bool setAttribute(std::string_view name, const Value &value);

protected:
    using Object::Object;
    /// Deletes the object like destroy(), but never nests deeply: objects that go while many
    /// others are being deleted wait their turn. For objects that hold other objects.
    void destroyInTurn();
};

/// A PyObject that can be part of a reference cycle. Lives in the list of the current Heap, which
/// breaks what is left of it when its run is over.
class TrackedObject : public PyObject {
public:
    /// Drops every reference that this object holds. The object stays valid, but empty.
    virtual void clearReferences() = 0;

protected:
    /// With \p tracked false the object stays out of the heap's list: for short-lived objects that
    /// cannot keep a cycle alive by themselves.
    explicit TrackedObject(Type type, bool tracked = true);
    ~TrackedObject() override;
    void destroy() override { destroyInTurn(); }

private:
    friend class Heap;
    TrackedObject **m_link = nullptr; ///< what points to it in the list; null outside
    TrackedObject *m_next = nullptr;
};

/// All cycle-capable objects of one run. Makes itself current for its thread while it lives (heaps
/// nest); destroying it clears every object that is still there, so that a run never leaks.
/// Several threads may share a heap one at a time through Heap::Scope.
class Heap {
public:
    Heap();
    ~Heap();
    Heap(const Heap &) = delete;
    Heap &operator=(const Heap &) = delete;

    /// Breaks all cycles now: clears the references of every live object.
    void clear();
    /// Number of live cycle-capable objects. Counts them.
    std::size_t size() const;
    /// All live cycle-capable objects, the oldest first.
    std::vector<Ref<TrackedObject>> objects() const;
    /// The classes of this run.
    TypeRegistry &types() { return *m_types; }
    /// Takes the warnings of this run, as CPython's warnings.warn; may be empty.
    using WarningSink = std::function<void(std::string_view category, const std::string &text)>;
    void setWarningSink(WarningSink sink) { m_warningSink = std::move(sink); }
    void warn(std::string_view category, const std::string &text)
    {
        if (m_warningSink)
            m_warningSink(category, text);
    }
    /// The heap of this thread; a default one when none was made. Never null.
    static Heap *current();

    /// Makes \p heap current in this thread while the scope lives.
    class Scope {
    public:
        explicit Scope(Heap *heap);
        ~Scope();
        Scope(const Scope &) = delete;
        Scope &operator=(const Scope &) = delete;

    private:
        Heap *m_previous;
    };

private:
    friend class TrackedObject;
    TrackedObject *m_first = nullptr;
    Heap *m_previous = nullptr;
    std::unique_ptr<TypeRegistry> m_types;
    WarningSink m_warningSink;
};

} // namespace coroscope
