"""One condition, many listeners."""
import asyncio


async def listener(name, condition, news, seen):
    index = 0
    async with condition:
        while True:
            await condition.wait_for(lambda: len(news) > index)
            while index < len(news):
                item = news[index]
                index += 1
                if item == "end":
                    print(name, "leaves after", index)
                    return
                seen.setdefault(item, []).append(name)


async def main():
    condition, news, seen = asyncio.Condition(), [], {}
    listeners = [asyncio.create_task(listener(f"L{i}", condition, news, seen)) for i in range(3)]
    for item in ["one", "two", "two", "end"]:
        await asyncio.sleep(0.5)
        async with condition:
            news.append(item)
            condition.notify_all()
    await asyncio.wait(listeners)
    for item, names in sorted(seen.items(), key=lambda pair: (-len(pair[1]), pair[0])):
        print(f"{item}: {names}")


asyncio.run(main())
