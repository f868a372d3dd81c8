// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/randomselection.h"

#include "values/arithmetic.h"
#include "values/errors.h"
#include "values/numbers.h"
#include "values/operations.h"

#include <algorithm>
#include <cmath>
#include <unordered_set>

namespace coroscope::language {
namespace {

Value at(const Value &sequence, std::uint64_t index)
{
    return subscript(sequence, Value::integer(static_cast<std::int64_t>(index)));
}

std::uint64_t lengthOf(const Value &sequence)
{
    return static_cast<std::uint64_t>(length(sequence));
}

std::size_t countIn(const Value &k)
{
    const std::int64_t count = toIndex(k);
    return static_cast<std::size_t>(std::max<std::int64_t>(count, 0));
}

/// Running totals of weights; the last is the sum.
std::vector<double> runningTotals(const std::vector<Value> &weights, bool areTotals)
{
    std::vector<double> totals;
    for (const Value &weight : weights)
        totals.push_back(toSeconds(weight) + (areTotals || totals.empty() ? 0 : totals.back()));
    return totals;
}

} // namespace

Value choice(RandomState &state, Caller &, const Args &args)
{
    const ArgumentReader in("choice", args, {"seq"}, 1);
    const std::uint64_t size = lengthOf(in.get(0));
    if (size == 0)
        raise(Error::IndexError, "Cannot choose from an empty sequence");
    return at(in.get(0), state.random.below(size));
}

Value choices(RandomState &state, Caller &caller, const Args &args)
{
    const ArgumentReader in("choices", args, {"population", "weights", "cum_weights", "k"}, 1, 0,
                            2);
    const Value population = in.get(0);
    const std::uint64_t size = lengthOf(population);
    const std::size_t count = countIn(in.get(3, Value::integer(1)));
    const bool hasWeights = !in.get(1).isNone(), hasTotals = !in.get(2).isNone();
    if (hasWeights && hasTotals)
        raise(Error::TypeError, "Cannot specify both weights and cumulative weights");
    reserveMany(caller, count, sizeof(Value));
    std::vector<Value> picked;
    picked.reserve(count);
    if (!hasWeights && !hasTotals) {
        const auto n = static_cast<double>(size);
        while (picked.size() < count)
            picked.push_back(
                at(population, static_cast<std::uint64_t>(std::floor(state.random.real() * n))));
        return list(std::move(picked));
    }
    const std::vector<double> totals = runningTotals(items(in.get(hasTotals ? 2 : 1)), hasTotals);
    if (totals.size() != size)
        raise(Error::ValueError, "The number of weights does not match the population");
    const double total = totals.empty() ? 0 : totals.back();
    if (total <= 0)
        raise(Error::ValueError, "Total of weights must be greater than zero");
    if (!std::isfinite(total))
        raise(Error::ValueError, "Total of weights must be finite");
    while (picked.size() < count) {
        const double point = state.random.real() * total;
        const auto place = std::upper_bound(totals.begin(), totals.end() - 1, point);
        picked.push_back(at(population, static_cast<std::uint64_t>(place - totals.begin())));
    }
    return list(std::move(picked));
}

Value shuffle(RandomState &state, Caller &, const Args &args)
{
    const ArgumentReader in("shuffle", args, {"x"}, 1);
    const Value sequence = in.get(0);
    for (std::uint64_t i = lengthOf(sequence); i-- > 1;) {
        const std::uint64_t j = state.random.below(i + 1);
        const Value a = at(sequence, i), b = at(sequence, j);
        setSubscript(sequence, Value::integer(static_cast<std::int64_t>(i)), b);
        setSubscript(sequence, Value::integer(static_cast<std::int64_t>(j)), a);
    }
    return {};
}

Value sample(RandomState &state, Caller &caller, const Args &args)
{
    const ArgumentReader in("sample", args, {"population", "k"}, 2);
    const Value population = in.get(0);
    const bool isSequence = population.type() == Type::Str || population.type() == Type::List ||
                            population.type() == Type::Tuple || population.type() == Type::Range;
    if (!isSequence) {
        raise(Error::TypeError,
              "Population must be a sequence.  For dicts or sets, use sorted(d).");
    }
    const std::uint64_t size = lengthOf(population);
    const std::int64_t count = toIndex(in.get(1));
    if (count < 0 || static_cast<std::uint64_t>(count) > size)
        raise(Error::ValueError, "Sample larger than population or is negative");
    const auto k = static_cast<std::uint64_t>(count);
    reserveMany(caller, k, sizeof(Value));
    std::vector<Value> picked;
    picked.reserve(k);
    // CPython's choice between a pool to draw from and a set of what was drawn.
    double setSize = 21;
    if (k > 5)
        setSize += std::pow(4, std::ceil(std::log(static_cast<double>(k * 3)) / std::log(4.0)));
    if (static_cast<double>(size) <= setSize) {
        std::vector<Value> pool = items(caller, population);
        for (std::uint64_t i = 0; i < k; ++i) {
            const std::uint64_t j = state.random.below(size - i);
            picked.push_back(pool[j]);
            pool[j] = pool[size - i - 1];
        }
        return list(std::move(picked));
    }
    std::unordered_set<std::uint64_t> drawn;
    while (picked.size() < k) {
        const std::uint64_t j = state.random.below(size);
        if (drawn.insert(j).second)
            picked.push_back(at(population, j));
    }
    return list(std::move(picked));
}

} // namespace coroscope::language
