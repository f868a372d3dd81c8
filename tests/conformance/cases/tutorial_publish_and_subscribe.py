import asyncio
from collections import defaultdict

subscribers = defaultdict(list)


def subscribe(topic, maxsize=0):
    queue = asyncio.Queue(maxsize)
    subscribers[topic].append(queue)
    return queue


async def publish(topic, message):
    for queue in subscribers[topic]:
        await queue.put(message)


async def listener(name, topic, limit=None):
    queue = subscribe(topic, maxsize=1)
    seen = []
    while limit is None or len(seen) < limit:
        message = await queue.get()
        if message is None:
            break
        seen.append(message)
        print(f"{name:<6}|{topic:^10}|{message!s:>8}")
        await asyncio.sleep(0.1 * len(seen))
    subscribers[topic].remove(queue)
    return name, seen


async def main():
    tasks = {asyncio.create_task(listener(n, t, l), name=n) for n, t, l in
             [("ann", "news", None), ("bob", "news", 2), ("cid", "sport", None)]}
    await asyncio.sleep(0)
    for i in range(4):
        await publish("news", f"n{i}")
        if i % 2:
            await publish("sport", {"score": (i, i + 1)})
    await publish("news", None)
    await publish("sport", None)
    for task in asyncio.as_completed(tasks):
        name, seen = await task
        print(name, seen)
    print({k: len(v) for k, v in subscribers.items()})


asyncio.run(main())
