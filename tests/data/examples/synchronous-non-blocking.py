# Title: Synchronous and non-blocking
# The sender still waits for each answer. The receiver does not sit on its work: while that goes on it does other
# things, and answers when it is told that the work is done.
import asyncio
async def slow_work(request):
    await asyncio.sleep(2)
    return "answer to " + request
async def receiver(request):
    print("receiver: starts", request)
    work = asyncio.create_task(slow_work(request))
    await asyncio.sleep(1)
    print("receiver: did other things meanwhile")
    return await work
async def main():
    for request in ["request 1", "request 2"]:
        print("sender: sends", request, "and waits")
        answer = await receiver(request)
        print("sender: got", answer)
asyncio.run(main())
