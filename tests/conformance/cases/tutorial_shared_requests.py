import asyncio
from functools import partial

cache, inflight, stats = {}, {}, {"hit": 0, "miss": 0, "shared": 0}


async def load(key):
    await asyncio.sleep(0.2)
    if key == "bad":
        raise LookupError(key)
    return key.upper()


def forget(key, task):
    inflight.pop(key, None)
    if not task.cancelled() and task.exception() is None:
        cache[key] = task.result()


async def get(key):
    if key in cache:
        stats["hit"] += 1
        return cache[key]
    task = inflight.get(key)
    if task is None:
        stats["miss"] += 1
        task = inflight[key] = asyncio.create_task(load(key))
        task.add_done_callback(partial(forget, key))
    else:
        stats["shared"] += 1
    return await asyncio.shield(task)


async def main():
    keys = ["a", "b", "a", "bad", "a", "bad"]
    results = await asyncio.gather(*map(get, keys), return_exceptions=True)
    print(results)
    print(await get("a"), stats, sorted(cache), inflight)
    try:
        await asyncio.wait_for(get("slow"), 0.1)
    except asyncio.TimeoutError:
        print("timeout, but", list(inflight))
    await asyncio.sleep(0.2)
    print(await get("slow"), stats)


asyncio.run(main())
