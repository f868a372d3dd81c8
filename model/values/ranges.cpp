// SPDX-License-Identifier: GPL-3.0-or-later
#include "values/errors.h"
#include "values/methodtables.h"
#include "values/numbers.h"
#include "values/operations.h"

namespace coroscope {
namespace {

Value rangeCount(Caller &, const Value &self, const Args &args)
{
    const ArgumentReader in("range.count", args, {"value"}, 1, 1);
    return Value::integer(contains(self, in.get(0)) ? 1 : 0);
}

Value rangeIndex(Caller &, const Value &self, const Args &args)
{
    const ArgumentReader in("range.index", args, {"value"}, 1, 1);
    const Value item = in.get(0);
    if (!contains(self, item)) {
        const bool isInt = item.isInt() || item.isBool() || item.type() == Type::BigInt;
        raise(Error::ValueError,
              isInt ? repr(item) + " is not in range" : "sequence.index(x): x not in sequence");
    }
    const auto *range = self.as<Range>();
    const auto number = static_cast<std::int64_t>(toSeconds(item));
    return Value::integer(((item.isFloat() ? number : item.asInt()) - range->start) / range->step);
}

constexpr Method rangeMethodList[] = {{"count", rangeCount}, {"index", rangeIndex}};

} // namespace

const MethodTable rangeMethods(rangeMethodList);

const MethodTable *Range::methods() const { return &rangeMethods; }

std::int64_t Range::length() const
{
    const auto distance = static_cast<Int128>(stop) - start;
    if (step > 0)
        return distance > 0 ? static_cast<std::int64_t>((distance - 1) / step + 1) : 0;
    return distance < 0
               ? static_cast<std::int64_t>((-distance - 1) / -static_cast<Int128>(step) + 1)
               : 0;
}

bool Range::attribute(std::string_view name, Value &out) const
{
    if (name != "start" && name != "stop" && name != "step")
        return false;
    out = Value::integer(name == "start" ? start : name == "stop" ? stop : step);
    return true;
}

bool Slice::attribute(std::string_view name, Value &out) const
{
    if (name != "start" && name != "stop" && name != "step")
        return false;
    out = name == "start" ? start : name == "stop" ? stop : step;
    return true;
}

} // namespace coroscope
