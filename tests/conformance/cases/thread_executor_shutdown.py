import asyncio, time
import concurrent.futures


def job(n):
    time.sleep(1)
    return n


async def main():
    loop = asyncio.get_running_loop()
    pool = concurrent.futures.ThreadPoolExecutor(1)
    fs = [loop.run_in_executor(pool, job, n) for n in range(3)]
    await asyncio.sleep(0.5)
    pool.shutdown(wait=False, cancel_futures=True)
    print(await asyncio.gather(*fs, return_exceptions=True))
    try:
        loop.run_in_executor(pool, job, 9)
    except RuntimeError as e:
        print(e)
    pool = concurrent.futures.ThreadPoolExecutor(max_workers=2)
    a = loop.run_in_executor(pool, job, 7)
    b = loop.run_in_executor(pool, job, 8)
    start = loop.time()
    pool.shutdown()
    print("waited", loop.time() - start, a.done(), b.done())
    print(await a, await b)
    try:
        concurrent.futures.ThreadPoolExecutor(0)
    except ValueError as e:
        print(e)
    try:
        loop.set_default_executor(3)
    except TypeError as e:
        print(e)


asyncio.run(main())
