# what close() does to a coroutine that has ended, has not begun, runs, or is awaited by another one
import asyncio
async def value(x):
    await asyncio.sleep(0)
    return x
async def refuses(what, make):
    try:
        print(what, await make())
    except (RuntimeError, ValueError) as e:
        print(what, repr(e), repr(e.__context__))
async def ended():
    for make in (lambda: value(1), lambda: asyncio.sleep(0, 2), asyncio.Event().wait, asyncio.Lock().acquire):
        c = make()
        if c.__name__ == "wait":
            c.close()
            print("never begun")
        else:
            print(await c, c.close(), c.close())
        await refuses("await", lambda: c)
        await refuses("no limit", lambda: asyncio.wait_for(c, None))
        if c.__qualname__ != "value":
            continue
        await refuses("task", lambda: asyncio.create_task(c))
        await refuses("gather", lambda: asyncio.gather(c))
        await refuses("wait_for", lambda: asyncio.wait_for(c, 1))
    c = value(3)
    print(await asyncio.wait_for(c, None), c.close())
    c = value(4)
    print(await asyncio.wait_for(c, 1), c.close())
    await refuses("after a task", lambda: c)
    c = value(5)
    try:
        await asyncio.gather(c, fails())
    except KeyError:
        pass
    print(c.close())
async def fails():
    raise KeyError("fails")
async def closes(box):
    try:
        box[0].close()
    except ValueError as e:
        print(repr(e))
    await asyncio.sleep(0)
    return "goes on"
async def awaits(box):
    return await closes(box)
async def awaits_itself(box):
    await refuses("itself", lambda: box[0])
async def running():
    for make in (closes, awaits, awaits_itself):
        box = []
        box.append(make(box))
        print(await box[0], box[0].close())
        box[0] = make(box)
        print(await asyncio.create_task(box[0]), box[0].close())
    async def own_task():
        await closes([asyncio.current_task().get_coro()])
    await asyncio.create_task(own_task())
async def awaited_twice():
    c = value(6)
    print(await asyncio.gather(refuses("first", lambda: c), refuses("second", lambda: c)))
    await refuses("third", lambda: c)
    t = asyncio.create_task(asyncio.sleep(1, 7))
    await asyncio.sleep(0)
    await refuses("of a task", t.get_coro)
    print(await t)
async def awaits_known(c):
    try:
        return await c
    except RuntimeError as e:
        return repr(e)
async def closed_while_awaited():
    lock, event = asyncio.Lock(), asyncio.Event()
    await lock.acquire()
    for c in (lock.acquire(), event.wait(), asyncio.sleep(1), asyncio.wait_for(event.wait(), 9), asyncio.wait([asyncio.create_task(event.wait())])):
        t = asyncio.create_task(awaits_known(c))
        await asyncio.sleep(0.1)
        await refuses(c.__qualname__, lambda: c)
        print(c.close(), t.done(), c.close())
        t.cancel()
        print(await t)
    print(lock.locked(), event.is_set())
    event.set()
async def main():
    for part in (ended, running, awaited_twice, closed_while_awaited):
        await part()
asyncio.run(main())
