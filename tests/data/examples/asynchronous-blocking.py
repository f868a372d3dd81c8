# Title: Asynchronous and blocking
# The sender does not wait for the answers and goes on. But the receiver sits on its work until it is done, and so holds
# the loop: the sender's next step comes only when the receiver lets go.
import asyncio, time
async def receiver(request):
    print("receiver: works on", request)
    time.sleep(2)
    return "answer to " + request
async def main():
    tasks = []
    for request in ["request 1", "request 2"]:
        print("sender: sends", request, "and goes on")
        tasks.append(asyncio.create_task(receiver(request)))
    await asyncio.sleep(1)
    print("sender: wanted to do this after one second")
    for task in tasks:
        print("sender: got", await task)
asyncio.run(main())
