# Title: Before Python 3.7, with values: wait
# The same with arguments and results. asyncio.wait gives sets of tasks, not results, so each task is asked for its own
# with result().
import asyncio
async def hello1(a, b):
    print("hello world 01 begin")
    await asyncio.sleep(3)
    print("hello again 01 end")
    return a + b
async def hello2(a, b):
    print("hello world 02 begin")
    await asyncio.sleep(2)
    print("hello again 02 end")
    return a - b
async def hello3(a, b):
    print("hello world 03 begin")
    await asyncio.sleep(1)
    print("hello again 03 end")
    return a * b
loop = asyncio.get_event_loop()
task1 = asyncio.ensure_future(hello1(10, 2))
task2 = asyncio.ensure_future(hello2(19, 2))
task3 = asyncio.ensure_future(hello3(9, 2))
tasks = [task1, task2, task3]
loop.run_until_complete(asyncio.wait(tasks))
print(task1.result())
print(task2.result())
print(task3.result())
loop.close()
