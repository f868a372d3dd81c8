# Title: Being told: a callback
# The third way: leave a function that is to be called. The caller does not wait at all; the loop calls the function
# when the task is done.
import asyncio
async def work():
    await asyncio.sleep(1.7)
    print("the work is done")
    return 42
def when_done(task):
    print("called back with", task.result())
async def main():
    task = asyncio.create_task(work())
    task.add_done_callback(when_done)
    for i in range(4):
        print("doing something else", i)
        await asyncio.sleep(0.5)
asyncio.run(main())
