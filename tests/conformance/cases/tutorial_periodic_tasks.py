"""A heartbeat that does not drift, stopped by an event."""
import asyncio


async def every(seconds, function, stop):
    loop = asyncio.get_running_loop()
    next_time = loop.time() + seconds
    count = 0
    while not stop.is_set():
        delay = next_time - loop.time()
        try:
            await asyncio.wait_for(stop.wait(), timeout=max(0, delay))
            break
        except asyncio.TimeoutError:
            count += 1
            function(count, loop.time())
            next_time += seconds
    return count


def heartbeat(count, now):
    print(f"tick {count} at {now:.1f}")


async def main():
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    start = loop.time()
    fast = asyncio.create_task(every(1, heartbeat, stop), name="fast")
    slow = asyncio.create_task(every(2.5, lambda n, t: print(f"  slow {n} at {t}"), stop), name="slow")
    loop.call_later(6.2, stop.set)
    counts = await asyncio.gather(fast, slow)
    print(counts, f"{loop.time() - start:.2f}")


asyncio.run(main())
