"""At most three requests at a time."""
import asyncio
import time

LIMIT = 3
active = 0
peak = 0


async def fetch(semaphore: asyncio.Semaphore, url: str, delay: float = 0.5) -> tuple[str, int]:
    global active, peak
    async with semaphore:
        active += 1
        peak = max(peak, active)
        try:
            await asyncio.sleep(delay)
            return url, len(url)
        finally:
            active -= 1


async def main():
    semaphore = asyncio.Semaphore(LIMIT)
    urls = [f"https://example.org/{n:02d}" for n in range(8)]
    start = time.perf_counter()
    results = await asyncio.gather(*[fetch(semaphore, url) for url in urls])
    elapsed = time.perf_counter() - start
    for number, (url, size) in enumerate(results, start=1):
        print(f"{number:>2}. {url:<25}|{size:^6}|")
    print(f"{len(results)} done in {elapsed:.2f} s, never more than {peak} at a time")


if __name__ == "__main__":
    asyncio.run(main())
