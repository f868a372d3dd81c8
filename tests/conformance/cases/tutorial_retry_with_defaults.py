"""Timeouts, retries with exponential backoff and jitter."""
import asyncio
import random

MAX_TRIES = 4
attempts = {}

async def flaky(name, fail_times, duration=0.2):
    attempts[name] = attempts.get(name, 0) + 1
    await asyncio.sleep(duration)
    if attempts[name] <= fail_times:
        raise ConnectionError(f"{name}: attempt {attempts[name]} failed")
    return f"{name} ok after {attempts[name]}"

async def retry(make, *, tries=MAX_TRIES, base=0.5, timeout=None):
    last = None
    for attempt in range(1, tries + 1):
        try:
            return await asyncio.wait_for(make(), timeout=timeout)
        except (ConnectionError, asyncio.TimeoutError) as error:
            last = error
            delay = base * 2 ** (attempt - 1) * random.uniform(0.5, 1.5)
            print(f"attempt {attempt}/{tries}: {type(error).__name__}({error}); wait {delay:.3f}")
            await asyncio.sleep(delay)
        else:
            print("never here")
        finally:
            print(f"attempt {attempt} over")
    raise RuntimeError(f"gave up after {tries} tries") from last

async def main():
    random.seed(42)
    results = await asyncio.gather(
        retry(lambda: flaky("a", 1)),
        retry(lambda: flaky("b", 9, 0.1), tries=2),
        retry(lambda: flaky("c", 0, 3), timeout=1, tries=2),
        return_exceptions=True,
    )
    for result in results:
        match_text = "error" if isinstance(result, BaseException) else "value"
        print(match_text, result, repr(getattr(result, "__cause__", None)))
    try:
        async with asyncio.timeout(1.0) as cm:
            await retry(lambda: flaky("d", 9, 0.3))
    except TimeoutError:
        print("timed out", cm.expired())
    print(attempts)

asyncio.run(main())
