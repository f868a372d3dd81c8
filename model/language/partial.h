// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "values/call.h"

namespace coroscope::language {

/// Python's functools.partial: a callable that adds arguments to those of each call.
class Partial final : public Builtin {
public:
    struct NamedArgument {
        std::string name;
        Value value;
    };
    Partial(Value callee, std::vector<Value> arguments, std::vector<NamedArgument> keywords);

    std::string_view typeName() const override { return "functools.partial"; }
    std::string repr() const override; // functools.partial(<function f>, 1, b=2)
    std::string qualifiedName() const override { return repr(); }
    bool attribute(std::string_view name, Value &out) const override; // func, args, keywords
    void clearReferences() override;

    Value func;
    std::vector<Value> args;
    std::vector<NamedArgument> keywords;

private:
    Value call(Caller &caller, const Args &more) const;
};

/// The function `functools.partial`.
Value partialFunction();

} // namespace coroscope::language
