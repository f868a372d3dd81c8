import asyncio
import functools
import inspect

rooms = {}
history = []


async def join(room, user):
    members = rooms.setdefault(room, {})
    if user in members:
        raise ValueError(f"{user!r} is already in {room!r}")
    members[user] = asyncio.Queue()
    await broadcast(room, f"* {user} joined", exclude={user})
    return members[user]


async def leave(room, user):
    del rooms[room][user]
    await broadcast(room, f"* {user} left")
    if not rooms[room]:
        rooms.pop(room)


async def broadcast(room, text, exclude=frozenset()):
    history.append((room, text))
    targets = [q.put(text) for u, q in rooms[room].items() if u not in exclude]
    await asyncio.gather(*targets)
    return len(targets)


async def client(room, user, messages, delay):
    inbox = await join(room, user)

    async def reader():
        while (text := await inbox.get()) != "/quit":
            print(f"{user:>6} <- {text}")

    listen = asyncio.create_task(reader(), name=f"{user}-reader")
    for m in messages:
        await asyncio.sleep(delay)
        n = await broadcast(room, f"{user}: {m}", {user})
        print(f"{user:>6} -> {m} ({n} receivers)")
    inbox.put_nowait("/quit")
    await listen
    await leave(room, user)


async def main():
    people = [("ann", ["hi", "bye"], 0.3), ("bob", ["hello", "what's up?", "ok"], 0.25), ("cat", [], 0)]
    results = await asyncio.gather(*(client("lobby", *p) for p in people), client("lobby", "ann", [], 0), return_exceptions=True)
    print(results)
    print(*[f"{i}. {t}" for i, (_, t) in enumerate(history, start=1)], sep="\n")
    print(rooms, inspect.iscoroutinefunction(functools.partial(client, "x")))


asyncio.run(main())
