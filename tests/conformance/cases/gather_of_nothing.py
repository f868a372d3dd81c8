# gather() of nothing is a plain future that is done; any other is a _GatheringFuture
import asyncio
async def main():
    empty = asyncio.gather()
    print(empty, empty.cancel(), await empty)
    one = asyncio.gather(asyncio.sleep(1, "slept"))
    one.add_done_callback(lambda f: print(f))
    print(await one, one.cancel())
asyncio.run(main())
