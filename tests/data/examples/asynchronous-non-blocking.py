# Title: Asynchronous and non-blocking
# Nobody waits in vain: the sender goes on after each request, and the receiver gives the loop back while its work goes
# on. Both requests and the sender's own work overlap, and all takes two seconds.
import asyncio
async def receiver(request):
    print("receiver: starts", request)
    await asyncio.sleep(2)
    return "answer to " + request
async def main():
    tasks = []
    for request in ["request 1", "request 2"]:
        print("sender: sends", request, "and goes on")
        tasks.append(asyncio.create_task(receiver(request)))
    await asyncio.sleep(1)
    print("sender: does its own work after one second")
    for task in tasks:
        print("sender: got", await task)
asyncio.run(main())
