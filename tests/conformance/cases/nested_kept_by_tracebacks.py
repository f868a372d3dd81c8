# generators that the traceback of an exception keeps, and an aclose() that is cancelled before it begins
import asyncio

failed = []


def plain(name):
    try:
        yield name
    finally:
        print("closed", name)


def begun(*names):
    its = [plain(name) for name in names]
    for it in its:
        next(it)
    return its


def two_variables(fails):
    first = plain("first")
    second = plain("second")
    next(second)
    next(first)
    if fails:
        raise ValueError("two")


def in_a_list():
    its = begun("a", "b")
    two_variables(True)


def in_a_cell():
    it = plain("cell")
    next(it)

    def inner():
        return it

    raise ValueError(inner() is it)


async def numbers(name, n):
    try:
        for i in range(n):
            yield i
            if i == 1:
                raise ZeroDivisionError(name)
    finally:
        print("closing", name)


async def left_in_a_variable():
    it = numbers("variable", 3)
    async for x in it:
        raise KeyError(x)


async def left_on_the_stack():
    async for x in numbers("stack", 3):
        raise KeyError(x)


async def cancelled_in_a_comprehension():
    async def slow(n):
        try:
            for i in range(n):
                await asyncio.sleep(0.5)
                yield i
        finally:
            print("slow closed")

    try:
        print([x async for x in slow(3) if x != 1])
    except asyncio.CancelledError as e:
        raise ValueError(1, 2) from e


async def waits_when_closed():
    try:
        yield 1
    finally:
        print("closing waits")
        try:
            await asyncio.sleep(1)
        except BaseException as e:
            print("wait ended by", repr(e))
            raise


async def main():
    two_variables(False)
    for function in (two_variables, in_a_list, in_a_cell):
        try:
            function(True) if function is two_variables else function()
        except ValueError as e:
            print("caught", repr(e))
        print("after", function.__name__)
    for function in (left_in_a_variable, left_on_the_stack):
        try:
            await function()
        except KeyError as e:
            print("caught", repr(e))
            await asyncio.sleep(1)
            print("still handled")
        await asyncio.sleep(1)
    try:
        two_variables(True)
    except ValueError as e:
        failed.append(e)
    print("stored")
    failed.clear()
    print("cleared")
    task = asyncio.create_task(cancelled_in_a_comprehension())
    await asyncio.sleep(0.7)
    task.cancel()
    try:
        await task
    except ValueError as e:
        print(repr(e), repr(e.__cause__))
    it = waits_when_closed()
    await anext(it)
    closing = asyncio.create_task(it.aclose())
    closing.cancel("early")
    print(await asyncio.gather(closing, return_exceptions=True))
    it = waits_when_closed()
    await anext(it)
    throwing = asyncio.create_task(it.athrow(OSError("own")))
    throwing.cancel()
    print(await asyncio.gather(throwing, return_exceptions=True))
    print([x async for x in numbers("last", 3)])


try:
    asyncio.run(main())
except ZeroDivisionError as e:
    print("main", repr(e))
