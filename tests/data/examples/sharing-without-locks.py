# Title: Sharing without locks
# Between two awaits nobody else runs, so coroutines change what they share without a lock. Only who keeps an old value
# across an await loses updates, as the second half shows.
import asyncio
counter = [0, 0]
async def careful():
    for i in range(3):
        counter[0] += 1
        await asyncio.sleep(0.1)
async def careless():
    for i in range(3):
        old = counter[1]
        await asyncio.sleep(0.1)
        counter[1] = old + 1
async def main():
    await asyncio.gather(careful(), careful(), careful())
    print("nothing lost:", counter[0])
    await asyncio.gather(careless(), careless(), careless())
    print("updates lost:", counter[1])
asyncio.run(main())
