#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The fan-out on CPython: prints the seconds the run took and the number of results.

    fanouttasks.py TASKS
"""
import asyncio
import random
import sys
import time

from virtualloop import VirtualLoop


async def worker(number):
    await asyncio.sleep(random.uniform(0, 10))
    await asyncio.sleep(random.uniform(0, 10))
    await asyncio.sleep(random.uniform(0, 10))
    return number


async def fan_out(tasks):
    return await asyncio.gather(*[worker(number) for number in range(tasks)])


def main():
    random.seed(1)
    loop = VirtualLoop()
    asyncio.set_event_loop(loop)
    begin = time.perf_counter()
    results = loop.run_until_complete(fan_out(int(sys.argv[1])))
    seconds = time.perf_counter() - begin
    loop.close()
    print(f"{seconds:.6f} {len(results)}")


if __name__ == "__main__":
    main()
