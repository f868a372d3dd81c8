# Title: Getting a result through a callback
# The task is told whom to call when it is done. The loop calls the function with the finished task, one turn of the
# loop after the coroutine has returned.
import asyncio
async def hello1(a, b):
    print("hello world 01 begin")
    await asyncio.sleep(3)
    print("hello again 01 end")
    return a + b
def callback(future):
    print(future.result())
coroutine = hello1(10, 5)
loop = asyncio.get_event_loop()
task = asyncio.ensure_future(coroutine)
task.add_done_callback(callback)
loop.run_until_complete(task)
loop.close()
