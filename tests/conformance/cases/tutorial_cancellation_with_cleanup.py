"""What is opened is closed, also when it is cancelled; closing may wait."""
import asyncio
import contextlib


async def close(name):
    await asyncio.sleep(0.5)
    print(f"{name} closed")


async def session(name, seconds):
    print(f"{name} opened")
    try:
        await asyncio.sleep(seconds)
        return f"{name} finished"
    except asyncio.CancelledError as e:
        print(f"{name} cancelled {e.args}")
        raise
    finally:
        await close(name)


async def main():
    tasks = [asyncio.create_task(session(n, s), name=n) for n, s in (("a", 1), ("b", 5), ("c", 5))]
    await asyncio.sleep(2)
    for task in tasks:
        print(task.get_name(), task.cancel("shutting down"))
    for task in tasks:
        with contextlib.suppress(asyncio.CancelledError):
            print(await task)
    print([t.cancelled() for t in tasks], asyncio.get_running_loop().time())
    stubborn = asyncio.create_task(session("d", 5))
    try:
        await asyncio.wait_for(stubborn, 1)
    except asyncio.TimeoutError as e:
        print("timeout", repr(e), repr(e.__cause__), stubborn.done())


asyncio.run(main())
