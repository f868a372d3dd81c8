import asyncio
import random


async def mirror(name, delay, fail=False):
    await asyncio.sleep(delay)
    if fail:
        raise OSError(f"{name} unreachable")
    return name


async def happy_eyeballs(addresses, delay=0.25):
    errors, winner = [], None
    pending = set()
    for i, (name, latency, fail) in enumerate(addresses):
        pending.add(asyncio.create_task(mirror(name, latency, fail), name=name))
        timeout = delay if i < len(addresses) - 1 else None
        done, pending = await asyncio.wait(pending, timeout=timeout, return_when=asyncio.FIRST_COMPLETED)
        for task in done:
            if task.exception() is None:
                winner = task.result()
            else:
                errors.append(str(task.exception()))
        if winner:
            break
    while pending and not winner:
        done, pending = await asyncio.wait(pending, return_when=asyncio.FIRST_COMPLETED)
        for task in done:
            if (exc := task.exception()) is not None:
                errors.append(f"{task.get_name()}: {exc}")
            else:
                winner = task.result()
    for task in pending:
        task.cancel(msg="lost the race")
    if pending:
        await asyncio.wait(pending)
    return winner, errors, sorted(t.get_name() for t in pending)


async def main():
    print(await happy_eyeballs([("a", 1.0, False), ("b", 0.1, True), ("c", 0.3, False)]))
    print(await happy_eyeballs([("x", 0.1, True), ("y", 0.2, True)]))
    random.seed(3)
    print(await happy_eyeballs([(f"m{k}", random.expovariate(3), k % 2 == 0) for k in range(5)], delay=0.1))


asyncio.run(main())
