"""The first answer wins; the others are cancelled."""
import asyncio


async def mirror(name, delay, fails=False):
    try:
        await asyncio.sleep(delay)
        if fails:
            raise OSError(f"{name} is down")
        return name
    except asyncio.CancelledError:
        print(f"{name} cancelled")
        raise


async def first_good(tasks):
    pending = set(tasks)
    errors = []
    while pending:
        done, pending = await asyncio.wait(pending, return_when=asyncio.FIRST_COMPLETED)
        for task in done:
            if task.exception() is None:
                for other in pending:
                    other.cancel()
                await asyncio.gather(*pending, return_exceptions=True)
                return task.result(), errors
            errors.append(str(task.exception()))
    raise RuntimeError("no mirror answered")


async def main():
    tasks = [
        asyncio.create_task(mirror("slow", 3), name="slow"),
        asyncio.create_task(mirror("broken", 0.5, fails=True), name="broken"),
        asyncio.create_task(mirror("fast", 1), name="fast"),
    ]
    winner, errors = await first_good(tasks)
    print(f"winner: {winner}, errors: {errors}")
    print({task.get_name(): ("cancelled" if task.cancelled() else "done") for task in tasks})


asyncio.run(main())
