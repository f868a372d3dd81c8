# what still holds an exception when the program ends is reported then
import asyncio
async def bad(): raise ValueError("bad")
async def main():
    future = asyncio.get_running_loop().create_future()
    future.set_exception(KeyError("future"))
    task = asyncio.create_task(bad())
    group = asyncio.gather(bad())
    await asyncio.sleep(1)
    return future, task, group
kept = asyncio.run(main())
print([f.done() for f in kept])
