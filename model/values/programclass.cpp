// SPDX-License-Identifier: GPL-3.0-or-later
#include "values/errors.h"
#include "values/instance.h"
#include "values/methodtables.h"
#include "values/operations.h"
#include "values/types.h"

#include <algorithm>

/// Classes of the program: how they are made, what calling them gives, what super() finds.
namespace coroscope {
namespace {

/// `object.__init__`, and that of exceptions. CPython: BaseException_init, object_init.
Value init(const Value &self, const Args &args)
{
    if (auto *exception = self.as<Exception>()) {
        if (!args.keywords.empty())
            raise(Error::TypeError, exception->cls->name + "() takes no keyword arguments");
        exception->args.assign(args.positional.begin(), args.positional.end());
    } else if (const auto *instance = self.as<Instance>();
               instance && (!args.positional.empty() || !args.keywords.empty())) {
        const bool hasOwn = instance->cls->member("__init__") != nullptr;
        raise(Error::TypeError,
              (hasOwn ? "object" : instance->cls->name) +
                  ".__init__() takes exactly one argument (the instance to initialize)");
    }
    return {};
}

Value plainRepr(const Value &self, const Args &)
{
    if (const auto *exception = self.as<Exception>())
        return text(exception->plainRepr());
    const auto *instance = self.as<Instance>();
    return text(instance ? instance->plainRepr() : repr(self));
}

Value plainText(const Value &self, const Args &)
{
    const auto *exception = self.as<Exception>();
    return text(exception ? exception->plainText() : repr(self));
}

/// What every object has although its class does not define it.
struct CommonMethod {
    std::string_view name;
    Value (*call)(const Value &self, const Args &args);
};
constexpr CommonMethod commonMethods[] = {
    {"__init__", init}, {"__repr__", plainRepr}, {"__str__", plainText}};

const CommonMethod *commonMethod(std::string_view name)
{
    const auto *found = std::ranges::find(commonMethods, name, &CommonMethod::name);
    return found == std::end(commonMethods) ? nullptr : found;
}

/// The class that defines a common method of those of \p cls.
const TypeObject &definer(const TypeObject &cls, std::string_view method)
{
    const TypeObject *owner = &cls;
    while (owner->caller && owner->base)
        owner = owner->base;
    return method == "__init__" || !owner->isException ? *owner : *errorClass(Error::BaseException);
}

} // namespace

const Value *TypeObject::member(std::string_view memberName) const
{
    for (const TypeObject *cls = this; cls && cls->caller; cls = cls->base) {
        const auto found = cls->members.find(memberName);
        if (found != cls->members.end())
            return &found->second;
    }
    return nullptr;
}

bool TypeObject::setAttribute(std::string_view attributeName, const Value &value)
{
    if (!caller)
        return false;
    Value old = value;
    members[std::string(attributeName)].swap(old);
    return true;
}

Ref<TypeObject> makeClass(Caller &caller, const std::string &name, const std::string &qualifiedName,
                          const std::vector<Value> &bases, const Dict &members)
{
    if (bases.size() > 1)
        raise(Error::TypeError, "class " + name + " has " + std::to_string(bases.size()) +
                                    " bases: here a class can be derived from one");
    const Ref<TypeObject> object = builtinType(BuiltinType::Object);
    const auto *base = bases.empty() ? object.get() : bases.front().as<TypeObject>();
    if (!base || (!base->caller && !base->isException && !isType(*base, BuiltinType::Object)))
        raise(Error::TypeError, "class " + name + " cannot be derived from " + repr(bases.front()) +
                                    ": only from a class of the program, an exception, or object");
    const auto cls = make<TypeObject>(caller, name, qualifiedName, base);
    for (const auto &entry : members.table.entries()) {
        if (entry.live)
            cls->members.emplace(entry.key.as<Str>()->text, entry.value);
    }
    return cls;
}

Value commonMethodOf(const Ref<const TypeObject> &cls, std::string_view name)
{
    const CommonMethod *common = commonMethod(name);
    const bool has = cls->caller || cls->isException || isType(*cls, BuiltinType::Object);
    if (!common || !has)
        return Value::unbound();
    return make<Builtin>(std::string(name), [common, cls](Caller &, const Args &args) {
        const TypeObject &owner = definer(*cls, common->name);
        const std::string descriptor = "descriptor '" + std::string(common->name) + "' ";
        if (args.positional.empty())
            raise(Error::TypeError,
                  descriptor + "of '" + owner.name + "' object needs an argument");
        const Value &self = args.positional.front();
        if (!isInstance(self, owner))
            raise(Error::TypeError, descriptor + "requires a '" + owner.name +
                                        "' object but received a '" + std::string(typeName(self)) +
                                        "'");
        return common->call(self, {args.positional.subspan(1), args.keywords});
    });
}

std::string SuperObject::repr() const
{
    return "<super: " + cls->repr() + ", <" + std::string(coroscope::typeName(self)) + " object>>";
}

bool SuperObject::attribute(std::string_view name, Value &out) const
{
    const TypeObject *after = cls->base;
    if (const Value *member = after ? after->member(name) : nullptr)
        out = bound(*member, self);
    else if (const CommonMethod *common = commonMethod(name))
        out = make<Builtin>(std::string(name), [common, self = self](Caller &, const Args &args) {
            return common->call(self, args);
        });
    else if (const MethodTable *table = after ? methodsOfType(*after) : nullptr;
             const Method *method = table ? table->find(name) : nullptr)
        out = make<BoundMethod>(self, method);
    else
        return false;
    return true;
}

} // namespace coroscope
