# call_soon from a thread does not end the loop's wait: the callback runs when something else does
import asyncio, time
def work(loop, future):
    time.sleep(1)
    loop.call_soon(print, "late")
    future.set_result("no")
    time.sleep(1)
    return "done"
async def main():
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    loop.call_later(1.5, print, "timer")
    print(await asyncio.to_thread(work, loop, future), await future)
asyncio.run(main())
