# Title: Coroutines: stopping in the middle
# A coroutine stops where it awaits and goes on there later. Two of them take turns on one thread, and the program says
# itself where they switch: no thread, no lock.
import asyncio
async def one():
    for i in range(3):
        print("one", i)
        await asyncio.sleep(0.5)
    print("one ends")
async def two():
    for i in range(3):
        print("    two", i)
        await asyncio.sleep(0.5)
    print("    two ends")
async def main():
    await asyncio.gather(one(), two())
asyncio.run(main())
