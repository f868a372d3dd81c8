"""Two producers and two consumers share a queue of three places."""
import asyncio
import random


async def producer(name: str, queue: asyncio.Queue, count: int) -> None:
    for i in range(count):
        item = f"{name}-{i}"
        await asyncio.sleep(random.uniform(0.1, 0.5))
        await queue.put(item)
        print(f"[{name}] put {item!r} (size: {queue.qsize()})")


async def consumer(name: str, queue: asyncio.Queue, results: dict[str, int]) -> None:
    while True:
        item = await queue.get()
        if item is None:
            queue.task_done()
            break
        await asyncio.sleep(0.3)
        results[name] = results.get(name, 0) + 1
        print(f"[{name}] got {item!r}")
        queue.task_done()


async def main() -> None:
    queue: asyncio.Queue[str] = asyncio.Queue(maxsize=3)
    results: dict[str, int] = {}
    consumers = [asyncio.create_task(consumer(f"consumer {n}", queue, results)) for n in range(2)]
    await asyncio.gather(*(producer(f"producer {n}", queue, 4) for n in "AB"))
    for _ in consumers:
        await queue.put(None)
    await queue.join()
    await asyncio.gather(*consumers)
    print("total:", sum(results.values()), dict(sorted(results.items())))


if __name__ == "__main__":
    asyncio.run(main())
