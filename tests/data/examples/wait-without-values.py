# Title: Before Python 3.7, without values: wait
# The old pattern: get the loop, wrap the coroutines into tasks, and run until asyncio.wait says that all are done. They
# begin in the order of the list and end in the order of their sleeps: three seconds in all, not six. wait takes tasks:
# since Python 3.11 it refuses bare coroutines.
import asyncio
async def hello1():
    print("hello world 01 begin")
    await asyncio.sleep(3)
    print("hello again 01 end")
async def hello2():
    print("hello world 02 begin")
    await asyncio.sleep(2)
    print("hello again 02 end")
async def hello3():
    print("hello world 03 begin")
    await asyncio.sleep(1)
    print("hello again 03 end")
loop = asyncio.get_event_loop()
tasks = [asyncio.ensure_future(hello1()), asyncio.ensure_future(hello2()), asyncio.ensure_future(hello3())]
loop.run_until_complete(asyncio.wait(tasks))
loop.close()
