# a pending future that a task was refused can be awaited by nobody
import asyncio
async def main(kept):
    loop = asyncio.get_running_loop()
    own = asyncio.current_task()
    for tries in range(3):
        try:
            await own
        except RuntimeError as e:
            print(tries, e.args[0].split("<")[0])
    other = asyncio.create_task(waits(own))
    await asyncio.wait([other])
    kept.append(loop.create_future())
    kept.append(asyncio.gather(kept[0]))
    return kept
async def waits(f):
    try:
        await f
    except RuntimeError as e:
        print(e.args[0].split(" <")[0])
async def second(kept):
    for f in kept:
        for tries in range(2):
            await waits(f)
        for tries in range(2):
            try:
                await asyncio.wait_for(f, None)
            except RuntimeError as e:
                print(e.args[0].split(" <")[0])
    kept[0].set_result(1)
    print(await kept[0])
kept = []
asyncio.run(main(kept))
try:
    asyncio.run(second(kept))
except RuntimeError as e:
    print(repr(e))
