# methods and objects that can be called handle exceptions; what their context holds
import asyncio


class Monitor:
    def __init__(self, name):
        self.name = name
        self.seen = []

    def handle(self, loop, context):
        self.seen.append(context["message"])
        print(self.name, list(context), repr(context.get("exception")))

    def __call__(self, loop, context):
        self.handle(loop, {"called": True, **context})


async def fails(text):
    raise RuntimeError(text)


async def swallows():
    try:
        await asyncio.sleep(1)
    except asyncio.CancelledError:
        raise KeyError("while it ends") from None


async def main(handler):
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(handler)
    print(loop.get_exception_handler() is handler)
    task = asyncio.create_task(fails("task"))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    del task
    future = loop.create_future()
    future.set_exception(ValueError("future"))
    del future
    loop.call_soon(int, "x")
    await asyncio.sleep(0)
    loop.call_exception_handler({"message": "own", "more": 1})
    asyncio.create_task(swallows())
    await asyncio.sleep(0)


monitor = Monitor("method")
asyncio.run(main(monitor.handle))
print(monitor.seen)
other = Monitor("object")
asyncio.run(main(other))
print(len(other.seen))
loop = asyncio.new_event_loop()
try:
    loop.set_exception_handler([])
except TypeError as e:
    print(e)
loop.set_exception_handler(Monitor("left").handle)
task = loop.create_task(swallows())
loop.run_until_complete(asyncio.sleep(0))
loop.close()
del task
print("end")
