"""Stages joined by queues; None says that there is no more."""
import asyncio


async def source(out):
    for n in range(5):
        await asyncio.sleep(0.1)
        await out.put(n)
    await out.put(None)


async def stage(name, inbox, out, work):
    while (item := await inbox.get()) is not None:
        await asyncio.sleep(0.15)
        result = work(item)
        print(f"{name}: {item} -> {result}")
        await out.put(result)
    await out.put(None)


async def sink(inbox):
    total = []
    while True:
        item = await inbox.get()
        if item is None:
            return total
        total.append(item)


async def main():
    first, second, third = asyncio.Queue(2), asyncio.Queue(2), asyncio.Queue()
    *_, total = await asyncio.gather(
        source(first),
        stage("square", first, second, lambda x: x ** 2),
        stage("text", second, third, lambda x: f"<{x}>"),
        sink(third),
    )
    print(total)


asyncio.run(main())
