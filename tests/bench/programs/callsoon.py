# SPDX-License-Identifier: GPL-3.0-or-later
# Callbacks that each schedule the next.
import asyncio

SIZE = 1000


async def main():
    loop = asyncio.get_running_loop()
    done = loop.create_future()

    def step(left):
        if left:
            loop.call_soon(step, left - 1)
        else:
            done.set_result(SIZE)

    loop.call_soon(step, SIZE)
    print(await done)


asyncio.run(main())
