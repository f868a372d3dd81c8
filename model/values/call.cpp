// SPDX-License-Identifier: GPL-3.0-or-later
#include "values/call.h"

#include "values/errors.h"
#include "values/operations.h"

#include <algorithm>

namespace coroscope {

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

namespace {

std::string plural(std::size_t n, std::string_view noun)
{
    return std::to_string(n) + " " + std::string(noun) + (n == 1 ? "" : "s");
}

/// Functions whose every argument is positional; CPython words their errors without "()".
void checkPositional(std::string_view name, std::size_t given, std::size_t least, std::size_t most)
{
    if (given >= least && given <= most)
        return;
    const char *bound = least == most ? "" : given < least ? "at least " : "at most ";
    raise(Error::TypeError, std::string(name) + " expected " + bound +
                                plural(given < least ? least : most, "argument") + ", got " +
                                std::to_string(given));
}

} // namespace

ArgumentReader::ArgumentReader(std::string_view function, const Args &args,
                               std::initializer_list<std::string_view> names, std::size_t required,
                               std::size_t positionalOnly, std::size_t maximumPositional)
    : m_values(names.size())
{
    const std::size_t given = args.positional.size(), count = names.size();
    const std::size_t most = std::min(count, maximumPositional);
    const std::string full(function);
    const std::string name(function.substr(function.rfind('.') + 1)); // npos + 1 is 0
    const bool isPositional = positionalOnly == count;
    if (isPositional && !args.keywords.empty())
        raise(Error::TypeError, full + "() takes no keyword arguments");
    if (count == 0 && given != 0)
        raise(Error::TypeError,
              full + "() takes no arguments (" + std::to_string(given) + " given)");
    if (count == 1 && required == 1 && isPositional && given != 1)
        raise(Error::TypeError,
              full + "() takes exactly one argument (" + std::to_string(given) + " given)");
    if (isPositional) {
        checkPositional(name, given, required, count);
    } else if (given > most && most == 0) {
        raise(Error::TypeError, name + "() takes no positional arguments");
    } else if (given + args.keywords.size() > count || given > most) {
        const bool onlyPositional = given > most && given + args.keywords.size() <= count;
        const std::size_t total = onlyPositional ? given : given + args.keywords.size();
        const std::size_t limit = onlyPositional ? most : count;
        raise(Error::TypeError,
              name + "() takes " + (required < limit ? "at most " : "exactly ") +
                  plural(limit, onlyPositional ? "positional argument" : "argument") + " (" +
                  std::to_string(total) + " given)");
    }
    for (std::size_t i = 0; i < given; ++i)
        m_values[i] = args.positional[i];
    for (const Keyword &keyword : args.keywords) {
        const auto *found = std::find(names.begin(), names.end(), keyword.name);
        const auto index = static_cast<std::size_t>(found - names.begin());
        if (index == count || index < positionalOnly)
            raise(Error::TypeError, "'" + std::string(keyword.name) +
                                        "' is an invalid keyword argument for " + name + "()");
        if (m_values[index])
            raise(Error::TypeError, "argument for " + name + "() given by name ('" +
                                        std::string(keyword.name) + "') and position (" +
                                        std::to_string(index + 1) + ")");
        m_values[index] = keyword.value;
    }
    for (std::size_t i = 0; i < required; ++i) {
        if (m_values[i])
            continue;
        if (i < positionalOnly)
            raise(Error::TypeError, name + "() takes at least " +
                                        plural(positionalOnly, "positional argument") + " (" +
                                        std::to_string(given) + " given)");
        raise(Error::TypeError, name + "() missing required argument '" +
                                    std::string(*(names.begin() + i)) + "' (pos " +
                                    std::to_string(i + 1) + ")");
    }
}

Value ArgumentReader::get(std::size_t index, Value fallback) const
{
    return m_values[index] ? *m_values[index] : std::move(fallback);
}

} // namespace coroscope
