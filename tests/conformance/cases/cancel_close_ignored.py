# a coroutine that awaits while it is closed: close() raises, and it waits on where it is
import asyncio

async def again(f, g):
    try:
        await f
    finally:
        print("begin")
        try:
            print("second", await g)
        except BaseException as e:
            print("got", repr(e), repr(e.__context__))
        print("end")

async def helper(g):
    try:
        return await asyncio.wait_for(g, 5)
    except BaseException as e:
        print("helper", repr(e))
        raise
    finally:
        print("helper ends")

async def helped(f, g):
    try:
        await f
    finally:
        print("helped", await helper(g))

async def yields(f, g):
    try:
        await f
    finally:
        print("yield begins")
        await asyncio.sleep(0)
        print("yield ends")

async def sleeps(f, g):
    try:
        await f
    finally:
        await asyncio.sleep(1)
        print("has slept")

async def grouped(f, g):
    async with asyncio.TaskGroup() as tg:
        tg.create_task(asyncio.sleep(0.5))
        await f
    print("group left")

async def swallows(f, g):
    while True:
        try:
            await f
            return "swallowed"
        except GeneratorExit as e:
            print("swallows", repr(e.__context__))

async def outer(c):
    try:
        return await c
    except BaseException as e:
        print("outer", repr(e))
        raise
    finally:
        print("outer ends")

def close(c):
    try:
        print("close", c.close())
    except RuntimeError as e:
        print("close", repr(e), repr(e.__context__))

async def once(make, then, wrap):
    print("---", make.__name__, then, wrap)
    loop = asyncio.get_running_loop()
    f, g = loop.create_future(), loop.create_future()
    c = make(f, g)
    t = asyncio.create_task(c if wrap == "alone" else outer(c))
    await asyncio.sleep(0)
    close(c)
    print(t.done(), f.done())
    if then == "done":
        g.set_result(5)
        f.set_result(1)
    elif then == "cancel":
        print(t.cancel())
    elif then == "closed again":
        close(c)
        f.set_result(2)
    else:
        f.set_result(3)
    try:
        print("task", await asyncio.wait_for(asyncio.shield(t), 3))
    except BaseException as e:
        print("task", repr(e), repr(e.__context__))
    close(c)

async def main():
    for wrap in ("alone", "inner"):
        for make in (again, helped, yields, sleeps, grouped, swallows):
            for then in ("pending", "done", "cancel", "closed again"):
                await once(make, then, wrap)

asyncio.run(main())
