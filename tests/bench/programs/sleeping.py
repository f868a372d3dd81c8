# SPDX-License-Identifier: GPL-3.0-or-later
# Tasks that all sleep at the same time, for longer than anybody waits.
import asyncio

SIZE = 1000


async def worker(number):
    await asyncio.sleep(100_000 + number)


async def main():
    await asyncio.gather(*[worker(number) for number in range(SIZE)])


asyncio.run(main())
