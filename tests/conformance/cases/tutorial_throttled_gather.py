"""gather, but only so many at a time; order and errors are gather's."""
import asyncio
import functools


async def gather_limited(limit, *coroutines, return_exceptions=False):
    semaphore = asyncio.Semaphore(limit)

    async def limited(coroutine):
        async with semaphore:
            return await coroutine

    return await asyncio.gather(*(limited(c) for c in coroutines), return_exceptions=return_exceptions)


async def job(n, started):
    started.append(n)
    await asyncio.sleep(1 / n)
    if n % 4 == 0:
        raise ValueError(n)
    return n


async def main():
    started = []
    make = functools.partial(job, started=started)
    results = await gather_limited(2, *map(make, range(1, 7)), return_exceptions=True)
    print(started, results)
    good = [r for r in results if not isinstance(r, BaseException)]
    print(f"{len(good)}/{len(results)} good: {good}")


asyncio.run(main())
