// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/builtinfunctions.h"
#include "language/builtins.h"
#include "values/errors.h"
#include "values/instance.h"
#include "values/operations.h"

#include <optional>

namespace coroscope::language {
namespace {

Value lengthOf(Caller &, const Args &args)
{
    const ArgumentReader in("len", args, {"obj"}, 1, 1);
    return Value::integer(length(in.get(0)));
}

Value reprOf(Caller &, const Args &args)
{
    const ArgumentReader in("repr", args, {"obj"}, 1, 1);
    return text(repr(in.get(0)));
}

Value asciiOf(Caller &, const Args &args)
{
    const ArgumentReader in("ascii", args, {"obj"}, 1, 1);
    return text(ascii(in.get(0)));
}

Value formatted(Caller &caller, const Args &args)
{
    const ArgumentReader in("format", args, {"value", "format_spec"}, 1, 2);
    const Value spec = in.get(1, text(""));
    const auto *specText = spec.as<Str>();
    if (!specText) {
        raise(Error::TypeError,
              "format() argument 2 must be str, not " + std::string(typeName(spec)));
    }
    return text(format(caller, in.get(0), specText->text));
}

Value hashValue(Caller &, const Args &args)
{
    const ArgumentReader in("hash", args, {"obj"}, 1, 1);
    return Value::integer(static_cast<std::int64_t>(hash(in.get(0))));
}

Value identity(Caller &, const Args &args)
{
    const ArgumentReader in("id", args, {"obj"}, 1, 1);
    const Value value = in.get(0);
    if (const Object *object = value.object())
        return Value::integer(static_cast<std::int64_t>(reinterpret_cast<std::uintptr_t>(object)));
    // Plain values have no address: one odd number for each, as no object has it.
    const std::size_t mixed = std::hash<std::string>()(repr(value));
    return Value::integer(static_cast<std::int64_t>((mixed >> 16) | 1));
}

Value superOf(Caller &, const Args &args)
{
    if (args.positional.empty())
        raise(Error::RuntimeError, "super(): no arguments");
    const ArgumentReader in("super", args, {"type", "object"}, 2, 2);
    auto *cls = in.at(0).as<TypeObject>();
    if (!cls || !cls->caller || !isInstance(in.at(1), *cls))
        raise(Error::TypeError, "super(type, obj): obj must be an instance or subtype of type");
    return make<SuperObject>(Ref<TypeObject>(cls), in.at(1));
}

Value callable(Caller &, const Args &args)
{
    const ArgumentReader in("callable", args, {"obj"}, 1, 1);
    return Value::boolean(isCallable(in.get(0)));
}

/// asyncio's classes are functions here: the types whose objects are theirs too.
struct AsyncioClass {
    std::string_view name;
    std::string_view derived;
};
constexpr AsyncioClass asyncioClasses[] = {
    {"Future", "Task"},
    {"Future", "_GatheringFuture"},
    {"Queue", "PriorityQueue"},
    {"Queue", "LifoQueue"},
    {"Semaphore", "BoundedSemaphore"},
    {"Timeout", ""},
    {"Task", ""},
    {"Lock", ""},
    {"Event", ""},
    {"Condition", ""},
    {"Barrier", ""},
    {"BoundedSemaphore", ""},
    {"PriorityQueue", ""},
    {"LifoQueue", ""},
    {"TaskGroup", ""},
    {"Runner", ""},
};

/// Nothing where \p cls is no such function.
std::optional<bool> isOfAsyncio(const Value &value, const Value &cls)
{
    const auto *function = cls.as<Builtin>();
    if (!function)
        return std::nullopt;
    const std::string_view name =
        std::string_view(function->name).substr(function->name.rfind('.') + 1);
    const std::string_view type = typeName(value);
    bool isKnown = false, isDerived = false;
    for (const AsyncioClass &each : asyncioClasses) {
        isKnown = isKnown || each.name == name;
        isDerived = isDerived || (each.name == name && each.derived == type);
    }
    if (!isKnown)
        return std::nullopt;
    return !value.as<Instance>() && (isDerived || type == name);
}

/// Whether \p matches holds for \p classes itself or one in it, which may be nested tuples. It
/// gives nothing for what is no class.
template <class Matches>
bool matchesAny(const Value &classes, const char *complaint, const Matches &matches)
{
    if (const std::optional<bool> answer = matches(classes))
        return *answer;
    const auto *several = classes.as<Tuple>();
    if (!several)
        raise(Error::TypeError, complaint);
    for (const Value &item : several->items) {
        if (matchesAny(item, complaint, matches))
            return true;
    }
    return false;
}

Value isInstanceOf(Caller &, const Args &args)
{
    const ArgumentReader in("isinstance", args, {"obj", "class_or_tuple"}, 2, 2);
    const Value value = in.get(0);
    return Value::boolean(matchesAny(
        in.get(1), "isinstance() arg 2 must be a type, a tuple of types, or a union",
        [&](const Value &given) {
            const auto *cls = given.as<TypeObject>();
            return cls ? std::optional(isInstance(value, *cls)) : isOfAsyncio(value, given);
        }));
}

Value isSubclass(Caller &, const Args &args)
{
    const ArgumentReader in("issubclass", args, {"cls", "class_or_tuple"}, 2, 2);
    const Value first = in.get(0);
    const auto *cls = first.as<TypeObject>();
    if (!cls)
        raise(Error::TypeError, "issubclass() arg 1 must be a class");
    return Value::boolean(
        matchesAny(in.get(1), "issubclass() arg 2 must be a class, a tuple of classes, or a union",
                   [&](const Value &given) {
                       const auto *other = given.as<TypeObject>();
                       return other ? std::optional(cls->isSubclassOf(*other)) : std::nullopt;
                   }));
}

const std::string &attributeName(const Value &name)
{
    if (const auto *str = name.as<Str>())
        return str->text;
    raise(Error::TypeError,
          "attribute name must be string, not '" + std::string(typeName(name)) + "'");
}

/// False when there is no such attribute.
bool findAttribute(const Value &object, const std::string &name, Value &out)
{
    try {
        out = attribute(object, name);
        return true;
    } catch (const Raised &raised) {
        if (!isInstance(*raised.exception, Error::AttributeError))
            throw;
        return false;
    }
}

Value getAttribute(Caller &, const Args &args)
{
    const ArgumentReader in("getattr", args, {"object", "name", "default"}, 2, 3);
    const Value name = in.get(1);
    Value found;
    if (!in.has(2))
        return attribute(in.get(0), attributeName(name));
    return findAttribute(in.get(0), attributeName(name), found) ? found : in.get(2);
}

Value hasAttribute(Caller &, const Args &args)
{
    const ArgumentReader in("hasattr", args, {"obj", "name"}, 2, 2);
    const Value name = in.get(1);
    Value found;
    return Value::boolean(findAttribute(in.get(0), attributeName(name), found));
}

Value setAttributeOf(Caller &, const Args &args)
{
    const ArgumentReader in("setattr", args, {"obj", "name", "value"}, 3, 3);
    const Value name = in.get(1);
    setAttribute(in.get(0), attributeName(name), in.get(2));
    return {};
}

Value deleteAttributeOf(Caller &, const Args &args)
{
    const ArgumentReader in("delattr", args, {"obj", "name"}, 2, 2);
    const Value name = in.get(1);
    deleteAttribute(in.get(0), attributeName(name));
    return {};
}

constexpr NamedFunction objectFunctionList[] = {
    {"super", superOf},
    {"ascii", asciiOf},
    {"callable", callable},
    {"format", formatted},
    {"getattr", getAttribute},
    {"hasattr", hasAttribute},
    {"hash", hashValue},
    {"id", identity},
    {"isinstance", isInstanceOf},
    {"issubclass", isSubclass},
    {"len", lengthOf},
    {"repr", reprOf},
    {"setattr", setAttributeOf},
    {"delattr", deleteAttributeOf},
};

} // namespace

std::span<const NamedFunction> objectFunctions() { return objectFunctionList; }

} // namespace coroscope::language
