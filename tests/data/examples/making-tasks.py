# Title: Making tasks
# A coroutine call alone runs nothing. A task wraps it, has a state and a name, and is run by the loop: create_task is
# today's way, ensure_future and the loop's own create_task the older ones.
import asyncio
async def work(seconds):
    await asyncio.sleep(seconds)
    return seconds
async def main():
    loop = asyncio.get_running_loop()
    first = asyncio.create_task(work(1), name="first")
    second = asyncio.ensure_future(work(2))
    third = loop.create_task(work(3))
    print("made:", first.get_name(), "done:", first.done())
    print(await first, await second, await third)
    print("done:", first.done(), second.done(), third.done())
asyncio.run(main())
