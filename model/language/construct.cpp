// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/builtins.h"
#include "language/counter.h"
#include "language/defaultdict.h"
#include "language/deque.h"
#include "language/ordereddict.h"
#include "values/dictmerge.h"
#include "values/dictview.h"
#include "values/exceptiongroup.h"
#include "values/instance.h"
#include "values/numbers.h"
#include "values/operations.h"
#include "values/types.h"

#include <algorithm>
#include <cerrno>
#include <iterator>

namespace coroscope::language {
namespace {

/// What `object()` gives: equal to nothing but itself.
class PlainObject final : public PyObject {
public:
    PlainObject() : PyObject(Type::Other) {}
    std::string_view typeName() const override { return "object"; }
};

Value makeInt(const Args &args)
{
    const ArgumentReader in("int", args, {"x", "base"}, 0, 1);
    if (!in.has(0)) {
        if (in.has(1))
            raise(Error::TypeError, "int() missing string argument");
        return Value::integer(0);
    }
    const Value source = in.get(0);
    const Value given = in.get(1, Value::integer(10));
    const std::int64_t base = given.type() == Type::BigInt ? toClampedIndex(given) : toIndex(given);
    if (base != 0 && (base < 2 || base > 36))
        raise(Error::ValueError, "int() base must be >= 2 and <= 36, or 0");
    if (const auto *text = source.as<Str>())
        return parseInteger(text->text, base);
    if (in.has(1))
        raise(Error::TypeError, "int() can't convert non-string with explicit base");
    if (source.isFloat())
        return integerFromFloat(source.asFloat());
    if (isInteger(source))
        return unary(UnaryOperator::Positive, source);
    if (std::optional<Value> whole = callSpecial(source, "__int__")) {
        if (!isInteger(*whole))
            raise(Error::TypeError,
                  "__int__ returned non-int (type " + std::string(typeName(*whole)) + ")");
        return *std::move(whole);
    }
    raise(Error::TypeError, "int() argument must be a string, a bytes-like object or a real "
                            "number, not '" +
                                std::string(typeName(source)) + "'");
}

Value makeFloat(const Args &args)
{
    const ArgumentReader in("float", args, {"x"}, 0, 1);
    const Value source = in.get(0, Value::floating(0));
    if (const auto *text = source.as<Str>())
        return Value::floating(parseFloat(text->text));
    if (isNumber(source))
        return Value::floating(toDouble(source));
    if (std::optional<Value> number = callSpecial(source, "__float__")) {
        if (!number->isFloat())
            raise(Error::TypeError, std::string(typeName(source)) +
                                        ".__float__ returned non-float (type " +
                                        std::string(typeName(*number)) + ")");
        return *std::move(number);
    }
    raise(Error::TypeError, "float() argument must be a string or a real number, not '" +
                                std::string(typeName(source)) + "'");
}

Value makeStr(const Args &args)
{
    const ArgumentReader in("str", args, {"object"}, 0);
    const Value source = in.get(0, text(""));
    return source.type() == Type::Str ? source : text(str(source));
}

Value makeDict(const Args &args)
{
    const ArgumentReader in("dict", {args.positional, {}}, {"mapping"}, 0, 1);
    auto dict = make<Dict>();
    if (in.has(0))
        mergeInto(*dict, in.get(0));
    for (const Keyword &keyword : args.keywords)
        dict->table.insert(text(std::string(keyword.name)), keyword.value);
    return dict;
}

Value makeRange(const Args &args)
{
    const ArgumentReader in("range", args, {"start", "stop", "step"}, 1, 3);
    if (!in.has(1))
        return make<Range>(0, toIndex(in.get(0)), 1);
    const std::int64_t step = in.has(2) ? toIndex(in.get(2)) : 1;
    const std::int64_t start = toIndex(in.get(0)), stop = toIndex(in.get(1));
    if (step == 0)
        raise(Error::ValueError, "range() arg 3 must not be zero");
    return make<Range>(start, stop, step);
}

Value makeSlice(const Args &args)
{
    const ArgumentReader in("slice", args, {"start", "stop", "step"}, 1, 3);
    const Value none;
    if (!in.has(1))
        return make<Slice>(none, in.get(0), none);
    return make<Slice>(in.get(0), in.get(1), in.get(2));
}

Value makeType(const Args &args)
{
    if (args.positional.size() != 1 || !args.keywords.empty())
        raise(Error::TypeError, "type() takes 1 or 3 arguments");
    return typeOf(args.positional[0]);
}

struct ErrnoClass {
    int number;
    Error error;
};

/// CPython: errnomap in Objects/exceptions.c.
constexpr ErrnoClass errnoClasses[] = {
    {EPERM, Error::PermissionError},           {ENOENT, Error::FileNotFoundError},
    {ESRCH, Error::ProcessLookupError},        {EINTR, Error::InterruptedError},
    {ECHILD, Error::ChildProcessError},        {EAGAIN, Error::BlockingIOError},
    {EACCES, Error::PermissionError},          {EEXIST, Error::FileExistsError},
    {ENOTDIR, Error::NotADirectoryError},      {EISDIR, Error::IsADirectoryError},
    {EPIPE, Error::BrokenPipeError},           {ECONNABORTED, Error::ConnectionAbortedError},
    {ECONNRESET, Error::ConnectionResetError}, {ESHUTDOWN, Error::BrokenPipeError},
    {ETIMEDOUT, Error::TimeoutError},          {ECONNREFUSED, Error::ConnectionRefusedError},
    {EALREADY, Error::BlockingIOError},        {EINPROGRESS, Error::BlockingIOError},
};

/// The subclass of OSError that an errno stands for.
Error osError(const Value &number)
{
    if (!number.isInt())
        return Error::OSError;
    const auto *found = std::ranges::find(errnoClasses, number.asInt(), &ErrnoClass::number);
    return found == std::end(errnoClasses) ? Error::OSError : found->error;
}

Value makeException(const TypeObject &cls, const Args &args)
{
    if (!args.keywords.empty())
        raise(Error::TypeError, cls.name + "() takes no keyword arguments");
    const std::vector<Value> values(args.positional.begin(), args.positional.end());
    if (cls.isSubclassOf(*errorClass(Error::BaseExceptionGroup)))
        return makeGroup(cls, values);
    if (cls.tag == typeTag(Error::OSError) && values.size() >= 2)
        return makeError(osError(values[0]), values);
    return make<Exception>(const_cast<TypeObject *>(&cls), values);
}

/// The one optional iterable that a container is made from.
std::vector<Value> itemsArgument(Caller &caller, const char *type, const Args &args)
{
    const ArgumentReader in(type, args, {"iterable"}, 0, 1);
    return in.has(0) ? items(caller, in.get(0)) : std::vector<Value>();
}

/// An object of a class of the program, initialised.
Value makeInstance(Caller &caller, const TypeObject &cls, const Args &args)
{
    const bool hasInit = cls.member("__init__") != nullptr;
    const Value made = cls.isException
                           ? makeException(cls, hasInit ? Args{args.positional, {}} : args)
                           : Value(make<Instance>(Ref<TypeObject>(const_cast<TypeObject *>(&cls))));
    if (hasInit) {
        const Value init = bound(*cls.member("__init__"), made);
        const Value given = caller.call(init, args);
        if (!given.isNone())
            raise(Error::TypeError,
                  "__init__() should return None, not '" + std::string(typeName(given)) + "'");
    } else if (!cls.isException && (!args.positional.empty() || !args.keywords.empty())) {
        raise(Error::TypeError, cls.name + "() takes no arguments");
    }
    return made;
}

} // namespace

Value construct(Caller &caller, const TypeObject &cls, const Args &args)
{
    if (cls.caller)
        return makeInstance(caller, cls, args);
    if (cls.isException)
        return makeException(cls, args);
    if (cls.tag < 0) {
        if (cls.name == "deque")
            return makeDeque(caller, args);
        if (cls.name == "defaultdict")
            return makeDefaultDict(caller, args);
        if (cls.name == "Counter")
            return makeCounter(caller, args);
        if (cls.name == "OrderedDict")
            return makeOrderedDict(caller, args);
        raise(Error::TypeError, "cannot create '" + cls.name + "' instances");
    }
    switch (static_cast<BuiltinType>(cls.tag)) {
    case BuiltinType::Object:
        if (!args.positional.empty() || !args.keywords.empty())
            raise(Error::TypeError, "object() takes no arguments");
        return make<PlainObject>();
    case BuiltinType::Type:
        return makeType(args);
    case BuiltinType::NoneType:
        if (!args.positional.empty() || !args.keywords.empty())
            raise(Error::TypeError, "NoneType takes no arguments");
        return {};
    case BuiltinType::Bool: {
        const ArgumentReader in("bool", args, {"x"}, 0, 1);
        return Value::boolean(truth(in.get(0, Value::boolean(false))));
    }
    case BuiltinType::Int:
        return makeInt(args);
    case BuiltinType::Float:
        return makeFloat(args);
    case BuiltinType::Str:
        return makeStr(args);
    case BuiltinType::Tuple:
        if (args.positional.size() == 1 && args.positional[0].type() == Type::Tuple)
            return args.positional[0];
        return tuple(itemsArgument(caller, "tuple", args));
    case BuiltinType::List:
        return list(itemsArgument(caller, "list", args));
    case BuiltinType::Set: {
        auto set = make<Set>();
        for (const Value &item : itemsArgument(caller, "set", args))
            set->table.insert(item, {});
        return set;
    }
    case BuiltinType::Dict:
        return makeDict(args);
    case BuiltinType::Slice:
        return makeSlice(args);
    case BuiltinType::Range:
        return makeRange(args);
    }
    return {};
}

} // namespace coroscope::language
