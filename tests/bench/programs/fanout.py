# SPDX-License-Identifier: GPL-3.0-or-later
# Tasks that each sleep three times, gathered.
import asyncio
import random

SIZE = 1000


async def worker(number):
    await asyncio.sleep(random.uniform(0, 10))
    await asyncio.sleep(random.uniform(0, 10))
    await asyncio.sleep(random.uniform(0, 10))
    return number


async def main():
    results = await asyncio.gather(*[worker(number) for number in range(SIZE)])
    print(len(results))


random.seed(1)
asyncio.run(main())
