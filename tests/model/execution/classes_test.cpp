// SPDX-License-Identifier: GPL-3.0-or-later
#include "scriptcase.h"

/// Classes of the program and their objects. The logs are CPython's, but for the addresses of
/// objects, which nothing shows.
namespace coroscope::test {
namespace {

class Classes : public testing::TestWithParam<ScriptCase> {};

TEST_P(Classes, doAsInPython) { expectLog(GetParam()); }

const ScriptCase classCases[] = {
    {"haveMembersThatTheirObjectsShare",
     R"(
class Counter:
    total = 0
    def __init__(self, start=0):
        self.n = start
    def add(self, by=1):
        self.n += by
        Counter.total += by
        return self
a, b = Counter(), Counter(10)
print(a.add().add(2).n, b.add().n, a.total, Counter.total)
a.total = "own"
print(a.total, b.total, a.__dict__, Counter.add(b, 5).n)
add = a.add
print(add(1).n, add == a.add, add.__name__, add.__self__ is a))",
     {"3 11 4 4", "own 4 {'n': 3, 'total': 'own'} 16", "4 True add True"}},
    {"areDerivedFromOthers",
     R"(
class Base:
    kind = "base"
    def __init__(self, name):
        self.name = name
    def tell(self):
        return f"{self.kind} {self.name}"
class Derived(Base):
    kind = "derived"
    def __init__(self, name):
        super().__init__(name.upper())
    def tell(self):
        return "<" + super().tell() + ">"
class Last(Derived):
    pass
d = Last("x")
print(d.tell(), isinstance(d, Base), issubclass(Last, Derived), isinstance(Base("y"), Derived))
print(type(d), type(d).__name__, Last.__qualname__, d))",
     {"<derived X> True True False", "<class '__main__.Last'> Last Last <__main__.Last object>"}},
    {"overloadOperators",
     R"(
class Money:
    def __init__(self, n):
        self.n = n
    def __repr__(self):
        return 'Money(%d)' % self.n
    def __add__(self, other):
        return Money(self.n + (other.n if isinstance(other, Money) else other))
    def __radd__(self, other):
        return Money(other + self.n)
    def __iadd__(self, other):
        self.n += other
        return self
    def __neg__(self):
        return Money(-self.n)
    def __eq__(self, other):
        return isinstance(other, Money) and self.n == other.n
    def __lt__(self, other):
        return self.n < other.n
    def __hash__(self):
        return hash(self.n)
    def __bool__(self):
        return self.n != 0
    def __format__(self, spec):
        return f"{self.n:{spec}} EUR"
m = Money(3)
m += 4
print(m, m + Money(1), m + 1, sum([Money(1), Money(2)]), -m, m == Money(7), m != Money(7))
print(sorted([Money(3), Money(1)]), max(Money(3), Money(5)), {Money(1): "one"}[Money(1)])
print(not Money(0), f"{m:>4}", [Money(1)] == [Money(1)], Money(2) in (Money(1), Money(2)), Money(2) > Money(1)))",
     {"Money(7) Money(8) Money(8) Money(3) Money(-7) True False",
      "[Money(1), Money(3)] Money(5) one", "True    7 EUR True True True"}},
    {"tellThatAnOperatorIsNotTheirs",
     R"(
class Shy:
    def __eq__(self, other):
        return NotImplemented
    def __add__(self, other):
        return NotImplemented
for attempt in (lambda: Shy() + 1, lambda: Shy() < Shy(), lambda: Shy()(), lambda: Shy()[0], lambda: len(Shy()), lambda: list(Shy()), lambda: hash(Shy()), lambda: Shy(1), lambda: Shy().x):
    try:
        attempt()
    except (TypeError, AttributeError) as e:
        print(e)
print(Shy() == 1, Shy() != 1))",
     {"unsupported operand type(s) for +: 'Shy' and 'int'",
      "'<' not supported between instances of 'Shy' and 'Shy'", "'Shy' object is not callable",
      "'Shy' object is not subscriptable", "object of type 'Shy' has no len()",
      "'Shy' object is not iterable", "unhashable type: 'Shy'", "Shy() takes no arguments",
      "'Shy' object has no attribute 'x'", "False True"}},
    {"areContainersAndIterators",
     R"(
class Box:
    def __init__(self, *items):
        self.items = list(items)
    def __len__(self):
        return len(self.items)
    def __iter__(self):
        return iter(self.items)
    def __contains__(self, x):
        return x in self.items
    def __getitem__(self, i):
        return self.items[i]
    def __setitem__(self, i, x):
        self.items[i] = x
    def __delitem__(self, i):
        del self.items[i]
class Down:
    def __init__(self, n):
        self.n = n
    def __iter__(self):
        return self
    def __next__(self):
        if not self.n:
            raise StopIteration
        self.n -= 1
        return self.n
b = Box(1, 2, 3)
b[0] = 5
del b[1]
print(len(b), list(b), 3 in b, b[-1], [*b], bool(Box()), next(iter(b)), next(Down(0), "end"))
print(list(Down(3)), sum(Down(4)), dict(zip("ab", Down(2)))))",
     {"2 [5, 3] True 3 [5, 3] False 5 end", "[2, 1, 0] 6 {'a': 1, 'b': 0}"}},
    {"makeExceptions",
     R"(
class AppError(Exception):
    code = 1
class NotFound(AppError):
    code = 404
    def __init__(self, name):
        super().__init__(f"no {name}")
        self.name = name
    def __str__(self):
        return f"[{self.code}] {super().__str__()}"
try:
    raise NotFound("key")
except AppError as e:
    print(repr(e), e, e.name, e.args, type(e).__name__)
try:
    raise AppError
except Exception as e:
    print(repr(e), e.code)
try:
    raise ExceptionGroup("g", [NotFound("a"), ValueError()])
except* AppError as e:
    print(e.exceptions)
except* ValueError:
    print("rest"))",
     {"NotFound('no key') [404] no key key ('no key',) NotFound", "AppError() 1",
      "(NotFound('no a'),)", "rest"}},
    {"areResourcesAndAsynchronousIterators",
     R"(
class Resource:
    async def __aenter__(self):
        await asyncio.sleep(1)
        return "it"
    async def __aexit__(self, kind, value, traceback):
        print("exit", kind, value)
        return True
class Ticks:
    def __init__(self):
        self.n = 0
    def __aiter__(self):
        return self
    async def __anext__(self):
        self.n += 1
        if self.n > 2:
            raise StopAsyncIteration
        await asyncio.sleep(1)
        return self.n
async def main():
    async with Resource() as r:
        print(r)
        raise KeyError(r)
    print([n async for n in Ticks()], asyncio.get_running_loop().time())
asyncio.run(main()))",
     {"it", "exit <class 'KeyError'> 'it'", "[1, 2] 3.0"}},
    {"areAwaitedByTheirAwaitMethod",
     R"(
class Turns:
    def __await__(self):
        print("first")
        yield
        print("second")
        yield
        return "done"
class Later:
    def __await__(self):
        try:
            return (yield from asyncio.sleep(1, "slept").__await__())
        except asyncio.CancelledError:
            print("cancelled inside")
            raise
async def other():
    for i in range(3):
        print("other", i)
        await asyncio.sleep(0)
class Bad:
    def __await__(self):
        yield 5
class Worse:
    def __await__(self):
        return 5
async def main():
    task = asyncio.create_task(other())
    print(await Turns())
    await task
    print(await asyncio.gather(Later(), Later()))
    try:
        await asyncio.wait_for(Later(), 0.5)
    except TimeoutError:
        print("late")
    for bad in (Bad, Worse):
        try:
            await bad()
        except (RuntimeError, TypeError) as e:
            print(e)
asyncio.run(main()))",
     {"first", "other 0", "second", "other 1", "done", "other 2", "['slept', 'slept']",
      "cancelled inside", "late", "Task got bad yield: 5",
      "__await__() returned non-iterator of type 'int'"}},
    {"canChangeWhatTheyAreComparedIn",
     R"(
class Wild:
    def __init__(self, n):
        self.n = n
    def __eq__(self, other):
        xs.clear()
        d.clear()
        return False
    def __hash__(self):
        return 1
    def __lt__(self, other):
        xs.clear()
        return True
xs, d = [], {}
def attempt(f):
    xs[:] = [Wild(i) for i in range(4)]
    d.clear()
    d[xs[0]] = 1
    try:
        print(f())
    except (RuntimeError, ValueError) as e:
        print(type(e).__name__)
attempt(lambda: 5 in xs)
attempt(lambda: xs.index(5))
attempt(lambda: xs.count(5))
attempt(lambda: xs.remove(5))
attempt(lambda: xs == [1, 2, 3, 4])
attempt(lambda: xs < [1, 2, 3, 4])
attempt(lambda: d.get(Wild(9))))",
     {"False", "ValueError", "0", "ValueError", "False", "True", "None"}},
    {"canChangeTheSetsAndHeapsThatAreGoneThrough",
     R"(
class Wild:
    def __init__(self, n):
        self.n = n
    def __eq__(self, other):
        s.clear()
        return False
    def __hash__(self):
        return 1
    def __lt__(self, other):
        heap.clear()
        return True
s = set()
heap = []
def attempt(f):
    s.clear()
    for i in range(9):
        s.add(Wild(i))
    heap[:] = [Wild(i) for i in range(9)]
    try:
        print(f())
    except (RuntimeError, IndexError) as e:
        print(type(e).__name__)
attempt(lambda: s <= {Wild(i) for i in range(9)})
attempt(lambda: s & {Wild(1), 2})
attempt(lambda: heapq.heapify(heap))
attempt(lambda: heapq.heappush(heap, Wild(0))))",
     {"True", "set()", "RuntimeError", "RuntimeError"}},
    {"mayRecurseUntilTheLimit",
     R"(
class Chain:
    def __init__(self):
        self.next = Chain()
class Mirror:
    def __getattr__(self, name):
        return getattr(self, name)
for make in (Chain, lambda: Mirror().x):
    try:
        make()
    except RecursionError as e:
        print(str(e)[:32]))",
     {"maximum recursion depth exceeded", "maximum recursion depth exceeded"}},
    {"mayLoseTheirSpecialMethodsMeanwhile",
     R"(
class Fading:
    __hash__ = None
    def __iter__(self):
        return self
    def __next__(self):
        Fading.__next__ = None
        return 1
    def __aiter__(self):
        return self
    async def __anext__(self):
        Fading.__anext__ = None
        return 2
    def __await__(self):
        yield
async def main():
    later = asyncio.ensure_future(Fading())
    Fading.__await__ = None
    try:
        await later
    except (TypeError, AttributeError):
        print("not awaited")
    try:
        async for n in Fading():
            print(n)
    except (TypeError, AttributeError):
        print("no more")
try:
    for n in Fading():
        print(n)
except (TypeError, AttributeError):
    print("no next")
try:
    hash(Fading())
except TypeError as e:
    print(e)
asyncio.run(main()))",
     {"1", "no next", "unhashable type: 'Fading'", "not awaited", "2", "no more"}},
    {"mayChangeADequeThatTheyAreComparedIn",
     R"(
class Clearing:
    def __eq__(self, other):
        d.clear()
        return True
compares = [lambda: d == collections.deque([0, 1]), lambda: d < collections.deque([0, 1]), lambda: d.index(0)]
for compare in compares:
    d = collections.deque([Clearing(), 1])
    try:
        print(compare())
    except RuntimeError as e:
        print(e))",
     {"deque mutated during iteration", "deque mutated during iteration", "0"}},
    {"mayHaveOneBaseOfTheProgram",
     R"(
def attempt(base):
    try:
        class A(base):
            pass
        print(A.__qualname__, isinstance(A(), base))
    except TypeError as e:
        print(e)
attempt(object)
attempt(ValueError)
attempt(int)
attempt(5))",
     {"attempt.<locals>.A True", "attempt.<locals>.A True",
      "class A cannot be derived from <class 'int'>: only from a class of the program, an "
      "exception, "
      "or object",
      "class A cannot be derived from 5: only from a class of the program, an exception, or "
      "object"}},
};

INSTANTIATE_TEST_SUITE_P(Programs, Classes, testing::ValuesIn(classCases), nameOfCase);

} // namespace
} // namespace coroscope::test
