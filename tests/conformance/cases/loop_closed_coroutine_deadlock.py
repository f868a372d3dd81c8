# whoever awaits a sleep that was closed waits for ever: the sleep takes its timer away
import asyncio
async def inner():
    await asyncio.sleep(1)
async def outer(c):
    try:
        await c
    finally:
        print("outer finally")
async def main():
    c = inner()
    t = asyncio.create_task(outer(c))
    await asyncio.sleep(0.1)
    print(c.close())
    await t
asyncio.run(main())
