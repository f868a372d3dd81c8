# Title: A blocking call freezes the loop
# time.sleep does not give the loop back. While it lasts no other task runs: the ticks that should come every half
# second stop for two seconds, and the band of the frozen loop lies over every lane. On threads they go on.
import asyncio, time
async def ticks():
    for i in range(6):
        print("tick", i)
        await asyncio.sleep(0.5)
async def blocks():
    await asyncio.sleep(0.75)
    print("blocking begins")
    time.sleep(2)
    print("blocking ends")
async def main():
    await asyncio.gather(ticks(), blocks())
asyncio.run(main())
