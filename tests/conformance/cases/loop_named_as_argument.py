# Which loop is meant may be said where none runs.
import asyncio


async def job(seconds):
    await asyncio.sleep(seconds)
    return seconds


first, second = asyncio.new_event_loop(), asyncio.new_event_loop()
future = asyncio.Future(loop=first)
print(future.get_loop() is first)
first.call_later(0.5, future.set_result, "set")
print(first.run_until_complete(future))
task = asyncio.ensure_future(job(1), loop=second)
print(asyncio.ensure_future(task, loop=second) is task)
try:
    asyncio.ensure_future(task, loop=first)
except ValueError as error:
    print(error)
print(asyncio.all_tasks(second) == {task}, asyncio.all_tasks(first), asyncio.all_tasks(loop="none"))
print(asyncio.current_task(first), asyncio.current_task(loop="none"))
try:
    asyncio.all_tasks()
except RuntimeError as error:
    print(error)
try:
    asyncio.Future(loop="none")
except AttributeError as error:
    print(error)
for each in asyncio.all_tasks(second):
    each.cancel()
print(second.run_until_complete(asyncio.gather(task, return_exceptions=True)))
first.close()
second.close()
