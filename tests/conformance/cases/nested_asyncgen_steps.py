# what iterates an asynchronous generator by hand: steps, sends, throws, closes, and their errors
import asyncio


async def ticker(n, delay):
    try:
        for i in range(n):
            await asyncio.sleep(delay)
            got = yield i
            if got is not None:
                print("got", got)
    finally:
        print("closing ticker")
        await asyncio.sleep(0.5)
        print("ticker closed")


async def consume():
    async for x in ticker(3, 0.1):
        print("item", x)
    else:
        print("no more")
    async for x in ticker(5, 0.1):
        if x == 1:
            break
    print("left early")
    await asyncio.sleep(1)


async def steps():
    agen = ticker(4, 0.25)
    print(await agen.__anext__())
    print(await agen.asend("hello"))
    await agen.aclose()
    try:
        await agen.__anext__()
    except StopAsyncIteration as e:
        print("stopped", repr(e))
    print(await anext(agen, "nothing"))
    agen = ticker(4, 0.25)
    print(await anext(agen))
    try:
        await agen.athrow(ValueError("thrown"))
    except ValueError as e:
        print("caught", e)
    agen = ticker(1, 0.1)
    first = agen.__anext__()
    second = agen.__anext__()
    results = await asyncio.gather(first, second, return_exceptions=True)
    print(results)
    await agen.aclose()
    print([x async for x in ticker(3, 0.1) if x != 1])
    print({x: y async for x in ticker(2, 0.1) for y in range(2)})
    print(await asyncio.wait_for(anext(ticker(1, 0.1)), 1))
    doubled = (2 * x async for x in ticker(2, 0.1))
    async for d in doubled:
        print("doubled", d)
    print(type(doubled).__name__, type(agen).__name__)


async def main():
    await consume()
    await steps()


asyncio.run(main())
