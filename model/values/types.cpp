// SPDX-License-Identifier: GPL-3.0-or-later
#include "values/types.h"

#include "values/instance.h"
#include "values/methodtables.h"
#include "values/operations.h"

#include <algorithm>

namespace coroscope {
namespace {

constexpr std::string_view builtinNames[builtinTypeCount] = {
    "object", "type", "NoneType", "bool", "int",   "float", "str",
    "tuple",  "list", "dict",     "set",  "slice", "range",
};

BuiltinType builtinOf(const Value &value)
{
    switch (value.type()) {
    case Type::None:
        return BuiltinType::NoneType;
    case Type::Bool:
        return BuiltinType::Bool;
    case Type::Int:
    case Type::BigInt:
        return BuiltinType::Int;
    case Type::Float:
        return BuiltinType::Float;
    case Type::Str:
        return BuiltinType::Str;
    case Type::Tuple:
        return BuiltinType::Tuple;
    case Type::List:
        return BuiltinType::List;
    case Type::Dict:
        return BuiltinType::Dict;
    case Type::Set:
        return BuiltinType::Set;
    case Type::Slice:
        return BuiltinType::Slice;
    case Type::Range:
        return BuiltinType::Range;
    case Type::TypeObject:
        return BuiltinType::Type;
    default:
        return BuiltinType::Object; // has a class of its own
    }
}

/// Whether \p cls goes by \p name, with or without its module.
bool isNamed(const TypeObject &cls, std::string_view name)
{
    if (!name.ends_with(cls.name))
        return false;
    const std::string_view rest = name.substr(0, name.size() - cls.name.size());
    return rest.empty() || rest == cls.module + ".";
}

} // namespace

const Ref<TypeObject> &TypeRegistry::builtin(BuiltinType type)
{
    Ref<TypeObject> &cls = m_builtins[static_cast<std::size_t>(type)];
    if (!cls) {
        const TypeObject *base = nullptr;
        if (type == BuiltinType::Bool)
            base = builtin(BuiltinType::Int).get();
        else if (type != BuiltinType::Object)
            base = builtin(BuiltinType::Object).get();
        cls = make<TypeObject>(builtinNames[static_cast<std::size_t>(type)], base, false,
                               std::string_view(), typeTag(type));
    }
    return cls;
}

const Ref<TypeObject> &TypeRegistry::named(std::string_view name)
{
    const auto found = m_named.find(name);
    if (found != m_named.end())
        return found->second;
    const std::size_t dot = name.rfind('.');
    const std::string_view module = name.substr(0, dot == std::string_view::npos ? 0 : dot);
    const bool isDict = name == "collections.defaultdict" || name == "collections.Counter" ||
                        name == "collections.OrderedDict";
    const TypeObject *base = builtin(isDict ? BuiltinType::Dict : BuiltinType::Object).get();
    return m_named.emplace(name, make<TypeObject>(name.substr(dot + 1), base, false, module))
        .first->second;
}

bool TypeObject::isSubclassOf(const TypeObject &other) const
{
    for (const TypeObject *cls = this; cls; cls = cls->base) {
        if (cls->isSame(other))
            return true;
        // The one class with two bases: ExceptionGroup(BaseExceptionGroup, Exception).
        if (cls->tag == typeTag(Error::ExceptionGroup) && other.tag == typeTag(Error::Exception))
            return true;
    }
    return isType(other, BuiltinType::Object);
}

std::string TypeObject::repr() const
{
    return "<class '" + (module.empty() ? qualname : module + "." + qualname) + "'>";
}

bool TypeObject::equals(const Value &other) const
{
    const auto *cls = other.as<TypeObject>();
    return cls && isSame(*cls);
}

std::size_t TypeObject::hash() const { return tag >= 0 ? std::hash<int>()(tag) : PyObject::hash(); }

bool TypeObject::attribute(std::string_view attributeName, Value &out) const
{
    if (attributeName == "__name__" || attributeName == "__qualname__") {
        out = text(attributeName == "__name__" ? name : qualname);
        return true;
    }
    if (const Value *value = member(attributeName)) {
        out = *value;
        return true;
    }
    if (attributeName == "__module__") {
        out = text(module.empty() ? "builtins" : module);
        return true;
    }
    const MethodTable *table = methodsOfType(*this);
    const Method *method = table ? table->find(attributeName) : nullptr;
    if (!method) {
        out = commonMethodOf(Ref<const TypeObject>(this), attributeName);
        return !out.isUnbound();
    }
    out = unboundMethod(Ref<const TypeObject>(this), method);
    return true;
}

Ref<TypeObject> builtinType(BuiltinType type) { return Heap::current()->types().builtin(type); }

Ref<TypeObject> builtinType(std::string_view name)
{
    const auto found = std::find(std::begin(builtinNames), std::end(builtinNames), name);
    if (found == std::end(builtinNames))
        return {};
    return builtinType(static_cast<BuiltinType>(found - std::begin(builtinNames)));
}

Ref<TypeObject> typeOf(const Value &value)
{
    if (const auto *exception = value.as<Exception>())
        return exception->cls;
    if (const auto *instance = value.as<Instance>())
        return instance->cls;
    const BuiltinType type = builtinOf(value);
    const bool isSubclass = type == BuiltinType::Dict && typeName(value) != "dict";
    if (type != BuiltinType::Object && !isSubclass)
        return builtinType(type);
    return Heap::current()->types().named(typeName(value));
}

bool isInstance(const Value &value, const TypeObject &cls)
{
    if (isType(cls, BuiltinType::Object))
        return true;
    if (const auto *exception = value.as<Exception>())
        return exception->cls->isSubclassOf(cls);
    if (const auto *instance = value.as<Instance>())
        return instance->cls->isSubclassOf(cls);
    const BuiltinType type = builtinOf(value);
    if (type == BuiltinType::Object)
        return cls.tag < 0 && isNamed(cls, typeName(value));
    if (cls.tag < 0) // a subclass of dict
        return type == BuiltinType::Dict && isNamed(cls, typeName(value));
    return isType(cls, type) || (type == BuiltinType::Bool && isType(cls, BuiltinType::Int));
}

} // namespace coroscope
