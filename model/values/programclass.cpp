// SPDX-License-Identifier: GPL-3.0-or-later
#include "values/errors.h"
#include "values/instance.h"
#include "values/methodtables.h"
#include "values/operations.h"
#include "values/types.h"

/// Classes of the program: how they are made, what calling them gives, what super() finds.
namespace coroscope {
namespace {

/// `object.__init__`, and that of exceptions, for super().
Value initOf(const Value &self)
{
    return make<Builtin>("__init__", [self](Caller &, const Args &args) {
        if (auto *exception = self.as<Exception>()) {
            if (!args.keywords.empty())
                raise(Error::TypeError, exception->cls->name + "() takes no keyword arguments");
            exception->args.assign(args.positional.begin(), args.positional.end());
        } else if (!args.positional.empty() || !args.keywords.empty()) {
            raise(Error::TypeError,
                  "object.__init__() takes exactly one argument (the instance to initialize)");
        }
        return Value();
    });
}

using TextFunction = std::string (*)(const Value &);

std::string plainRepr(const Value &self)
{
    const auto *exception = self.as<Exception>();
    return exception ? exception->plainRepr() : self.as<Instance>()->plainRepr();
}

std::string plainText(const Value &self)
{
    const auto *exception = self.as<Exception>();
    return exception ? exception->plainText() : repr(self);
}

Value textOf(const char *name, const Value &self, TextFunction function)
{
    return make<Builtin>(name,
                         [self, function](Caller &, const Args &) { return text(function(self)); });
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

std::string SuperObject::repr() const
{
    return "<super: " + cls->repr() + ", <" + std::string(coroscope::typeName(self)) + " object>>";
}

bool SuperObject::attribute(std::string_view name, Value &out) const
{
    const TypeObject *after = cls->base;
    if (const Value *member = after ? after->member(name) : nullptr)
        out = bound(*member, self);
    else if (name == "__init__")
        out = initOf(self);
    else if (name == "__repr__")
        out = textOf("__repr__", self, plainRepr);
    else if (name == "__str__")
        out = textOf("__str__", self, plainText);
    else if (const MethodTable *table = after ? methodsOfType(*after) : nullptr;
             const Method *method = table ? table->find(name) : nullptr)
        out = make<BoundMethod>(self, method);
    else
        return false;
    return true;
}

} // namespace coroscope
