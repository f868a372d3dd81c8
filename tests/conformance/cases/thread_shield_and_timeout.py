import asyncio, time
def work(n, d): time.sleep(d); print("thread", n, "ends"); return n
async def main():
    try:
        async with asyncio.timeout(1):
            await asyncio.to_thread(work, 1, 3)
    except TimeoutError:
        print("timeout")
    inner = asyncio.create_task(asyncio.to_thread(work, 2, 2))
    try:
        await asyncio.wait_for(asyncio.shield(inner), 1)
    except TimeoutError:
        print("still", inner.done())
    print(await inner)
    async with asyncio.TaskGroup() as g:
        a = g.create_task(asyncio.to_thread(work, 3, 1))
        b = g.create_task(asyncio.to_thread(work, 4, 1))
    print(a.result() + b.result())
    for f in asyncio.as_completed([asyncio.to_thread(work, n, 3 - n) for n in range(3)]):
        print("done", await f)
    done, pending = await asyncio.wait([asyncio.create_task(asyncio.to_thread(work, n, n)) for n in (5, 6)], timeout=5)
    print(len(done), len(pending))
asyncio.run(main())
