// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/language/evaluator.h"

#include "language/modules.h"
#include "values/errors.h"
#include "values/operations.h"

#include <gtest/gtest.h>

namespace coroscope::language {
namespace {

class Builtins : public testing::Test {
protected:
    Heap heap;
    Evaluator evaluator;
};

TEST_F(Builtins, areAllThere)
{
    const NamedValues all = builtins();
    for (const char *name : {"len",
                             "range",
                             "enumerate",
                             "zip",
                             "sorted",
                             "reversed",
                             "sum",
                             "min",
                             "max",
                             "abs",
                             "round",
                             "str",
                             "repr",
                             "int",
                             "float",
                             "bool",
                             "list",
                             "tuple",
                             "set",
                             "frozenset",
                             "dict",
                             "isinstance",
                             "issubclass",
                             "type",
                             "any",
                             "all",
                             "map",
                             "filter",
                             "iter",
                             "next",
                             "ord",
                             "chr",
                             "divmod",
                             "pow",
                             "hash",
                             "id",
                             "callable",
                             "format",
                             "hex",
                             "bin",
                             "oct",
                             "getattr",
                             "hasattr",
                             "slice",
                             "object",
                             "ValueError",
                             "ExceptionGroup",
                             "KeyboardInterrupt",
                             "TimeoutError"})
        EXPECT_EQ(all.count(name), 1u) << name;
    EXPECT_EQ(all.count("print"), 0u);
    EXPECT_EQ(all.count("CancelledError"), 0u) << "belongs to asyncio";
}

TEST_F(Builtins, aHugeValueIsRefusedBeforeItIsMade)
{
    evaluator.budget = 1'000'000;
    for (const char *source : {"10 ** 10 ** 8",
                               "1 << 10 ** 9",
                               "'a' * 10 ** 8",
                               "[0] * 10 ** 8",
                               "(0,) * 10 ** 7",
                               "list(range(10 ** 9))",
                               "sorted(range(10 ** 9))",
                               "'ab'.ljust(10 ** 8)",
                               "'a'.zfill(10 ** 8)",
                               "'x'.join(['y' * 900000] * 2)",
                               "'%100000000d' % 1",
                               "('a' * 900000).replace('a', 'bcd')",
                               "'a\\tb'.expandtabs(10 ** 9)",
                               "math.factorial(10 ** 6)",
                               "random.getrandbits(10 ** 9)",
                               "random.choices([1], k=10 ** 8)",
                               "format(1, '1000000000')",
                               "format(1, '010000000,')",
                               "'{:>{}}'.format(1, 10 ** 8)",
                               "format(1.5, '.9000000f')",
                               "('{0}' * 1000).format('x' * 10000)"})
        EXPECT_EQ(evaluator.run(source), "MemoryError") << source;
}

TEST_F(Builtins, mapAndFilterWorkOneByOne)
{
    EXPECT_EQ(evaluator.run("(seen := []); (m := map(lambda x: seen.append(x), [1, 2, 3])); "
                            "next(m); seen"),
              "[1]");
    EXPECT_EQ(evaluator.run("next(filter(lambda n: n > 5, itertools.count()))"), "6");
}

TEST_F(Builtins, anEndlessLoopInNativeCodeCanBeStopped)
{
    class StoppingCaller final : public Caller {
    public:
        Value call(const Value &, const Args &) override { return {}; }
        void reserve(std::size_t) override { throw 42; }
    };
    StoppingCaller caller;
    const Value numbers = make<Range>(0, INT64_MAX, 1);
    const Value sum = builtins().at("sum");
    EXPECT_THROW(sum.as<Builtin>()->function(caller, {{&numbers, 1}, {}}), int);
}

TEST_F(Builtins, aPartialIsABuiltinThatAddsArguments)
{
    EXPECT_EQ(evaluator.run("functools.partial(sorted, reverse=True)([1, 3, 2])"), "[3, 2, 1]");
    EXPECT_EQ(evaluator.run("functools.partial(sorted, reverse=True)([1, 2], reverse=False)"),
              "[1, 2]");
    EXPECT_TRUE(evaluator.run("functools.partial(len)").starts_with("functools.partial(<built-in"));
}

TEST_F(Builtins, aModuleNamesWhatItLacks)
{
    EXPECT_EQ(evaluator.run("math.foo"), "AttributeError: module 'math' has no attribute 'foo'");
    EXPECT_EQ(repr(mathModule()), "<module 'math'>");
}

TEST_F(Builtins, idTellsObjectsApart)
{
    EXPECT_EQ(evaluator.run("(a := []); (b := []); id(a) == id(a) and id(a) != id(b)"), "True");
    EXPECT_EQ(evaluator.run("id(5) == id(5) and id(5) != id(6)"), "True");
}

TEST_F(Builtins, frozensetMakesASet) { EXPECT_EQ(evaluator.run("frozenset([1, 1])"), "{1}"); }

TEST_F(Builtins, splitKeepsCauseAndNotes)
{
    EXPECT_EQ(evaluator.run("(e := ExceptionGroup('m', [ValueError(), TypeError()])); "
                            "e.add_note('n'); e.split(ValueError)[0].__notes__"),
              "['n']");
    EXPECT_EQ(evaluator.run("(e := ExceptionGroup('m', [ValueError(), TypeError()])); "
                            "setattr(e, '__cause__', KeyError('k')); "
                            "e.split(ValueError)[1].__cause__"),
              "KeyError('k')");
}

TEST_F(Builtins, aDictOfItselfAndItsViewsIsFreed)
{
    evaluator.run("(d := {}); d.update(self=d, view=d.items(), it=iter(d), m=d.get)");
    evaluator.variables.clear();
    EXPECT_GT(heap.size(), 0u);
    heap.clear();
    EXPECT_EQ(heap.size(), 0u);
}

} // namespace
} // namespace coroscope::language
