# Title: Threads: one for each task
# Three downloads at once. Look at both bands of the chart: on the loop one thread serves all three, on threads each has
# its own, which costs memory and switches and gives the same time, because they only wait.
import asyncio
async def download(name, seconds):
    print(name, "starts")
    await asyncio.sleep(seconds)
    print(name, "is here")
    return seconds
async def main():
    tasks = [asyncio.create_task(download("page", 1)), asyncio.create_task(download("picture", 2)), asyncio.create_task(download("film", 3))]
    total = 0
    for task in tasks:
        total += await task
    print("seconds of waiting:", total)
asyncio.run(main())
