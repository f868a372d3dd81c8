import asyncio
import time
from concurrent.futures import ThreadPoolExecutor


def work(tag, seconds):
    time.sleep(seconds)
    if tag == "boom":
        raise OSError(5, "Input/output error")
    return tag


async def main():
    loop = asyncio.get_event_loop()
    loop.set_default_executor(ThreadPoolExecutor(max_workers=1))
    a = loop.run_in_executor(None, work, "a", 1)
    b = loop.run_in_executor(None, work, "b", 1)
    c = asyncio.to_thread(work, "c", 1)
    await asyncio.sleep(0.1)
    print(b.cancel(), a.cancel())
    try:
        await b
    except asyncio.CancelledError:
        print("b cancelled")
    print(await c, loop.time())
    try:
        await loop.run_in_executor(None, work, "boom", 0.1)
    except OSError as e:
        print(e, e.errno if hasattr(e, "errno") else None)
    results = await asyncio.gather(*[asyncio.wait_for(asyncio.to_thread(work, i, 0.4), timeout=1) for i in range(4)], return_exceptions=True)
    print([r if isinstance(r, int) else type(r).__name__ for r in results], loop.time())


asyncio.run(main())
print("after")
