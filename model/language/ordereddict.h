// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "values/call.h"

namespace coroscope::language {

/// Python's collections.OrderedDict: a dict whose order counts, and can be changed.
class OrderedDict final : public Dict {
public:
    std::string_view typeName() const override { return "collections.OrderedDict"; }
    void appendRepr(std::string &out) const override; // OrderedDict([('a', 1)])
    bool equals(const Value &other) const override;
    const MethodTable *methods() const override;
    std::optional<Value> combine(BinaryOperator op, const Value &other, bool inPlace) override;
};

/// `OrderedDict(...)`, as dict takes it.
Value makeOrderedDict(Caller &caller, const Args &args);

} // namespace coroscope::language
