# threads go on while the loop is held; what they say meanwhile comes in the next iteration
import asyncio, time
def work(name, out, loop, seconds):
    for i in range(3):
        time.sleep(seconds)
        out.append((name, i, time.monotonic()))
    loop.call_soon_threadsafe(print, "from", name)
    return name
async def main():
    loop, out = asyncio.get_running_loop(), []
    a = loop.run_in_executor(None, work, "a", out, loop, 0.5)
    b = loop.run_in_executor(None, work, "b", out, loop, 0.75)
    time.sleep(1)
    print("not begun", out)
    await asyncio.sleep(0)
    time.sleep(2)
    print("held", out)
    await asyncio.sleep(0)
    print("one later", a.done(), b.done())
    print(await a, await b, out)
asyncio.run(main())
