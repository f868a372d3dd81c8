# what a thread raises comes out of the await; arguments by position, by keyword and through partial
import asyncio, functools, time
def work(a, b=2, *rest, scale=1):
    time.sleep(0.5)
    if a < 0:
        raise ValueError("negative", a)
    return (a + b) * scale, rest
async def main():
    loop = asyncio.get_running_loop()
    print(await asyncio.to_thread(work, 1))
    print(await asyncio.to_thread(work, 1, 3, 4, 5, scale=10))
    print(await asyncio.to_thread(functools.partial(work, 5, scale=2), 6))
    print(await loop.run_in_executor(None, functools.partial(work, 7, scale=3)))
    for call in (functools.partial(work, -1), functools.partial(work), 5):
        try:
            await asyncio.to_thread(call)
        except Exception as e:
            print(type(e).__name__, e)
    results = await asyncio.gather(asyncio.to_thread(work, -3), asyncio.to_thread(work, 3), return_exceptions=True)
    print(results)
    future = loop.run_in_executor(None, work, -9)
    await asyncio.wait([future])
    print(repr(future.exception()))
asyncio.run(main())
