# a Runner keeps its loop from run to run
import asyncio
async def left():
    try:
        await asyncio.sleep(9)
    finally:
        print("left is cancelled")
async def say(text):
    print(text, asyncio.current_task().get_name()); await asyncio.sleep(1)
    return text
async def start():
    task = asyncio.create_task(left()); await asyncio.sleep(0); return task
async def fails():
    raise KeyError("no")
with asyncio.Runner() as runner:
    print(runner.run(say("one")))
    loop = runner.get_loop()
    task = runner.run(start())
    print(task.done(), loop.is_running(), loop is asyncio.get_event_loop())
    try:
        runner.run(fails())
    except KeyError as e:
        print("raised", e)
    print(runner.run(say("two")), loop.time())
    try:
        runner.run(5)
    except ValueError as e:
        print(e)
print(task.cancelled(), loop.is_closed())
try:
    runner.run(say("three"))
except RuntimeError as e:
    print(e)
runner.close()
async def within():
    inner = asyncio.Runner()
    c = say("never")
    try:
        inner.run(c)
    except RuntimeError as e:
        print(e)
    c.close()
    return "within"
second = asyncio.Runner()
print(second.run(within()))
second.close()
try:
    with second:
        pass
except RuntimeError as e:
    print(e)
