# a program that ends while its tasks wait: what their coroutines do when they are closed is no event of the loop
import asyncio
loop = asyncio.new_event_loop()
cond = asyncio.Condition()
ev = asyncio.Event()
async def child(n):
    try:
        await asyncio.sleep(n)
    finally:
        print('child finally', n)
async def gathers():
    try:
        await asyncio.gather(child(6), child(7))
    finally:
        print('gather finally')
async def groups():
    try:
        async with asyncio.TaskGroup() as g:
            g.create_task(child(8))
    finally:
        print('group finally')
async def times():
    try:
        async with asyncio.timeout(3):
            await asyncio.sleep(4)
    finally:
        print('timeout finally')
async def conds():
    try:
        async with cond:
            await cond.wait()
    finally:
        print('cond finally')
async def events():
    try:
        await ev.wait()
    finally:
        print('event finally')
async def shields():
    try:
        await asyncio.shield(child(10))
    finally:
        print('shield finally')
tasks = [loop.create_task(c()) for c in (gathers, groups, times, conds, events, shields)]
loop.call_later(1, loop.stop)
loop.run_forever()
print('stopped', sum(t.done() for t in tasks))
loop.close()
print('end')
