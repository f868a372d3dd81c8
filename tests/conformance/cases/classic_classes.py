# classes: methods, operators, resources, iteration, exceptions, super and awaitable objects
import asyncio


class Base:
    """A worker."""
    count = 0
    names = []

    def __init__(self, name, delay=0.5):
        self.name = name
        self.delay = delay
        self.done = False
        Base.count += 1
        self.names.append(name)

    async def work(self, n):
        for i in range(n):
            await asyncio.sleep(self.delay)
            print(self.name, i)
        self.done = True
        return self.name, n

    def __repr__(self):
        return f"{type(self).__name__}({self.name!r})"

    def __eq__(self, other):
        if not isinstance(other, Base):
            return NotImplemented
        return self.name == other.name

    def __lt__(self, other):
        return self.name < other.name

    def __hash__(self):
        return hash(self.name)


class Fast(Base):
    def __init__(self, name):
        super().__init__(name, 0.1)

    def __str__(self):
        return "fast " + self.name

    async def work(self, n):
        name, n = await super().work(n)
        return name.upper(), n


class Resource:
    def __enter__(self):
        print("enter")
        return self

    def __exit__(self, kind, value, tb):
        print("exit", kind and kind.__name__, value)
        return kind is ValueError


class AsyncResource:
    async def __aenter__(self):
        await asyncio.sleep(0.1)
        print("aenter")
        return 5

    async def __aexit__(self, kind, value, tb):
        await asyncio.sleep(0.1)
        print("aexit", kind and kind.__name__, value)


class Countdown:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        if self.n == 0:
            raise StopIteration
        self.n -= 1
        return self.n

    def __len__(self):
        return self.n

    def __contains__(self, x):
        return x < self.n

    def __getitem__(self, i):
        return i * 2

    def __call__(self, *args, **kwargs):
        return args, kwargs

    def __add__(self, other):
        return Countdown(self.n + other)

    def __radd__(self, other):
        return Countdown(self.n + 100)

    def __bool__(self):
        return True


class Ticker:
    def __init__(self, n):
        self.i, self.n = 0, n

    def __aiter__(self):
        return self

    async def __anext__(self):
        if self.i == self.n:
            raise StopAsyncIteration
        self.i += 1
        await asyncio.sleep(0.1)
        return self.i


class AppError(Exception):
    pass


class CodeError(AppError):
    def __init__(self, code, message):
        super().__init__(message)
        self.code = code

    def __str__(self):
        return f"[{self.code}] {super().__str__()}"


class Later:
    def __init__(self, delay, value):
        self.delay, self.value = delay, value

    def __await__(self):
        result = yield from asyncio.sleep(self.delay, self.value).__await__()
        return [result]


class Failing:
    def __await__(self):
        try:
            yield from asyncio.get_running_loop().create_task(fail()).__await__()
        except CodeError as e:
            print("inside", e)
            return "handled"


async def fail():
    await asyncio.sleep(0.1)
    raise CodeError(7, "bad")


async def main():
    a, b = Base("a"), Fast("b")
    print(a, b, repr(b), [b, a], Base.count, Base.names)
    print(await asyncio.gather(a.work(2), b.work(3)))
    print(a == Base("a"), a != b, a < b, sorted([b, a]), {a: 1}[Base("a")], a in [b, a], a == 5)
    with Resource() as r:
        print(type(r).__name__)
        raise ValueError("x")
    async with AsyncResource() as v:
        print("in", v)
    c = Countdown(3)
    print(list(c), len(Countdown(4)), 1 in Countdown(2), Countdown(1)[5], c(1, x=2))
    print((Countdown(1) + 5).n, (5 + Countdown(1)).n, bool(c))
    async for i in Ticker(3):
        print("tick", i)
    print([i async for i in Ticker(2)])
    try:
        await fail()
    except AppError as e:
        print(repr(e), e, e.code, e.args, isinstance(e, Exception))
    try:
        raise AppError("plain", 1)
    except Exception as e:
        print(repr(e), type(e).__name__)
    print(await Later(0.5, "v"))
    print(await asyncio.gather(Later(0.2, 1), Later(0.1, 2)))
    print(await Failing())
    try:
        await asyncio.wait_for(Later(5, 1), 0.5)
    except TimeoutError:
        print("late")
    t = asyncio.ensure_future(Later(1, 2))
    t.cancel()
    try:
        await t
    except asyncio.CancelledError:
        print("cancelled")
    try:
        a.missing
    except AttributeError as e:
        print(e)
    try:
        Base()
    except TypeError as e:
        print(e)
    try:
        await a
    except TypeError as e:
        print(e)
    m = a.work
    print(m.__name__, hasattr(a, "zz"), getattr(a, "name"), a.work == m)
    asyncio.get_running_loop().call_soon(c, 1)
    await asyncio.sleep(0)
    print(Base, isinstance(b, Base), issubclass(Fast, Base), Fast.__name__, type(b) is Fast)


asyncio.run(main())
