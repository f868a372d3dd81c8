import asyncio
import contextlib
import logging

logging.basicConfig(level=logging.INFO, format="%(levelname)s: %(message)s")
stop = None


async def serve(name, interval):
    n = 0
    try:
        while not stop.is_set():
            n += 1
            logging.info("%s tick %s", name, n)
            try:
                await asyncio.wait_for(stop.wait(), timeout=interval)
            except asyncio.TimeoutError:
                continue
    except asyncio.CancelledError:
        logging.info("%s cancelled", name)
        raise
    finally:
        logging.info("%s shut down after %d ticks", name, n)
    return n


async def shutdown(tasks, grace):
    stop.set()
    done, pending = await asyncio.wait(tasks, timeout=grace)
    logging.info("%d done, %d pending", len(done), len(pending))
    for task in pending:
        task.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await asyncio.gather(*pending)
    return sorted(t.result() for t in done)


async def stubborn():
    while True:
        try:
            await asyncio.sleep(3)
        except asyncio.CancelledError:
            logging.warning("stubborn cleans up")
            await asyncio.sleep(0.5)
            raise


async def main():
    global stop
    stop = asyncio.Event()
    tasks = [asyncio.create_task(serve("a", 0.5)), asyncio.create_task(serve("b", 0.7)), asyncio.create_task(stubborn())]
    asyncio.get_running_loop().call_later(2, lambda: logging.info("signal"))
    await asyncio.sleep(2)
    print(await shutdown(tasks, 1))


try:
    asyncio.run(main())
except KeyboardInterrupt:
    print("interrupted")
