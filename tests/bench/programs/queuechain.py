# SPDX-License-Identifier: GPL-3.0-or-later
# A chain of 100 stages that pass messages on through queues of size 1.
import asyncio

SIZE = 1000
STAGES = 100


async def stage(inbox, outbox):
    while True:
        message = await inbox.get()
        await outbox.put(message)
        if message is None:
            return


async def feed(first):
    for number in range(SIZE):
        await first.put(number)
    await first.put(None)


async def main():
    queues = [asyncio.Queue(1) for _ in range(STAGES + 1)]
    stages = [asyncio.create_task(stage(queues[i], queues[i + 1])) for i in range(STAGES)]
    feeder = asyncio.create_task(feed(queues[0]))
    received = 0
    while await queues[-1].get() is not None:
        received += 1
    await asyncio.gather(feeder, *stages)
    print(received)


asyncio.run(main())
