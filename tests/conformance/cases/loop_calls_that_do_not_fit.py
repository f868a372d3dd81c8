# What a call raises that does not fit depends on whether CPython has the function in Python or C.
import asyncio


def tries(function, *args, **keywords):
    try:
        print(function(*args, **keywords))
    except (TypeError, AttributeError) as error:
        print(type(error).__name__, error)


async def job():
    return 1


def plain(first, second=2, *, third=3):
    return first, second, third


def positional(first, second, /, third):
    return first, second, third


async def awaits(function, *args, **keywords):
    try:
        print(await function(*args, **keywords))
    except (TypeError, AttributeError, ValueError, AssertionError) as error:
        print(type(error).__name__, error)


async def next_completed(awaitables, timeout=None):
    for completed in asyncio.as_completed(awaitables, timeout=timeout):
        return await completed


async def main():
    tries(asyncio.sleep)
    tries(asyncio.sleep, 1, 2, 3)
    tries(asyncio.sleep, 1, delay=2)
    tries(asyncio.sleep, 1, wait=2)
    tries(asyncio.wait_for, 1)
    tries(asyncio.wait)
    tries(asyncio.timeout)
    tries(asyncio.shield)
    tries(asyncio.create_task)
    tries(asyncio.get_running_loop, 1)
    tries(asyncio.get_event_loop, 1)
    tries(asyncio.current_task, loop=1, task=2)
    tries(asyncio.set_event_loop, "loop")
    tries(asyncio.isfuture)
    tries(asyncio.Event, 1)
    tries(asyncio.Lock, loop=1)
    tries(asyncio.Semaphore, 1, 2)
    tries(asyncio.Queue, 1, 2)
    tries(asyncio.Barrier)
    tries(asyncio.TaskGroup, 1)
    task = asyncio.create_task(job())
    tries(task.done, 1)
    tries(task.get_name, now=1)
    tries(task.add_done_callback)
    event, lock, queue = asyncio.Event(), asyncio.Lock(), asyncio.Queue()
    tries(event.set, 1)
    tries(event.wait, timeout=1)
    tries(lock.acquire, 1)
    tries(lock.release, 1, 2)
    tries(queue.put)
    tries(queue.put_nowait, 1, 2)
    tries(queue.get_nowait, 1)
    tries(queue.qsize, 1)
    handle = asyncio.get_running_loop().call_later(0, print, "called")
    tries(handle.cancel, 1)
    tries(handle.cancel, now=1)
    tries(handle.cancelled, 1)
    tries(asyncio.gather, [1, 2])
    tries(asyncio.gather, 1)
    tries(asyncio.gather, return_exception=True)
    tries(asyncio.timeout, "1")
    loop = asyncio.get_running_loop()
    tries(loop.call_later)
    tries(loop.call_later, 1)
    tries(loop.call_later, None, print)
    tries(loop.call_later, "1", print)
    tries(loop.call_at, None, print)
    tries(loop.call_soon)
    tries(loop.run_in_executor)
    tries(loop.set_exception_handler, 1, 2)
    loop.call_later(callback=print, delay=0)
    tries(plain)
    tries(plain, 1, 2, 3)
    tries(plain, 1, 2, 3, third=4)
    tries(plain, 1, 2, 3, fourth=4)
    tries(plain, 1, first=1)
    tries(positional, 1, 2, first=3)
    tries(positional, first=1, second=2, third=3)
    for futures in ([[]], [1, {}], [1], (n for n in [1]), [job], 5, set(), (n for n in "")):
        await awaits(asyncio.wait, futures)
        await awaits(next_completed, futures)
    await awaits(asyncio.as_completed, [task])
    await awaits(asyncio.wait, [task], timeout="1")
    await awaits(next_completed, [task], "1")
    await awaits(asyncio.wait, [task], return_when=1)
    await awaits(asyncio.wait, [], return_when=1)
    for size in (2.5, float("inf"), True, -1, "2", None):
        queue = asyncio.Queue(size)
        print(queue, queue.maxsize, queue.empty())
        tries(queue.full)
        await awaits(queue.put, 1)
        tries(queue.put_nowait, 2) if size is not True else print(queue.full())
    handle = loop.call_soon(print)
    tries(handle.cancel, 1)
    tries(handle.cancelled, 1)
    tries(getattr, handle, "when")
    handle.cancel()
    for context in (1, None, "message", {"message": 1}, {1: 2, "a": 3}, {"exception": 1}):
        tries(loop.default_exception_handler, context)
        if not isinstance(context, dict):
            tries(loop.call_exception_handler, context)
    loop.set_exception_handler(lambda loop, context: print("handled", context))
    tries(loop.call_exception_handler, 1)
    await task


asyncio.run(main())
