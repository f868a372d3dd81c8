import asyncio
import logging
import time

logging.basicConfig(level=logging.DEBUG, format="%(relativeCreated)6d %(levelname).1s %(name)s %(message)s")
logger = logging.getLogger("heartbeat")
monitor_log = logger.getChild("monitor")


async def heartbeat(queue, interval):
    beat = 0
    while True:
        beat += 1
        await queue.put((beat, time.monotonic()))
        logger.debug("beat %d", beat)
        await asyncio.sleep(interval if beat < 4 else interval * 3)


async def monitor(queue, limit):
    misses = 0
    while misses < 2:
        try:
            beat, at = await asyncio.wait_for(queue.get(), limit)
        except asyncio.TimeoutError:
            misses += 1
            monitor_log.warning("no heartbeat for %.1f s (%d)", limit, misses)
        else:
            monitor_log.info("got %d, %.3f s old", beat, time.monotonic() - at)
    monitor_log.critical("dead")
    return misses


async def main():
    queue = asyncio.Queue()
    hb = asyncio.create_task(heartbeat(queue, 0.2), name="hb")
    try:
        print(await monitor(queue, 0.3))
    finally:
        hb.cancel()
        (outcome,) = await asyncio.gather(hb, return_exceptions=True)
        logger.error("stopped: %r", outcome, exc_info=outcome)


asyncio.run(main())
