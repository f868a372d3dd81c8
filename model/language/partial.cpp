// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/partial.h"

#include "language/builtins.h"
#include "values/errors.h"
#include "values/instance.h"
#include "values/operations.h"
#include "values/recursion.h"

#include <algorithm>

namespace coroscope::language {
namespace {

/// Sets \p name, in its old place when it is there already.
void setKeyword(std::vector<Partial::NamedArgument> &keywords, std::string_view name,
                const Value &value)
{
    const auto at = std::find_if(keywords.begin(), keywords.end(),
                                 [&](const auto &keyword) { return keyword.name == name; });
    if (at == keywords.end())
        keywords.push_back({std::string(name), value});
    else
        at->value = value;
}

Value makePartial(Caller &, const Args &args)
{
    if (args.positional.empty())
        raise(Error::TypeError, "type 'partial' takes at least one argument");
    const Value &callee = args.positional[0];
    if (!isCallable(callee))
        raise(Error::TypeError, "the first argument must be callable");
    std::vector<Value> all;
    std::vector<Partial::NamedArgument> keywords;
    Value function = callee;
    if (const auto *inner = dynamic_cast<const Partial *>(callee.object())) {
        function = inner->func; // a partial of a partial is one partial
        all = inner->args;
        keywords = inner->keywords;
    }
    all.insert(all.end(), args.positional.begin() + 1, args.positional.end());
    for (const Keyword &keyword : args.keywords)
        setKeyword(keywords, keyword.name, keyword.value);
    return make<Partial>(std::move(function), std::move(all), std::move(keywords));
}

} // namespace

Partial::Partial(Value callee, std::vector<Value> arguments, std::vector<NamedArgument> named)
    : Builtin("functools.partial",
              [this](Caller &caller, const Args &more) { return call(caller, more); }),
      func(std::move(callee)), args(std::move(arguments)), keywords(std::move(named))
{
}

Value Partial::call(Caller &caller, const Args &more) const
{
    const Value callee = func; // this may go while it is called
    std::vector<Value> positional = args;
    positional.insert(positional.end(), more.positional.begin(), more.positional.end());
    std::vector<NamedArgument> merged = keywords;
    for (const Keyword &keyword : more.keywords)
        setKeyword(merged, keyword.name, keyword.value);
    std::vector<Keyword> named;
    for (const NamedArgument &argument : merged)
        named.push_back({argument.name, argument.value});
    return caller.call(callee, {positional, named});
}

std::string Partial::repr() const
{
    const ReprScope scope(this);
    if (!scope.entered())
        return "...";
    std::string out = "functools.partial(" + coroscope::repr(func);
    for (const Value &value : args)
        out += ", " + coroscope::repr(value);
    for (const NamedArgument &keyword : keywords)
        out += ", " + keyword.name + "=" + coroscope::repr(keyword.value);
    return out + ")";
}

bool Partial::attribute(std::string_view attributeName, Value &out) const
{
    if (attributeName == "func") {
        out = func;
    } else if (attributeName == "args") {
        out = tuple(args);
    } else if (attributeName == "keywords") {
        auto dict = make<Dict>();
        for (const NamedArgument &keyword : keywords)
            dict->table.insert(text(keyword.name), keyword.value);
        out = dict;
    } else {
        return false;
    }
    return true;
}

void Partial::clearReferences()
{
    Builtin::clearReferences();
    func = Value();
    args.clear();
    keywords.clear();
}

Value partialFunction() { return make<Builtin>("functools.partial", makePartial); }

} // namespace coroscope::language
