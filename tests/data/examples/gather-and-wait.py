# Title: How gather and wait differ
# gather takes awaitables one by one and gives their results, in the order given. wait takes one list or set and gives
# two sets of tasks, done and pending; results are asked of the tasks.
import asyncio
async def work(name, seconds):
    await asyncio.sleep(seconds)
    print(name, "is done")
    return name.upper()
async def main():
    results = await asyncio.gather(work("a", 2), work("b", 1))
    print("gather gives", results)
    tasks = [asyncio.create_task(work("c", 2)), asyncio.create_task(work("d", 1))]
    done, pending = await asyncio.wait(tasks)
    print("wait gives", len(done), "done and", len(pending), "pending")
    print("their results:", [task.result() for task in tasks])
asyncio.run(main())
