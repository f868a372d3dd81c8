# an exception handler that raises itself: the loop goes on
import asyncio
async def main():
    loop = asyncio.get_running_loop()
    def h(l, c):
        print("handler", repr(c["exception"])); raise RuntimeError("in handler")
    loop.set_exception_handler(h)
    def boom(): raise ValueError("boom")
    loop.call_soon(boom); loop.call_soon(print, "goes on")
    await asyncio.sleep(0)
    print("main ok")
asyncio.run(main())
