# close() raises GeneratorExit where the coroutine waits; its task finds it closed when it is woken
import asyncio
async def inner(name, future):
    try:
        await future
    except BaseException as e:
        print(name, "inner", repr(e), repr(e.__context__))
        raise
    finally:
        print(name, "inner finally")
async def outer(name, last, future):
    try:
        await inner(name, future)
    except GeneratorExit as e:
        print(name, "outer", repr(e.__context__))
        if last == "raises":
            raise KeyError(name)
        if last == "returns":
            return name
    finally:
        print(name, "outer finally")
async def never():
    print("never")
async def closes_itself(box):
    try:
        box[0].close()
    except ValueError as e:
        print(repr(e))
    return "end"
async def main():
    for last in ("", "raises", "returns"):
        future = asyncio.get_running_loop().create_future()
        coroutine = outer("c" + last, last, future)
        task = asyncio.create_task(coroutine)
        await asyncio.sleep(0)
        try:
            print(coroutine.close())
        except (KeyError, RuntimeError) as e:
            print(repr(e), repr(e.__context__))
        print(task.done())
        future.set_result(last)
        try:
            await task
        except RuntimeError as e:
            print(repr(e))
        print(coroutine.close())
    unbegun = never()
    print(unbegun.close())
    try:
        await unbegun
    except RuntimeError as e:
        print(repr(e))
    task = asyncio.create_task(never())
    task.get_coro().close()
    task.cancel()
    try:
        await task
    except RuntimeError as e:
        print(repr(e))
    box = []
    box.append(closes_itself(box))
    print(await asyncio.create_task(box[0]))
    lock = asyncio.Lock()
    async def waits(what):
        try:
            await what()
        finally:
            async with lock:
                print("takes the lock")
    future = asyncio.get_running_loop().create_future()
    for what in (lock.acquire, lambda: asyncio.wait_for(future, 2), lambda: asyncio.wait_for(inner("w", future), None)):
        await lock.acquire()
        coroutine = waits(what)
        task = asyncio.create_task(coroutine)
        await asyncio.sleep(0)
        lock.release()
        try:
            print(coroutine.close())
        except RuntimeError as e:
            print(repr(e))
        task.cancel()
        try:
            await task
        except RuntimeError as e:
            print(repr(e))
        print(lock.locked())
asyncio.run(main())
