// SPDX-License-Identifier: GPL-3.0-or-later
#include "values/call.h"

#include "values/errors.h"
#include "values/operations.h"

namespace coroscope {

/// Methods of futures and tasks are written in C; all others that take nothing, in Python.
void Method::refuse(const Value &self, const Args &args) const
{
    const std::string qualname = std::string(bareOf) + "." + std::string(name);
    if (self.type() == Type::Future)
        static_cast<void>(ArgumentReader(qualname, args, {}, 0));
    else
        static_cast<void>(PythonArguments(qualname, args, {}, 0));
    raise(Error::TypeError, qualname + "() takes no arguments");
}

const Method *MethodTable::find(std::string_view name) const
{
    for (std::size_t slot = slotOf(name); m_slots[slot] != 0; slot = (slot + 1) % slotCount) {
        const Method &method = methods[m_slots[slot] - 1u];
        if (method.name == name)
            return &method;
    }
    return nullptr;
}

std::string Builtin::repr() const
{
    const std::size_t dot = name.rfind('.');
    return "<built-in function " + (dot == std::string::npos ? name : name.substr(dot + 1)) + ">";
}

std::string BoundMethod::repr() const
{
    // As CPython writes it, the type alone where it writes the address too.
    return "<built-in method " + std::string(method->name) + " of " +
           std::string(coroscope::typeName(self)) + " object>";
}

std::string BoundMethod::qualifiedName() const
{
    return std::string(coroscope::typeName(self)) + "." + std::string(method->name);
}

bool BoundMethod::attribute(std::string_view name, Value &out) const
{
    if (name == "__name__")
        out = text(std::string(method->name));
    else if (name == "__qualname__")
        out = text(qualifiedName());
    else if (name == "__self__")
        out = self;
    else
        return false;
    return true;
}

bool BoundMethod::equals(const Value &other) const
{
    const auto *bound = other.as<BoundMethod>();
    return bound && bound->method == method && bound->self.is(self);
}

std::size_t BoundMethod::hash() const
{
    const std::size_t owner = std::hash<const void *>()(self.object());
    return owner ^ (std::hash<const void *>()(method) << 1);
}

} // namespace coroscope
