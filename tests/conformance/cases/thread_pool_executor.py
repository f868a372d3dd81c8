import asyncio
import time
from concurrent.futures import ThreadPoolExecutor


def blocking_io(n):
    print(f"start {n} at {time.perf_counter():.2f}")
    time.sleep(n / 10)
    print(f"end {n} at {time.perf_counter():.2f}")
    return n * n


async def main():
    loop = asyncio.get_running_loop()
    with ThreadPoolExecutor(max_workers=2) as pool:
        futures = [loop.run_in_executor(pool, blocking_io, i) for i in range(5)]
        results = await asyncio.gather(*futures)
        print(results)
    executor = ThreadPoolExecutor(max_workers=3, thread_name_prefix="io")
    loop.set_default_executor(executor)
    t0 = time.monotonic()
    squares = await asyncio.gather(*(asyncio.to_thread(blocking_io, i) for i in (3, 1, 2)))
    print(squares, round(time.monotonic() - t0, 3))


asyncio.run(main())
