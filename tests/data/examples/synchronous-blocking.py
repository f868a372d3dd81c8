# Title: Synchronous and blocking
# The sender waits for each answer before it does anything else, and the receiver sits on its work until it is done.
# Nothing overlaps: two requests of two seconds and one second of other work take five seconds.
import asyncio, time
async def receiver(request):
    print("receiver: works on", request)
    time.sleep(2)
    return "answer to " + request
async def other_work():
    time.sleep(1)
    print("other work is done")
async def main():
    other = asyncio.create_task(other_work())
    for request in ["request 1", "request 2"]:
        print("sender: sends", request, "and waits")
        answer = await receiver(request)
        print("sender: got", answer)
    await other
asyncio.run(main())
