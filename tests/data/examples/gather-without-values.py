# Title: Since Python 3.7, without values: gather
# The pattern of today: asyncio.run makes the loop, runs main and closes the loop; asyncio.gather runs the three
# together. A coroutine that returns nothing gives None.
import asyncio
async def hello1():
    print("Hello world 01 begin")
    await asyncio.sleep(3)
    print("Hello again 01 end")
async def hello2():
    print("Hello world 02 begin")
    await asyncio.sleep(2)
    print("Hello again 02 end")
async def hello3():
    print("Hello world 03 begin")
    await asyncio.sleep(4)
    print("Hello again 03 end")
async def main():
    results = await asyncio.gather(hello1(), hello2(), hello3())
    for result in results:
        print(result)
asyncio.run(main())
