# gather belongs to the loop of what it is given first
import asyncio
async def value(x):
    print("runs", x)
    return x
async def first(box):
    box.append(asyncio.create_task(asyncio.sleep(0)))
    await box[0]
async def second(box):
    old = box[0]
    own = asyncio.get_running_loop().create_future()
    for make in (lambda: asyncio.gather(value(1), old), lambda: asyncio.gather(own, old), lambda: asyncio.gather(old, own),
                 lambda: asyncio.gather(old), lambda: asyncio.shield(old), lambda: asyncio.wait_for(old, 1)):
        try:
            print(await make())
        except (RuntimeError, ValueError) as e:
            print(type(e).__name__, e)
        await asyncio.sleep(0.1)
    own.set_result(2)
box = []
asyncio.run(first(box))
asyncio.run(second(box))
