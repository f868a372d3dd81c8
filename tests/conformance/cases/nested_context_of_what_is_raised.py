# the context of an exception: of what is thrown, of a result, under what the loop was run in
import asyncio
runs = []
def p(e):
    out=[]
    while e is not None and len(out)<6:
        out.append(repr(e)); e=e.__context__
    return ' <- '.join(out)
async def main():
    loop = asyncio.get_running_loop()
    # A: nested coroutines, each handling; a thrown exception
    async def inner(f):
        try: raise KeyError('A')
        except KeyError: await f
    async def outer(f):
        try: raise ValueError('B')
        except ValueError: await inner(f)
    f = loop.create_future()
    t = asyncio.create_task(outer(f)); await asyncio.sleep(0); t.cancel()
    try: await t
    except BaseException as e: print('A', p(e))
    # B: inner catches what is thrown and raises
    async def inner(f):
        try: await f
        except asyncio.CancelledError: raise KeyError('X')
    t = asyncio.create_task(outer(f)); await asyncio.sleep(0); t.cancel()
    try: await t
    except BaseException as e: print('B', p(e))
    # C: only in the first run: the result() of the traced tasks, which are no exact Tasks, gives what it
    # raises another context in the second
    if not runs:
        async def inner(f):
            try: await asyncio.sleep(10)
            except asyncio.CancelledError as e:
                try: raise KeyError('X')
                except KeyError as k: print('C in', p(k))
                await asyncio.sleep(0)
                raise TypeError('Y')
        # Tasks, whose result() gives it another where the loop itself is run in an except clause.)
        t = asyncio.create_task(outer(f)); await asyncio.sleep(0); t.cancel()
        try: await t
        except BaseException as e: print('C', p(e))
    # D wait_for
    async def outer(f):
        try: raise ValueError('B')
        except ValueError: await asyncio.wait_for(asyncio.sleep(10), f)
    for d in (0, 1, None):
        t = asyncio.create_task(outer(d))
        await asyncio.sleep(3)
        if d is None: t.cancel('m')
        try: await t
        except BaseException as e: print('D', d, p(e))
    # E awaiting a done one
    async def bad(): raise KeyError('E')
    t = asyncio.create_task(bad()); await asyncio.wait([t])
    try:
        try: 1/0
        except ZeroDivisionError: await t
    except KeyError as e: print('E', p(e))
    try:
        try: int('x')
        except ValueError: t.result()
    except KeyError as e: print('E', p(e))
    t = asyncio.create_task(bad()); await asyncio.wait([t])
    try:
        try: int('x')
        except ValueError: await asyncio.wait_for(t, 1)
    except KeyError as e: print('E2', p(e))
    t = asyncio.create_task(bad())
    try:
        try: int('x')
        except ValueError: await asyncio.wait_for(t, 1)
    except KeyError as e: print('E3', p(e))
    t = asyncio.create_task(bad())
    try:
        try: int('x')
        except ValueError: await t
    except KeyError as e: print('E4', p(e))
    t = asyncio.create_task(bad())
    try:
        try: int('x')
        except ValueError:
            for c in asyncio.as_completed([t]): await c
    except KeyError as e: print('E5', p(e))
    try:
        try: int('x')
        except ValueError:
            async with asyncio.TaskGroup() as g: g.create_task(bad())
    except ExceptionGroup as e: print('E6', p(e), p(e.exceptions[0]))
    # F: plain function of a native call
    def key(x):
        try: raise KeyError(x)
        except KeyError as e: print('F', p(e))
        raise TypeError(x)
    try:
        try: int('x')
        except ValueError: sorted([1], key=key)
    except TypeError as e: print('F', p(e))
    try:
        try: int('x')
        except ValueError: list(1/0 for _ in (1,))
    except ZeroDivisionError as e: print('F', p(e))
    c = asyncio.Condition()
    async def waits():
        async with c:
            await c.wait()
    t = asyncio.create_task(waits()); await asyncio.sleep(0)
    await c.acquire()
    t.cancel('one'); await asyncio.sleep(0); t.cancel('two'); await asyncio.sleep(0); await asyncio.sleep(0)
    c.release()
    try: await t
    except BaseException as e: print('G', p(e))
    # H handler
    def handler(loop, ctx):
        try: int('y')
        except ValueError as e: print('H', p(e))
    loop.set_exception_handler(handler)
    loop.call_soon(lambda: 1/0)
    await asyncio.sleep(0)
    async def left():
        try: await asyncio.sleep(10)
        except asyncio.CancelledError as e: print('left', p(e))
        try: int('z')
        except ValueError as e: print('left', p(e))
        def cb():
            try: int('z')
            except ValueError as e: print('cb', p(e))
        loop.call_soon(cb)
        await asyncio.sleep(0)
    runs.append('main')
    asyncio.create_task(left())
    await asyncio.sleep(0)
    raise RuntimeError('end')
try:
    asyncio.run(main())
except RuntimeError as e: print(p(e))
try:
    try: 1/0
    except ZeroDivisionError: asyncio.run(main())
except RuntimeError as e: print(p(e))
