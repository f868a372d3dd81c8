# the coroutines of tasks closed in the middle of what they wait for
import asyncio
async def child(n):
    try:
        await asyncio.sleep(n)
        return n
    except BaseException as e:
        print('child', n, repr(e))
        raise
    finally:
        print('child', n, 'finally')
async def step(coro, name='t'):
    t = asyncio.create_task(coro, name=name)
    await asyncio.sleep(0)
    await asyncio.sleep(0.5)
    try:
        print('close', t.get_coro().close())
    except BaseException as e:
        print('close raised', repr(e))
    try:
        print(await t)
    except BaseException as e:
        print('task', repr(e))
async def a():
    try:
        await asyncio.wait_for(child(1), 5)
    except BaseException as e:
        print('a', repr(e))
        raise
    finally:
        print('a finally')
async def b():
    try:
        await asyncio.gather(child(1), child(2))
    except BaseException as e:
        print('b', repr(e))
        raise
async def c():
    try:
        async with asyncio.timeout(3) as t:
            await asyncio.sleep(9)
    except BaseException as e:
        print('c', repr(e), t.expired(), t.when())
        raise
async def d():
    try:
        async with asyncio.TaskGroup() as g:
            g.create_task(child(1))
            await asyncio.sleep(9)
    except BaseException as e:
        print('d', repr(e))
        raise
lock = asyncio.Lock()
async def e():
    async with lock:
        print('has')
        await asyncio.sleep(1)
async def f():
    try:
        async with lock:
            print('never')
    finally:
        print('f finally', lock.locked())
async def g():
    await child(3)
async def main():
    for make in (a, b, c, d, e, g):
        print('---', make.__name__)
        await step(make())
        await asyncio.sleep(0)
    await lock.acquire()
    print('--- f')
    await step(f())
    lock.release()
    print(lock.locked())
    await asyncio.sleep(4)
    print(len(asyncio.all_tasks()))
asyncio.run(main())
