"""A service that fails is left alone for a while."""
import asyncio


def make_breaker(limit, pause):
    state = {"failures": 0, "open_until": 0.0}

    async def call(function, *args, **kwargs):
        loop = asyncio.get_running_loop()
        if loop.time() < state["open_until"]:
            raise RuntimeError("circuit open")
        try:
            result = await function(*args, **kwargs)
        except Exception:
            state["failures"] += 1
            if state["failures"] >= limit:
                state["open_until"] = loop.time() + pause
                state["failures"] = 0
                print(f"  opened until {state['open_until']:.1f}")
            raise
        else:
            state["failures"] = 0
            return result

    return call


async def service(n, *, broken=range(2, 5)):
    await asyncio.sleep(0.1)
    if n in broken:
        raise ConnectionError(n)
    return f"answer {n}"


async def main():
    call = make_breaker(limit=3, pause=1)
    for n in range(12):
        try:
            print(n, await call(service, n))
        except (ConnectionError, RuntimeError) as e:
            print(n, f"{type(e).__name__}: {e}")
        await asyncio.sleep(0.25)


asyncio.run(main())
