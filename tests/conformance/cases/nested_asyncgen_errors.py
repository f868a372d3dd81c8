# generators that fail, refuse to close, are iterated twice at once, merged and timed out
import asyncio


async def source(name, n):
    try:
        for i in range(n):
            await asyncio.sleep(0.1)
            yield f"{name}{i}"
    except asyncio.CancelledError:
        print(name, "cancelled inside")
        raise
    finally:
        print(name, "finally")


async def merge(*sources):
    queue = asyncio.Queue()

    async def pump(s):
        async for item in s:
            await queue.put(item)
        await queue.put(None)

    tasks = [asyncio.create_task(pump(s)) for s in sources]
    left = len(tasks)
    while left:
        item = await queue.get()
        if item is None:
            left -= 1
        else:
            yield item


async def reader():
    async for x in source("c", 10):
        print("read", x)


async def bad():
    yield 1
    raise RuntimeError("broken generator")


async def stubborn():
    try:
        yield 1
    finally:
        yield 2


async def stop():
    yield 1
    raise StopAsyncIteration


def gstop():
    yield 1
    raise StopIteration


async def main():
    async for item in merge(source("a", 3), source("b", 2)):
        print(item)
    try:
        async for x in bad():
            print(x)
    except RuntimeError as e:
        print("error:", e)
    s = stubborn()
    await anext(s)
    try:
        await s.aclose()
    except RuntimeError as e:
        print(e)
    try:
        async for x in stop():
            pass
    except RuntimeError as e:
        print(e, repr(e.__cause__))
    try:
        list(gstop())
    except RuntimeError as e:
        print(e, repr(e.__cause__))
    try:
        async for x in [1]:
            pass
    except TypeError as e:
        print(e)
    try:
        for x in bad():
            pass
    except TypeError as e:
        print(e)
    a = source("z", 2)
    t = asyncio.create_task(a.__anext__())
    await asyncio.sleep(0)
    try:
        await a.__anext__()
    except RuntimeError as e:
        print(e)
    print(await t)
    step = a.__anext__()
    print(await step)
    try:
        await step
    except RuntimeError as e:
        print(e)
    try:
        await a.asend(3)
    except StopAsyncIteration:
        print("over")
    b = source("y", 1)
    try:
        await b.asend(3)
    except TypeError as e:
        print(e)
    try:
        async with asyncio.timeout(0.05):
            try:
                async for x in source("t", 3):
                    print(x)
            except asyncio.CancelledError:
                print("timeout hit")
                raise
    except TimeoutError:
        print("TimeoutError")
    b = None
    await asyncio.sleep(0.1)


asyncio.run(main())
