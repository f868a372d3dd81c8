"""Producers and consumers with a sentinel."""
import asyncio
import random
from collections import defaultdict

random.seed(7)
stats = defaultdict(list)

async def producer(queue: asyncio.Queue, name: str, count: int) -> int:
    for i in range(count):
        item = (name, i, random.randint(1, 100))
        await asyncio.sleep(random.random() / 10)
        await queue.put(item)
        print(f"[{name}] put {item!r:<20} size={queue.qsize()}")
    return count

async def consumer(queue, name):
    total = 0
    while True:
        item = await queue.get()
        try:
            if item is None:
                break
            producer_name, i, value = item
            stats[producer_name].append(value)
            await asyncio.sleep(value / 1000)
            total += value
        finally:
            queue.task_done()
    print(f"{name}: total {total:,}")
    return name, total

async def main():
    queue: asyncio.Queue = asyncio.Queue(maxsize=3)
    consumers = [asyncio.create_task(consumer(queue, f"c{i}"), name=f"consumer-{i}") for i in range(2)]
    counts = await asyncio.gather(*(producer(queue, n, c) for n, c in zip("abc", (3, 2, 4))))
    print("produced", sum(counts), counts)
    await queue.join()
    for _ in consumers:
        await queue.put(None)
    results = dict(await asyncio.gather(*consumers))
    print({k: v for k, v in sorted(results.items(), key=lambda kv: -kv[1])})
    for name, values in sorted(stats.items()):
        print(f"{name}: {len(values)} values, max {max(values):>4}, mean {sum(values) / len(values):.2f}")

if __name__ == "__main__":
    asyncio.run(main())
