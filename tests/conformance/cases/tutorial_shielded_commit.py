"""The commit must not be cancelled half way."""
import asyncio

committed = []


async def commit(n):
    await asyncio.sleep(1)
    committed.append(n)
    return f"commit {n}"


async def request(n):
    task = asyncio.create_task(commit(n))
    try:
        return await asyncio.shield(task)
    except asyncio.CancelledError:
        print(f"request {n} cancelled, commit goes on: done={task.done()}")
        result = await task
        print(f"{result} done all the same")
        raise


async def main():
    requests = [asyncio.create_task(request(n)) for n in range(3)]
    await asyncio.sleep(0.5)
    requests[1].cancel()
    results = await asyncio.gather(*requests, return_exceptions=True)
    print([r if isinstance(r, str) else type(r).__name__ for r in results], committed)


asyncio.run(main())
