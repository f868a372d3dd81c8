// SPDX-License-Identifier: GPL-3.0-or-later
#include "values/instance.h"

#include "values/errors.h"
#include "values/iterators.h"
#include "values/operations.h"
#include "values/recursion.h"
#include "values/types.h"

#include <algorithm>

namespace coroscope {
namespace {

Value valueOf(const Instance &instance) { return Ref<Instance>(const_cast<Instance *>(&instance)); }

Value dictOf(const std::vector<Instance::Attribute> &attributes)
{
    auto dict = make<Dict>();
    for (const Instance::Attribute &attribute : attributes)
        dict->table.insert(text(attribute.name), attribute.value);
    return dict;
}

thread_local int plainTexts = 0;

/// Calls the method \p name of \p object; nothing where there is none, or it gives NotImplemented.
std::optional<Value> answer(const Value &object, std::string_view name, const Value &other)
{
    std::optional<Value> given = callSpecial(object, name, {other});
    if (given && isNotImplemented(*given))
        return std::nullopt;
    return given;
}

/// Goes through what `__next__` gives.
class InstanceIterator final : public Iterator {
public:
    explicit InstanceIterator(Value object) : m_object(std::move(object)) {}
    std::string_view typeName() const override { return coroscope::typeName(m_object); }
    bool next(Value &out) override
    {
        try {
            out = callNeeded(m_object, "__next__");
            return true;
        } catch (const Raised &raised) {
            if (!isInstance(*raised.exception, Error::StopIteration))
                throw;
            const std::vector<Value> &args = raised.exception->args;
            m_returned = args.empty() ? Value() : args.front();
            return false;
        }
    }
    Value takeReturned() override { return std::exchange(m_returned, Value()); }
    void clearReferences() override { m_object = m_returned = Value(); }

private:
    Value m_object;
    Value m_returned;
};

/// What `__await__` of a coroutine or future gives.
class AwaitIterator final : public Iterator {
public:
    explicit AwaitIterator(Value awaitable) : m_awaitable(std::move(awaitable)) {}
    std::string_view typeName() const override
    {
        return m_awaitable.type() == Type::Future ? "FutureIter" : "coroutine_wrapper";
    }
    bool next(Value &out) override
    {
        out = std::exchange(m_awaitable, Value());
        return !out.isNone();
    }
    bool send(const Value &value, Value &) override
    {
        m_returned = value;
        return false;
    }
    Value takeReturned() override { return std::exchange(m_returned, Value()); }
    void clearReferences() override { m_awaitable = m_returned = Value(); }

private:
    Value m_awaitable; ///< until it was yielded
    Value m_returned;
};

class NotImplementedType final : public PyObject {
public:
    NotImplementedType() : PyObject(Type::Other) {}
    std::string_view typeName() const override { return "NotImplementedType"; }
    std::string repr() const override { return "NotImplemented"; }
};

} // namespace

Value awaitMethod(Caller &, const Value &self, const Args &) { return make<AwaitIterator>(self); }

Value notImplemented() { return make<NotImplementedType>(); }

bool isNotImplemented(const Value &value)
{
    return value.type() == Type::Other &&
           dynamic_cast<const NotImplementedType *>(value.object()) != nullptr;
}

PlainTexts::PlainTexts() { ++plainTexts; }
PlainTexts::~PlainTexts() { --plainTexts; }

std::optional<std::string> ownText(const Value &object, const char *name)
{
    if (plainTexts > 0 || !specialMember(object, name))
        return std::nullopt;
    const RecursionGuard guard(" while calling a Python object");
    const std::optional<Value> given = callSpecial(object, name);
    if (!given)
        return std::nullopt;
    if (const auto *text = given->as<Str>())
        return text->text;
    raise(Error::TypeError,
          std::string(name) + " returned non-string (type " + std::string(typeName(*given)) + ")");
}

// --- what an object does

std::string Instance::plainRepr() const { return "<__main__." + cls->qualname + " object>"; }

std::string Instance::repr() const
{
    const std::optional<std::string> own = ownText(valueOf(*this), "__repr__");
    return own ? *own : plainRepr();
}

std::string Instance::str() const
{
    const std::optional<std::string> own = ownText(valueOf(*this), "__str__");
    return own ? *own : repr();
}

bool Instance::truth() const
{
    const Value self = valueOf(*this);
    if (const std::optional<Value> given = callSpecial(self, "__bool__")) {
        if (!given->isBool())
            raise(Error::TypeError, "__bool__ should return bool, returned " +
                                        std::string(coroscope::typeName(*given)));
        return given->asInt() != 0;
    }
    return !cls->member("__len__") || length(self) != 0;
}

bool Instance::equals(const Value &other) const
{
    if (other.object() == this && !cls->member("__eq__"))
        return true;
    const RecursionGuard guard(" in comparison");
    const std::optional<Value> given = answer(valueOf(*this), "__eq__", other);
    return given ? coroscope::truth(*given) : other.object() == this;
}

std::size_t Instance::hash() const
{
    if (const std::optional<Value> given = callSpecial(valueOf(*this), "__hash__")) {
        if (!given->isInt())
            raise(Error::TypeError, "__hash__ method should return an integer");
        return coroscope::hash(*given);
    }
    if (cls->member("__eq__") || cls->member("__hash__")) // that is None
        raise(Error::TypeError, "unhashable type: '" + cls->name + "'");
    return TrackedObject::hash();
}

const Value *Instance::own(std::string_view name) const
{
    for (const Attribute &attribute : attributes) {
        if (attribute.name == name)
            return &attribute.value;
    }
    return nullptr;
}

bool Instance::attribute(std::string_view name, Value &out) const
{
    const Value self = valueOf(*this);
    if (const Value *value = own(name))
        out = *value;
    else if (const Value *member = cls->member(name))
        out = bound(*member, self);
    else if (name == "__dict__")
        out = dictOf(attributes);
    else if (name == "__class__")
        out = cls;
    else if (const std::optional<Value> given =
                 callSpecial(self, "__getattr__", {text(std::string(name))}))
        out = *given;
    else
        return false;
    return true;
}

bool Instance::setAttribute(std::string_view name, const Value &value)
{
    const auto found = std::ranges::find(attributes, name, &Attribute::name);
    if (found == attributes.end()) {
        attributes.push_back({std::string(name), value});
    } else {
        Value old = value;
        found->value.swap(old); // what goes may set attributes
    }
    return true;
}

// --- methods

std::string InstanceMethod::repr() const
{
    return "<bound method " + qualifiedName() + " of " + coroscope::repr(self) + ">";
}

std::string InstanceMethod::qualifiedName() const { return pyObject(function)->qualifiedName(); }

bool InstanceMethod::attribute(std::string_view name, Value &out) const
{
    if (name == "__self__")
        out = self;
    else if (name == "__func__")
        out = function;
    else
        return pyObject(function)->attribute(name, out);
    return true;
}

bool InstanceMethod::equals(const Value &other) const
{
    const auto *method = other.as<InstanceMethod>();
    return method && method->self.is(self) && method->function.is(function);
}

std::size_t InstanceMethod::hash() const
{
    const std::hash<const void *> address;
    return address(self.object()) * 31 + address(function.object());
}

void InstanceMethod::clearReferences() { self = function = Value(); }

std::vector<Value> InstanceMethod::argumentsOf(const Args &args) const
{
    std::vector<Value> all;
    all.reserve(args.positional.size() + 1);
    all.push_back(self);
    all.insert(all.end(), args.positional.begin(), args.positional.end());
    return all;
}

Value bound(const Value &member, const Value &self)
{
    return member.type() == Type::Function ? Value(make<InstanceMethod>(self, member)) : member;
}

const Value *specialMember(const Value &object, std::string_view name)
{
    const TypeObject *cls = nullptr;
    if (const auto *instance = object.as<Instance>())
        cls = instance->cls.get();
    else if (const auto *exception = object.as<Exception>())
        cls = exception->cls.get();
    return cls ? cls->member(name) : nullptr;
}

std::optional<Value> callSpecial(const Value &object, std::string_view name,
                                 std::initializer_list<Value> arguments)
{
    const Value *member = specialMember(object, name);
    if (!member || member->isNone())
        return std::nullopt;
    const TypeObject &cls =
        object.as<Instance>() ? *object.as<Instance>()->cls : *object.as<Exception>()->cls;
    const Value method = bound(*member, object);
    return cls.caller->call(method, {{arguments.begin(), arguments.size()}, {}});
}

Value callNeeded(const Value &object, std::string_view name)
{
    std::optional<Value> given = callSpecial(object, name);
    if (!given)
        raise(Error::AttributeError, "'" + std::string(typeName(object)) +
                                         "' object has no attribute '" + std::string(name) + "'");
    return *std::move(given);
}

bool isCallable(const Value &value)
{
    return value.type() == Type::TypeObject || value.type() == Type::Function ||
           value.type() == Type::Builtin || value.type() == Type::BoundMethod ||
           value.type() == Type::InstanceMethod || specialMember(value, "__call__");
}

// --- operators

std::optional<Value> instanceBinary(BinaryOperator op, const Value &a, const Value &b, bool inPlace)
{
    static constexpr std::string_view names[] = {"add", "sub", "mul",    "truediv", "floordiv",
                                                 "mod", "pow", "matmul", "lshift",  "rshift",
                                                 "and", "or",  "xor"}; // by BinaryOperator
    const std::string name = std::string(names[static_cast<std::size_t>(op)]) + "__";
    if (inPlace) {
        if (auto result = answer(a, "__i" + name, b))
            return result;
    }
    if (auto result = answer(a, "__" + name, b))
        return result;
    return answer(b, "__r" + name, a);
}

std::optional<Value> instanceUnary(UnaryOperator op, const Value &operand)
{
    static constexpr std::string_view names[] = {"", "__neg__", "__pos__", "__invert__"};
    return callSpecial(operand, names[static_cast<std::size_t>(op)]);
}

std::optional<bool> instanceOrder(Comparison op, const Value &a, const Value &b)
{
    struct Names {
        std::string_view own, reflected;
    };
    const RecursionGuard guard(" in comparison");
    const Names names = op == Comparison::Less        ? Names{"__lt__", "__gt__"}
                        : op == Comparison::LessEqual ? Names{"__le__", "__ge__"}
                        : op == Comparison::Greater   ? Names{"__gt__", "__lt__"}
                                                      : Names{"__ge__", "__le__"};
    std::optional<Value> given = answer(a, names.own, b);
    if (!given)
        given = answer(b, names.reflected, a);
    return given ? std::optional(truth(*given)) : std::nullopt;
}

std::optional<bool> instanceContains(const Value &container, const Value &item)
{
    if (const std::optional<Value> given = callSpecial(container, "__contains__", {item}))
        return truth(*given);
    return std::nullopt;
}

Ref<Iterator> nextOfInstance(const Value &object)
{
    return specialMember(object, "__next__") ? Ref<Iterator>(make<InstanceIterator>(object))
                                             : nullptr;
}

Ref<Iterator> instanceIterator(const Value &iterable)
{
    const std::optional<Value> given = callSpecial(iterable, "__iter__");
    if (!given)
        return sequenceIterator(iterable);
    if (auto *iterator = given->as<Iterator>())
        return Ref<Iterator>(iterator);
    if (Ref<Iterator> iterator = nextOfInstance(*given))
        return iterator;
    raise(Error::TypeError,
          "iter() returned non-iterator of type '" + std::string(typeName(*given)) + "'");
}

} // namespace coroscope
