// SPDX-License-Identifier: GPL-3.0-or-later
#include "values/errors.h"
#include "values/methodtables.h"
#include "values/numbers.h"
#include "values/operations.h"

#include <cmath>

namespace coroscope {
namespace {

Value bitLength(Caller &, const Value &self, const Args &args)
{
    const ArgumentReader in("int.bit_length", args, {}, 0);
    const mpz_class n = abs(toMpz(self));
    return Value::integer(n == 0 ? 0 : static_cast<std::int64_t>(mpz_sizeinbase(n.get_mpz_t(), 2)));
}

Value bitCount(Caller &, const Value &self, const Args &args)
{
    const ArgumentReader in("int.bit_count", args, {}, 0);
    const mpz_class n = abs(toMpz(self));
    return Value::integer(static_cast<std::int64_t>(mpz_popcount(n.get_mpz_t())));
}

Value intConjugate(Caller &, const Value &self, const Args &args)
{
    const ArgumentReader in("int.conjugate", args, {}, 0);
    return unary(UnaryOperator::Positive, self);
}

Value intRatio(Caller &, const Value &self, const Args &args)
{
    const ArgumentReader in("int.as_integer_ratio", args, {}, 0);
    return tuple({unary(UnaryOperator::Positive, self), Value::integer(1)});
}

Value isInteger(Caller &, const Value &self, const Args &args)
{
    const ArgumentReader in("float.is_integer", args, {}, 0);
    const double d = self.asFloat();
    return Value::boolean(std::isfinite(d) && std::floor(d) == d);
}

Value asIntegerRatio(Caller &, const Value &self, const Args &args)
{
    const ArgumentReader in("float.as_integer_ratio", args, {}, 0);
    const double d = self.asFloat();
    if (std::isnan(d))
        raise(Error::ValueError, "cannot convert NaN to integer ratio");
    if (std::isinf(d))
        raise(Error::OverflowError, "cannot convert Infinity to integer ratio");
    const mpq_class exact(d);
    return tuple({integer(exact.get_num()), integer(exact.get_den())});
}

constexpr Method intMethodList[] = {
    {"as_integer_ratio", intRatio},
    {"bit_count", bitCount},
    {"bit_length", bitLength},
    {"conjugate", intConjugate},
};
constexpr Method floatMethodList[] = {
    {"as_integer_ratio", asIntegerRatio},
    {"is_integer", isInteger},
};

} // namespace

const MethodTable intMethods(intMethodList);
const MethodTable floatMethods(floatMethodList);

} // namespace coroscope
