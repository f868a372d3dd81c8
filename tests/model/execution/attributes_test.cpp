// SPDX-License-Identifier: GPL-3.0-or-later
#include "scriptcase.h"

/// Attributes that go, and what the body of a class reads. The logs are CPython's.
namespace coroscope::test {
namespace {

class Attributes : public testing::TestWithParam<ScriptCase> {};

TEST_P(Attributes, doAsInPython) { expectLog(GetParam()); }

TEST_P(Attributes, doTheSameOnThreads)
{
    const Ran ran = run(GetParam().python, On::Threads);
    EXPECT_EQ(ran.report.end, RunEnd::Completed) << ran.report.message;
    EXPECT_EQ(ran.log, GetParam().log);
}

const ScriptCase attributeCases[] = {
    {"areDeletedFromObjectsAndClasses",
     R"(
class C:
    kind = 1
    def m(self):
        pass
class D(C):
    pass
def show(name):
    print(name)
    return d
d = D()
d.x, d.y, d.z = 1, 2, [3]
del show("first").x, (show("second").y, d.z[0])
print(d.__dict__, d.kind)
def of_object():
    del d.x
def of_class():
    del d.kind
def of_base():
    del D.kind
def of_method():
    del d.m.x
def of_type():
    del int.real
def of_list():
    del [].append
def of_number():
    del (1).x
for f in (of_object, of_class, of_base, of_method, of_type, of_list, of_number):
    try:
        f()
    except (AttributeError, TypeError) as e:
        print(type(e).__name__, e)
del C.kind
print(hasattr(d, "kind")))",
     {"first", "second", "{'z': []} 1", "AttributeError 'D' object has no attribute 'x'",
      "AttributeError 'D' object has no attribute 'kind'",
      "AttributeError type object 'D' has no attribute 'kind'",
      "AttributeError 'method' object has no attribute 'x'",
      "TypeError cannot set 'real' attribute of immutable type 'int'",
      "AttributeError 'list' object attribute 'append' is read-only",
      "AttributeError 'int' object has no attribute 'x'", "False"}},
    {"areDeletedFromExceptions",
     R"(
e = ValueError("text")
e.code = 1
del e.code
def code():
    del e.code
def args():
    del e.args
def cause():
    del e.__cause__
for f in (code, args, cause):
    try:
        f()
    except (AttributeError, TypeError) as error:
        print(error)
print(repr(e)))",
     {"'ValueError' object has no attribute 'code'", "args may not be deleted",
      "__cause__ may not be deleted", "ValueError('text')"}},
    {"ofAClassHideNoNamesFromItsMethods",
     R"(
def make(limit):
    class A:
        limit = 5
        def f(self):
            return limit
        copies = [limit for _ in range(2)]
        class B:
            limit = 7
            def f(self):
                return limit, __class__.__name__
    return A.limit, A().f(), A.copies, A.B.limit, A.B().f(), limit
print(make(1)))",
     {"(5, 1, [1, 1], 7, (1, 'B'), 1)"}},
    {"ofAClassBeginAsGlobalNames",
     R"(
limit = 10
def make(limit, free):
    class Inner:
        limit = limit + 1
        limit += 1
        copies = [limit for _ in range(2)]
        seen = free
        try:
            limit = 1 / 0
        except ZeroDivisionError:
            len = len("four")
            del limit
        last = limit
        try:
            del limit
        except NameError as error:
            print(type(error).__name__, error)
        try:
            missing = missing
        except NameError as error:
            print(type(error).__name__, error, error.__context__)
    return Inner
made = make(1, "free")
print(made.copies, made.seen, made.len, made.last, hasattr(made, "limit")))",
     {"NameError name 'limit' is not defined", "NameError name 'missing' is not defined None",
      "[1, 1] free 4 10 False"}},
};

INSTANTIATE_TEST_SUITE_P(Programs, Attributes, testing::ValuesIn(attributeCases), nameOfCase);

} // namespace
} // namespace coroscope::test
