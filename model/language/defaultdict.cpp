// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/defaultdict.h"

#include "language/builtins.h"
#include "values/dictmerge.h"
#include "values/errors.h"
#include "values/instance.h"
#include "values/operations.h"
#include "values/types.h"

namespace coroscope::language {

void DefaultDict::appendRepr(std::string &out) const
{
    out += "defaultdict(";
    coroscope::appendRepr(out, m_factory);
    out += ", ";
    Dict::appendRepr(out);
    out += ')';
}

bool DefaultDict::attribute(std::string_view name, Value &out) const
{
    if (name != "default_factory")
        return false;
    out = m_factory;
    return true;
}

Value DefaultDict::missing(const Value &key)
{
    if (m_factory.isNone())
        return Dict::missing(key);
    const Value factory = m_factory;
    Value made = m_caller.call(factory, {});
    table.insert(key, made);
    return made;
}

std::optional<Value> DefaultDict::combine(BinaryOperator op, const Value &other, bool inPlace)
{
    std::optional<Value> combined = Dict::combine(op, other, inPlace);
    if (!combined || inPlace)
        return combined;
    auto made = make<DefaultDict>(m_caller, m_factory);
    made->table = std::move(combined->as<Dict>()->table);
    return made;
}

void DefaultDict::clearReferences()
{
    Dict::clearReferences();
    m_factory = Value();
}

Value makeDefaultDict(Caller &caller, const Args &args)
{
    const Value factory = args.positional.empty() ? Value() : args.positional[0];
    if (!factory.isNone() && !isCallable(factory))
        raise(Error::TypeError, "first argument must be callable or None");
    const Args rest{args.positional.empty() ? args.positional : args.positional.subspan(1),
                    args.keywords};
    auto dict = make<DefaultDict>(caller, factory);
    mergeInto(*dict, construct(caller, *builtinType(BuiltinType::Dict), rest));
    return dict;
}

} // namespace coroscope::language
