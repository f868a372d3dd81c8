# What as_completed was given is not kept by it once all of it is done, whether anybody has asked for
# it or not: the generator that a cancelled task has left is gone before the loop closes generators.
import asyncio


async def numbers():
    for i in range(3):
        await asyncio.sleep(1.5)
        yield i


async def collects(name):
    try:
        print(name, [i async for i in numbers()])
    except BaseException as error:
        print(name, "caught", repr(error))
        raise asyncio.CancelledError()


async def main():
    for first in asyncio.as_completed([collects("a"), asyncio.sleep(0, "slept")]):
        print(await first)
        break
    for second in asyncio.as_completed([collects("b"), asyncio.sleep(0, "slept")], timeout=1.2):
        print(await second)
        break
    await asyncio.sleep(0.1)
    raise TimeoutError("left")


try:
    asyncio.run(main())
except TimeoutError as error:
    print(repr(error))
