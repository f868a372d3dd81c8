# closing a coroutine that another one awaits: the task goes on to wait, and then finds it closed
import asyncio
async def inner(future, last):
    try:
        await future
        print("not closed")
    except GeneratorExit as e:
        print("inner", repr(e), repr(e.__context__))
        if last == "raises":
            raise KeyError(last)
        if last == "returns":
            return last
        raise
    finally:
        print("inner finally")
async def between(future, last):
    try:
        return await inner(future, last)
    except BaseException as e:
        print("between", repr(e), repr(e.__context__))
        raise
async def outer(c):
    try:
        raise OSError("handled")
    except OSError:
        try:
            print("outer got", await c)
        except BaseException as e:
            print("outer", repr(e), repr(e.__context__))
            if not isinstance(e, GeneratorExit):
                await asyncio.sleep(0.1)
                print("outer waits again")
            raise
def close(c):
    try:
        print("close", c.close())
    except (KeyError, RuntimeError) as e:
        print("close", repr(e), repr(e.__context__))
async def once(make, last, how):
    print("---", make.__name__, last, how)
    future = asyncio.get_running_loop().create_future()
    c = make(future, last)
    t = asyncio.create_task(outer(c))
    await asyncio.sleep(0)
    close(c)
    print(repr(t).split(" coro=")[0], future.cancelled())
    if how == "result":
        future.set_result(1)
    elif how == "exception":
        future.set_exception(ValueError(how))
    elif how == "cancel":
        print(t.cancel())
    else:
        close(t.get_coro())
        future.set_result(2)
    try:
        print(await t)
    except BaseException as e:
        print("task", repr(e), t.done())
    close(c)
    close(t.get_coro())
async def through_wait_for():
    async def waits(c):
        try:
            await asyncio.wait_for(c, None)
        finally:
            print("waits finally")
    async def awaits(c):
        await c
    future = asyncio.get_running_loop().create_future()
    c = inner(future, "")
    t = asyncio.create_task(waits(awaits(c)))
    await asyncio.sleep(0)
    close(c)
    future.set_result(3)
    try:
        await t
    except RuntimeError as e:
        print(repr(e))
async def closed_again():
    async def closes_itself(future, box):
        try:
            await future
        finally:
            try:
                box[0].close()
            except ValueError as e:
                print(repr(e))
    async def awaits(c):
        await c
    future, box = asyncio.get_running_loop().create_future(), []
    box.append(closes_itself(future, box))
    t = asyncio.create_task(awaits(box[0]))
    await asyncio.sleep(0)
    close(box[0])
    t.cancel()
    try:
        await t
    except RuntimeError as e:
        print(repr(e))
async def main():
    for make in (inner, between):
        for last in ("", "raises", "returns"):
            for how in ("result", "exception", "cancel", "close"):
                await once(make, last, how)
    await through_wait_for()
    await closed_again()
    t = asyncio.create_task(outer(c := inner(asyncio.Future(), "")))
    await asyncio.sleep(0)
    close(c)
    await asyncio.wait([t], timeout=5)
    print(t.done())
asyncio.run(main())
