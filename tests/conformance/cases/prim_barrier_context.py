# async with barrier waits, and gives the position
import asyncio
async def party(gate, n):
    await asyncio.sleep(n)
    async with gate as position:
        print(n, position, gate.n_waiting)
async def main():
    gate = asyncio.Barrier(2)
    await asyncio.gather(*(party(gate, n) for n in (1, 2, 3, 3)))
    waiting = asyncio.create_task(party(gate, 0))
    await asyncio.sleep(1)
    await gate.abort()
    print(repr(await asyncio.gather(waiting, return_exceptions=True)), gate.broken)
asyncio.run(main())
