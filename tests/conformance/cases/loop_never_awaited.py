# asyncio's own coroutines warn too when nobody awaits them
import asyncio
async def own(): pass
async def main():
    queue, event = asyncio.Queue(), asyncio.Event()
    queue.put(1)
    print("put is not awaited", queue.qsize())
    event.wait()
    asyncio.sleep(1)
    asyncio.wait_for(event.wait(), 1)
    own()
    print("end")
asyncio.run(main())
