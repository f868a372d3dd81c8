# Title: Awaiting a future
# A future is an empty place for a result. Several may await it; all are woken, in the order in which they came, when it
# is filled. A future that failed raises its exception in those who await it.
import asyncio
async def waits(name, future):
    try:
        value = await future
        print(name, "got", value)
    except ValueError as error:
        print(name, "caught", repr(error))
async def main():
    good = asyncio.get_running_loop().create_future()
    bad = asyncio.get_running_loop().create_future()
    group = asyncio.gather(waits("one", good), waits("two", good), waits("three", bad))
    await asyncio.sleep(1)
    good.set_result("the value")
    await asyncio.sleep(1)
    bad.set_exception(ValueError("nothing to give"))
    await group
asyncio.run(main())
