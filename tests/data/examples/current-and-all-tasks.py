# Title: Which task am I, and who else is there?
# current_task gives the task that runs now; all_tasks gives the set of those that are not done, the asking one among
# them.
import asyncio
async def work(seconds):
    me = asyncio.current_task()
    print(me.get_name(), "starts")
    await asyncio.sleep(seconds)
    print(me.get_name(), "ends")
async def main():
    short = asyncio.create_task(work(1), name="short")
    long = asyncio.create_task(work(2), name="long")
    for i in range(3):
        tasks = asyncio.all_tasks()
        print("alive:", sorted([task.get_name() for task in tasks]))
        await asyncio.sleep(1.25)
asyncio.run(main())
