# isinstance() with asyncio's classes, and tasks made by their class
import asyncio


class Task:
    pass


class Lock:
    pass


async def number(n):
    await asyncio.sleep(0)
    return n


def kind(x):
    if isinstance(x, asyncio.Task):
        return "task"
    if isinstance(x, asyncio.Future):
        return "future"
    if isinstance(x, (asyncio.Queue, asyncio.Lock)):
        return "queue or lock"
    return "other"


async def main():
    task = asyncio.create_task(number(1))
    group = asyncio.gather(task, number(2))
    shield = asyncio.shield(task)
    for x in (task, shield, asyncio.Future(), asyncio.Queue(), asyncio.PriorityQueue(), asyncio.Lock(),
              asyncio.Event(), Task(), Lock(), number, None):
        print(kind(x))
    print(isinstance(asyncio.BoundedSemaphore(2), asyncio.Semaphore), isinstance(asyncio.Semaphore(), asyncio.BoundedSemaphore),
          isinstance(asyncio.LifoQueue(), asyncio.Queue), isinstance(asyncio.Queue(), asyncio.LifoQueue),
          isinstance(asyncio.Event(), asyncio.Event), isinstance(asyncio.Condition(), (int, asyncio.Condition)),
          isinstance(asyncio.Barrier(2), asyncio.Barrier), isinstance(asyncio.TaskGroup(), asyncio.TaskGroup))
    try:
        isinstance(1, asyncio.sleep)
    except TypeError as e:
        print(e)
    print(await group, await shield)
    task.label, group.label = "first", ["second"]
    shield.started = 1.5
    group.label.append(task.label)
    for x in (task, group, shield, asyncio.Future()):
        print(getattr(x, "label", "none"), hasattr(x, "started"), x.done())
    direct = asyncio.Task(number(3), name="direct")
    after = asyncio.Task(number(4), loop=asyncio.get_running_loop())
    print(direct.get_name(), after.get_name(), await direct, await after)
    try:
        asyncio.Task(number)
    except TypeError as e:
        print(str(e)[:37])


asyncio.run(main())
