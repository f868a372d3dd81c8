"""Runners wait for each other at the end of every phase."""
import asyncio

log = []


async def runner(name, barrier, speeds):
    for phase, speed in enumerate(speeds):
        await asyncio.sleep(speed)
        log.append((phase, name))
        position = await barrier.wait()
        if position == 0:
            print(f"phase {phase}: {', '.join(n for p, n in log if p == phase)}")
    return sum(speeds)


async def main():
    barrier = asyncio.Barrier(3)
    async with asyncio.TaskGroup() as tg:
        tasks = [tg.create_task(runner(name, barrier, speeds)) for name, speeds in {
            "ann": (1, 2, 1), "bob": (2, 1, 1.5), "cid": (1.5, 1.5, 1)}.items()]
    print([task.result() for task in tasks], asyncio.get_running_loop().time())


asyncio.run(main())
