// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "values/call.h"

namespace coroscope::language {

/// Python's collections.defaultdict: makes the value of a missing key by calling a factory.
class DefaultDict final : public Dict {
public:
    DefaultDict(Caller &caller, Value factory) : m_caller(caller), m_factory(std::move(factory)) {}
    std::string_view typeName() const override { return "collections.defaultdict"; }
    void appendRepr(std::string &out) const override; // defaultdict(<class 'list'>, {})
    bool attribute(std::string_view name, Value &out) const override; // default_factory
    Value missing(const Value &key) override;
    std::optional<Value> combine(BinaryOperator op, const Value &other, bool inPlace) override;
    void clearReferences() override;

private:
    Caller &m_caller;
    Value m_factory;
};

/// `defaultdict(factory, ...)`; the rest as dict takes it.
Value makeDefaultDict(Caller &caller, const Args &args);

} // namespace coroscope::language
