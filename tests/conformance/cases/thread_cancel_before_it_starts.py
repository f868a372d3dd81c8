# a job that no thread has taken yet can be cancelled; its function is never called
import asyncio, time
def work(n):
    print("work", n)
    time.sleep(1)
    return n
async def main():
    loop = asyncio.get_running_loop()
    future = loop.run_in_executor(None, work, 1)
    future.cancel()
    running = loop.run_in_executor(None, work, 2)
    await asyncio.sleep(0.5)
    print(future.cancelled(), running.cancel(), running.cancel())
    try:
        await running
    except asyncio.CancelledError:
        print("cancelled, but its thread goes on")
    await asyncio.sleep(1)
asyncio.run(main())
