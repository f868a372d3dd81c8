# Title: Getting a result directly: result()
# A coroutine is wrapped into a task, the loop runs until the task is done, and task.result() gives what the coroutine
# returned. Asked before the task is done, result() raises InvalidStateError.
import asyncio
async def hello1(a, b):
    print("hello world 01 begin")
    await asyncio.sleep(3)
    print("hello again 01 end")
    return a + b
coroutine = hello1(10, 5)
loop = asyncio.get_event_loop()
task = asyncio.ensure_future(coroutine)
loop.run_until_complete(task)
print("--------------------------")
print(task.result())
loop.close()
