import asyncio
import time
import logging
from concurrent import futures

logger = logging.getLogger("demo")
logger.setLevel(logging.DEBUG)


def crunch(loop, queue, n):
    for i in range(n):
        time.sleep(0.1)
        loop.call_soon_threadsafe(queue.put_nowait, (n, i))
        logger.info("queued %d.%d", n, i)
    loop.call_soon_threadsafe(queue.put_nowait, None)
    return n


async def main():
    loop, queue = asyncio.get_running_loop(), asyncio.Queue()
    pool = futures.ThreadPoolExecutor(max_workers=2)
    jobs = [loop.run_in_executor(pool, crunch, loop, queue, n) for n in (2, 3, 1)]
    left = len(jobs)
    while left:
        item = await queue.get()
        if item is None:
            left -= 1
            logger.debug("left %d", left)
        else:
            print(item, f"{loop.time():.1f}")
    done, pending = await asyncio.wait(jobs)
    print(sorted(f.result() for f in done), pending)
    pool.shutdown()


asyncio.run(main())
