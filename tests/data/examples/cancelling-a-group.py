# Title: Cancelling a group
# A group is one thing: group.cancel() asks every task in it to stop, and all_groups.cancel() those of all groups. Each
# task is woken by a CancelledError where it waits, and who awaits the group gets it too. Threads cannot be stopped so:
# beside it they run to the end.
import asyncio
async def coro(tag, seconds):
    try:
        await asyncio.sleep(seconds)
        print("<", tag)
        return tag
    except asyncio.CancelledError:
        print("x", tag)
        raise
async def main():
    group1 = asyncio.gather(coro("group 1.1", 1), coro("group 1.2", 4))
    group2 = asyncio.gather(coro("group 2.1", 1), coro("group 2.2", 5))
    group3 = asyncio.gather(coro("group 3.1", 2), coro("group 3.2", 6))
    all_groups = asyncio.gather(group1, group2, group3, return_exceptions=True)
    await asyncio.sleep(1.5)
    print("cancelling group 2")
    group2.cancel()
    await asyncio.sleep(1)
    print("cancelling all groups")
    all_groups.cancel()
    try:
        await all_groups
    except asyncio.CancelledError:
        print("all groups are cancelled")
asyncio.run(main())
