"""Timeouts, and retries that wait longer each time."""
import asyncio
import random

attempts = {}


async def unreliable(name):
    attempts[name] = attempts.get(name, 0) + 1
    await asyncio.sleep(0.2)
    if attempts[name] < 3:
        raise ConnectionError(f"{name}: attempt {attempts[name]} failed")
    return f"{name}: ok"


async def slow():
    await asyncio.sleep(10)
    return "never"


async def retry(make, retries=4, base=0.1, timeout=1.0):
    for attempt in range(1, retries + 1):
        try:
            return await asyncio.wait_for(make(), timeout=timeout)
        except (ConnectionError, asyncio.TimeoutError) as error:
            if attempt == retries:
                raise
            delay = base * 2 ** (attempt - 1) + random.uniform(0, 0.01)
            print(f"attempt {attempt}: {type(error).__name__}({error}); again in {delay:.3f} s")
            await asyncio.sleep(delay)


async def main():
    print(await retry(lambda: unreliable("db")))
    try:
        await retry(slow, retries=2, timeout=0.5)
    except asyncio.TimeoutError:
        print("gave up")
    results = await asyncio.gather(retry(lambda: unreliable("a")), retry(lambda: unreliable("b"), retries=2),
                                   return_exceptions=True)
    for result in results:
        if isinstance(result, Exception):
            print("failed:", repr(result))
        else:
            print("result:", result)


asyncio.run(main())
