"""A task group that fails, and what is told of it."""
import asyncio


async def check(name, delay, error=None):
    try:
        await asyncio.sleep(delay)
        if error is not None:
            raise error
        print(f"{name} ok")
        return name
    except asyncio.CancelledError:
        print(f"{name} cancelled")
        raise
    finally:
        print(f"{name} leaves")


async def main():
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(check("quick", 0.5))
            group.create_task(check("bad", 1, ValueError("no value")))
            group.create_task(check("worse", 1, KeyError("no key")))
            slow = group.create_task(check("slow", 5))
            print("all started")
    except* ValueError as group_error:
        print("values:", [str(e) for e in group_error.exceptions])
    except* (KeyError, OSError) as group_error:
        for e in group_error.exceptions:
            print("others:", repr(e))
    print("slow cancelled:", slow.cancelled())
    async with asyncio.timeout(10):
        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(check(f"t{n}", n)) for n in (3, 1, 2)]
    print([t.result() for t in tasks])


asyncio.run(main())
