# Title: Waiting in three phases: wait
# asyncio.wait can stop at the first task that is done, or after a time, and says which tasks are done and which are
# pending. Nothing is cancelled: the pending ones are waited for again, first for two seconds, then to the end.
# Seed: 1
import asyncio, random
async def coro(tag):
    print(">", tag)
    await asyncio.sleep(random.uniform(0.5, 5))
    print("<", tag)
    return tag
loop = asyncio.get_event_loop()
tasks = [asyncio.ensure_future(coro(i)) for i in range(1, 11)]
print("Get first result:")
finished, unfinished = loop.run_until_complete(asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED))
for task in finished:
    print(task.result())
print("unfinished:", len(unfinished))
print("Get more results in 2 seconds:")
finished2, unfinished2 = loop.run_until_complete(asyncio.wait(unfinished, timeout=2))
for task in finished2:
    print(task.result())
print("unfinished2:", len(unfinished2))
print("Get all other results:")
finished3, unfinished3 = loop.run_until_complete(asyncio.wait(unfinished2))
for task in finished3:
    print(task.result())
loop.close()
