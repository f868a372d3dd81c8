// SPDX-License-Identifier: GPL-3.0-or-later
#include "scriptcase.h"

namespace coroscope::test {
namespace {

class Variables : public testing::TestWithParam<ScriptCase> {};

TEST_P(Variables, printWhatPythonPrints) { expectLog(GetParam()); }

const ScriptCase assignments[] = {
    {"unpackingTakesAStar",
     R"(
a, *b, c = range(5)
(d, e), f = [1, 2], 3
print(a, b, c, d, e, f)
a, d = d, a
print(a, d)
)",
     {"0 [1, 2, 3] 4 1 2 3", "1 0"}},
    {"unpackingCounts",
     R"(
try:
    a, b = [1, 2, 3]
except ValueError as e:
    print(e)
try:
    a, b, *c = [1]
except ValueError as e:
    print(e)
)",
     {"too many values to unpack (expected 2)",
      "not enough values to unpack (expected at least 2, got 1)"}},
    {"augmentedAssignmentToNamesAndItems",
     R"(
x = 7
x //= 2
x **= 3
x <<= 1
print(x)
xs = [1, 2]
ys = xs
xs += [3]
xs[0] -= 5
d = {"k": 1}
d["k"] *= 8
print(ys, d)
)",
     {"54", "[-4, 2, 3] {'k': 8}"}},
    {"numbersOutgrow64Bits",
     R"(
x = 9223372036854775807
print(x + 1, -x - 2, x * 2, x - -1)
y = 4611686018427387904
print(y * 2, y * -2, y - y, y * 0)
print(1.5 - 2.25, 0.5 * 3.0, 2 - 0.5, True - 1, True * True)
)",
     {"9223372036854775808 -9223372036854775809 18446744073709551614 9223372036854775808",
      "9223372036854775808 -9223372036854775808 0 0", "-0.75 1.5 1.5 0 1"}},
    {"oneNameIsTheMethodOfSeveralTypes",
     R"(
def count(things):
    return things.count(things[0])
print([count(each) for each in ([1, 2, 1], "aba", (1,), [3], "zz")])
)",
     {"[2, 2, 1, 1, 2]"}},
    {"anAugmentedItemEvaluatesItsIndexOnce",
     R"(
def index():
    print("index")
    return 0
xs = [1]
xs[index()] += 1
print(xs)
)",
     {"index", "[2]"}},
    {"delRemovesNamesItemsAndSlices",
     R"(
x = 1
xs = list(range(6))
del x, xs[0], xs[1:3]
print(xs)
try:
    print(x)
except NameError as e:
    print(e)
)",
     {"[1, 4, 5]", "name 'x' is not defined"}},
    {"fStringsFormat",
     R"(
x = 3.14159
n = 5
print(f"{x:.2f}|{n:>{n}}|{'a'!r}|{n=}|{{}}")
)",
     {"3.14|    5|'a'|n=5|{}"}},
    {"chainedComparisonsAndBooleansStopEarly",
     R"(
def f(x):
    print("f", x)
    return x
print(f(1) < f(0) < f(2))
print(f(0) or f(3) and f(4))
print(1 if f(0) else 2)
)",
     {"f 1", "f 0", "False", "f 0", "f 3", "f 4", "4", "f 0", "2"}},
    {"displaysTakeStars",
     R"(
xs = [1, 2]
print([0, *xs], (*xs, 3), {**{"a": 1}, "b": 2}, {*xs, 2})
)",
     {"[0, 1, 2] (1, 2, 3) {'a': 1, 'b': 2} {1, 2}"}},
    {"aWalrusBindsOutsideItsComprehension",
     R"(
print([y := x + 1 for x in range(2)], y)
)",
     {"[1, 2] 2"}},
};
INSTANTIATE_TEST_SUITE_P(assignments, Variables, testing::ValuesIn(assignments), nameOfCase);

} // namespace
} // namespace coroscope::test
