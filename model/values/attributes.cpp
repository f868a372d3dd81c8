// SPDX-License-Identifier: GPL-3.0-or-later
#include "values/errors.h"
#include "values/instance.h"
#include "values/methodtables.h"
#include "values/numbers.h"
#include "values/operations.h"

#include <algorithm>

namespace coroscope {
namespace {

[[noreturn]] void raiseNoAttribute(const Value &object, std::string_view name)
{
    const auto *cls = object.as<TypeObject>();
    std::string type(typeName(object));
    if (object.type() == Type::Future && (type == "Task" || type == "Future"))
        type.insert(0, "_asyncio."); // what CPython has in C it calls so here
    const std::string owner = cls ? "type object '" + cls->name + "'" : "'" + type + "' object";
    raise(Error::AttributeError, owner + " has no attribute '" + std::string(name) + "'");
}

[[noreturn]] void raiseImmutable(const TypeObject &cls, std::string_view name)
{
    raise(Error::TypeError,
          "cannot set '" + std::string(name) + "' attribute of immutable type '" + cls.name + "'");
}

[[noreturn]] void raiseReadOnly(const Value &object, std::string_view name)
{
    raise(Error::AttributeError, "'" + std::string(typeName(object)) + "' object attribute '" +
                                     std::string(name) + "' is read-only");
}

/// What an exception has in C it keeps.
void raiseIfNeeded(const Value &exception, std::string_view name)
{
    if (!exception.as<Exception>())
        return;
    if (name == "args" || name == "__cause__" || name == "__context__" || name == "__traceback__")
        raise(Error::TypeError, std::string(name) + " may not be deleted");
    if (name == "__suppress_context__")
        raise(Error::TypeError, "can't delete numeric/char attribute");
}

/// Takes out what the program has set, into \p old. False where there is no such thing.
bool takeAttribute(const Value &object, std::string_view name, Value &old)
{
    if (auto *instance = object.as<Instance>()) {
        auto &all = instance->attributes;
        const auto found = std::ranges::find(all, name, &Instance::Attribute::name);
        if (found == all.end())
            return false;
        old = std::move(found->value);
        all.erase(found);
        return true;
    }
    if (auto *cls = object.as<TypeObject>()) {
        const auto found = cls->members.find(name);
        if (found == cls->members.end())
            return false;
        old = std::move(found->second);
        cls->members.erase(found);
        return true;
    }
    auto *exception = object.as<Exception>();
    return exception && exception->extra &&
           exception->extra->table.erase(text(std::string(name)), &old);
}

} // namespace

bool PyObject::attribute(std::string_view, Value &) const { return false; }
bool PyObject::setAttribute(std::string_view, const Value &) { return false; }

const MethodTable *methodsOf(const Value &value)
{
    switch (value.type()) {
    case Type::None:
        return nullptr;
    case Type::Bool:
    case Type::Int:
        return &intMethods;
    case Type::Float:
        return &floatMethods;
    default:
        return pyObject(value)->methods();
    }
}

const MethodTable *methodsOfType(const TypeObject &cls)
{
    if (cls.isException) {
        const bool isGroup = cls.isSubclassOf(*errorClass(Error::BaseExceptionGroup));
        return isGroup ? &exceptionGroupMethods : &exceptionMethods;
    }
    switch (static_cast<BuiltinType>(cls.tag)) {
    case BuiltinType::Bool:
    case BuiltinType::Int:
        return &intMethods;
    case BuiltinType::Float:
        return &floatMethods;
    case BuiltinType::Str:
        return &strMethods;
    case BuiltinType::Tuple:
        return &tupleMethods;
    case BuiltinType::List:
        return &listMethods;
    case BuiltinType::Dict:
        return &dictMethods;
    case BuiltinType::Set:
        return &setMethods;
    case BuiltinType::Range:
        return &rangeMethods;
    default:
        return nullptr;
    }
}

Value attribute(const Value &object, std::string_view name)
{
    Value found;
    if (object.isObject() && pyObject(object)->attribute(name, found))
        return found;
    if (const MethodTable *table = methodsOf(object)) {
        if (const Method *method = table->find(name))
            return make<BoundMethod>(object, method);
    }
    if (name == "__class__")
        return typeOf(object);
    if (isSmall(object) && (name == "real" || name == "numerator"))
        return Value::integer(object.asInt());
    if (isSmall(object) && (name == "imag" || name == "denominator"))
        return Value::integer(name == "imag" ? 0 : 1);
    raiseNoAttribute(object, name);
}

void setAttribute(const Value &object, std::string_view name, const Value &value)
{
    if (object.isObject() && pyObject(object)->setAttribute(name, value))
        return;
    if (const auto *cls = object.as<TypeObject>())
        raiseImmutable(*cls, name);
    const MethodTable *table = methodsOf(object);
    if (table && table->find(name))
        raiseReadOnly(object, name);
    raiseNoAttribute(object, name);
}

void deleteAttribute(const Value &object, std::string_view name)
{
    const auto *cls = object.as<TypeObject>();
    if (cls && !cls->caller)
        raiseImmutable(*cls, name);
    raiseIfNeeded(object, name);
    Value old; // what goes may do anything
    if (takeAttribute(object, name, old))
        return;
    const bool hasDict = cls || object.as<Exception>() || object.type() == Type::Future;
    const MethodTable *table = hasDict ? nullptr : methodsOf(object);
    if (table && table->find(name))
        raiseReadOnly(object, name);
    raiseNoAttribute(object, name);
}

Value callMethod(Caller &caller, const Value &object, std::string_view name, const Args &args)
{
    const MethodTable *table = methodsOf(object);
    Value found;
    if (object.isObject() && pyObject(object)->attribute(name, found))
        return caller.call(found, args);
    const Method *method = table ? table->find(name) : nullptr;
    if (!method)
        raiseNoAttribute(object, name);
    return method->call(caller, object, args);
}

Value unboundMethod(Ref<const TypeObject> cls, const Method *method)
{
    const std::string name = cls->name + "." + std::string(method->name);
    if (method->name == "fromkeys") { // a class method
        return make<Builtin>(name, [method](Caller &caller, const Args &args) {
            return method->call(caller, Value(), args);
        });
    }
    return make<Builtin>(name, [cls, method, name](Caller &caller, const Args &args) {
        if (args.positional.empty())
            raise(Error::TypeError, "unbound method " + name + "() needs an argument");
        const Value &self = args.positional.front();
        if (!isInstance(self, *cls)) {
            raise(Error::TypeError, "descriptor '" + std::string(method->name) + "' for '" +
                                        cls->name + "' objects doesn't apply to a '" +
                                        std::string(typeName(self)) + "' object");
        }
        return method->call(caller, self, {args.positional.subspan(1), args.keywords});
    });
}

} // namespace coroscope
