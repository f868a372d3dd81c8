"""Worker pool that logs what it does."""
import asyncio
import logging
import random

logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)-8s %(name)s: %(message)s", datefmt="%H:%M:%S")
logger = logging.getLogger(__name__)


async def worker(name: str, queue: asyncio.Queue) -> None:
    while True:
        job = await queue.get()
        try:
            logger.info("%s starts job %d", name, job)
            await asyncio.sleep(random.uniform(0.05, 0.2))
            if job == 4:
                raise ValueError(f"bad job {job}")
            logger.debug("not shown %s", job)
        except ValueError:
            logger.exception("%s failed on job %d", name, job)
        finally:
            queue.task_done()


async def main():
    random.seed(7)
    queue = asyncio.Queue()
    for n in range(8):
        queue.put_nowait(n)
    workers = [asyncio.create_task(worker(f"worker-{i}", queue)) for i in range(3)]
    await queue.join()
    for w in workers:
        w.cancel()
    results = await asyncio.gather(*workers, return_exceptions=True)
    logger.warning("all done: %r", results)
    print("finished", len(results))


if __name__ == "__main__":
    asyncio.run(main())
