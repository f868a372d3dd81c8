# a coroutine that is closed when the program is over goes on in an except clause: what it leaves is warned of then
import asyncio
queue = asyncio.Queue(1)
async def main():
    for each in asyncio.as_completed([asyncio.create_task(queue.get())]):
        try:
            await each
        except Exception as e:
            print('main', repr(e))
        break
    await asyncio.wait_for(queue.get(), 1)
loop = asyncio.new_event_loop()
t = loop.create_task(main())
loop.call_later(1, loop.stop)
loop.run_forever()
print(t.done(), loop.time())
loop.close()
