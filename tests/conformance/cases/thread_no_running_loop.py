# a thread has no running loop of its own
import asyncio
async def nothing(): return "value"
def work(loop):
    for call in (asyncio.get_running_loop, asyncio.current_task, lambda: asyncio.timeout(1)):
        try:
            call()
        except RuntimeError as e:
            print(e)
    loop.call_soon_threadsafe(asyncio.ensure_future, late())
async def late():
    print("made by a thread"); await asyncio.sleep(1); print("late")
async def main():
    await asyncio.to_thread(work, asyncio.get_running_loop())
    await asyncio.sleep(2)
asyncio.run(main())
