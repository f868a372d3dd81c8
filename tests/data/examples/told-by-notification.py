# Title: Being told: a notification
# The second way: wait for a future. The caller sleeps until the worker puts the result in, costs nothing meanwhile, and
# is woken at once.
import asyncio
async def work(future):
    await asyncio.sleep(1.7)
    print("the work is done")
    future.set_result(42)
async def main():
    future = asyncio.get_running_loop().create_future()
    worker = asyncio.create_task(work(future))
    print("waiting for the notification")
    result = await future
    print("notified:", result)
    await worker
asyncio.run(main())
