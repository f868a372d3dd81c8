import asyncio, time
def work(): time.sleep(1); print("worked"); return 5
async def main():
    loop = asyncio.get_running_loop()
    f = loop.run_in_executor(None, work)
    await asyncio.sleep(0)
    await loop.shutdown_default_executor()
    print("shut down", f)
    try:
        loop.run_in_executor(None, work)
    except RuntimeError as e:
        print(e)
    print(await f)
loop = asyncio.new_event_loop()
loop.run_until_complete(main())
loop.close()
try:
    loop.run_in_executor(None, work)
except RuntimeError as e:
    print(e)
