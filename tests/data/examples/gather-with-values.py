# Title: Since Python 3.7, with values: gather
# asyncio.gather runs three coroutines together and gives the list of their results in the order in which they were
# given, whoever ends first. The run takes as long as the longest sleep: four seconds instead of nine.
import asyncio
async def hello1(a, b):
    print("Hello world 01 begin")
    await asyncio.sleep(3)
    print("Hello again 01 end")
    return a + b
async def hello2(a, b):
    print("Hello world 02 begin")
    await asyncio.sleep(2)
    print("Hello again 02 end")
    return a - b
async def hello3(a, b):
    print("Hello world 03 begin")
    await asyncio.sleep(4)
    print("Hello again 03 end")
    return a * b
async def main():
    results = await asyncio.gather(hello1(10, 5), hello2(10, 5), hello3(10, 5))
    for result in results:
        print(result)
asyncio.run(main())
