# what ends a run by an exception keeps the task, and the task the exception: the variables of its frames stay
import asyncio


class Step:
    def __init__(self, n):
        self.n = n

    def __await__(self):
        try:
            yield
        finally:
            print(self.n, "awaited")
        return self.n


def plain(name):
    try:
        yield name
    finally:
        print("closed", name)


async def last_task_stays():
    for n in range(3):
        task = asyncio.ensure_future(Step(n))
    raise asyncio.InvalidStateError("s")


async def fails():
    it = plain("failed")
    next(it)
    raise ValueError(1)


async def interrupted():
    it = plain("interrupted")
    next(it)
    raise KeyboardInterrupt


async def caught():
    it = plain("caught")
    next(it)
    try:
        await fails()
    except ValueError as e:
        print("caught", repr(e))


loop = asyncio.new_event_loop()
task = loop.create_task(interrupted())
try:
    loop.run_until_complete(task)
except KeyboardInterrupt as e:
    print("raised", repr(e))
del task
print("after", loop.run_until_complete(asyncio.sleep(0, "it")))
for main in (fails, caught, last_task_stays):
    try:
        print(loop.run_until_complete(main()))
    except BaseException as e:
        print("raised", repr(e))
    print("after", main.__name__)
loop.close()
print("closed the loop")
print("end")
