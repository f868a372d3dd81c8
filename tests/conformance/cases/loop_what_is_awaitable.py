import asyncio
import inspect
import functools


async def coro(x):
    return x * 2


def plain(x):
    return x + 1


async def maybe_await(f, *args):
    result = f(*args)
    if inspect.isawaitable(result):
        result = await result
    return result


async def counted():
    yield 1


def counts():
    yield 1


class Job:
    async def run(self, x):
        return x

    def plain(self):
        return self

    def __await__(self):
        yield from asyncio.sleep(0).__await__()
        return "job"


async def main():
    job = Job()
    for f in (job.run, job.plain, Job.run, functools.partial(job.run, 1), job, Job):
        print(asyncio.iscoroutinefunction(f), inspect.iscoroutinefunction(f), inspect.ismethod(f), inspect.isfunction(f))
    print(inspect.isawaitable(job), await maybe_await(job.plain), await maybe_await(job.run, 2))
    for f in (counted, counts, job.run, len):
        print(inspect.isasyncgenfunction(f), inspect.isgeneratorfunction(f))
    for f in (counted(), counts(), iter([]), range(1)):
        print(inspect.isasyncgen(f), inspect.isgenerator(f), inspect.isawaitable(f))
    for f in (coro, plain, asyncio.sleep, functools.partial(coro, 3)):
        print(asyncio.iscoroutinefunction(f), inspect.iscoroutinefunction(f))
    print(await maybe_await(coro, 4), await maybe_await(plain, 4))
    c = coro(1)
    print(inspect.iscoroutine(c), asyncio.iscoroutine(c), inspect.isawaitable(c), asyncio.isfuture(c))
    print(await c)
    t = asyncio.ensure_future(coro(5))
    print(asyncio.isfuture(t), inspect.isawaitable(t), inspect.iscoroutine(t))
    print(await t)
    try:
        plain(*5)
    except TypeError as e:
        print(e)
    try:
        plain(**3)
    except TypeError as e:
        print(e)
    try:
        await coro(*None)
    except TypeError as e:
        print(e)
    try:
        plain(1, **{"x": 2})
    except TypeError as e:
        print(e)
    try:
        len(*3)
    except TypeError as e:
        print(e)


asyncio.run(main())
