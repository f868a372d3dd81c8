"""Bounded parallel map, chunks, as_completed with progress, shield around a commit."""
import asyncio
from itertools import islice, count, chain
import functools

async def bounded_map(function, items, limit):
    semaphore = asyncio.BoundedSemaphore(limit)
    async def one(item):
        async with semaphore:
            return await function(item)
    return await asyncio.gather(*map(one, items))

async def square(x, *, log=[]):
    log.append(x)
    await asyncio.sleep((x * 7 % 5) / 10)
    return x * x, len(log)

async def progress(coros):
    total = len(coros)
    for n, next_done in enumerate(asyncio.as_completed(coros), start=1):
        value = await next_done
        bar = "#" * (10 * n // total)
        print(f"[{bar:<10}] {n / total:>4.0%} {value}")

def chunks(items, size):
    iterator = iter(items)
    result = []
    while chunk := list(islice(iterator, size)):
        result.append(chunk)
    return result

async def commit(log):
    log.append("begin")
    await asyncio.sleep(1)
    log.append("end")
    return "committed"

async def save(log):
    inner = asyncio.ensure_future(commit(log))
    try:
        return await asyncio.shield(inner)
    except asyncio.CancelledError:
        log.append("cancelled")
        print("still:", await inner)
        raise

async def main():
    print(await bounded_map(square, range(6), 2))
    await progress([square(i) for i in range(4)])
    print(chunks(chain("abcde", [1, 2]), 3), list(islice(count(10, 5), 3)))
    log = []
    task = asyncio.create_task(save(log))
    await asyncio.sleep(0.5)
    task.cancel()
    (result,) = await asyncio.gather(task, return_exceptions=True)
    print(repr(result), log, task.cancelled(), task.cancelling())
    total = functools.reduce(lambda a, b: a + b, [r[0] for r in await bounded_map(square, {3, 1, 2}, 3)])
    print(f"{total=}", f"{task!s:.20}")

asyncio.run(main())
