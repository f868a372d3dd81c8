# Title: Being told: polling a state
# The first way to learn that a call is done: look again and again. It is simple, but most looks are in vain, and the
# answer is noticed late: the work ends after 1.7 seconds and is seen at the next look.
import asyncio
async def work():
    await asyncio.sleep(1.7)
    print("the work is done")
    return 42
async def main():
    task = asyncio.create_task(work())
    looks = 0
    while not task.done():
        looks += 1
        print("look", looks, "- not yet")
        await asyncio.sleep(0.5)
    print("seen after", looks, "looks:", task.result())
asyncio.run(main())
