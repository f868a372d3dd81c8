import asyncio
import collections

board = collections.OrderedDict()


async def player(name, barrier, rounds):
    for r in range(rounds):
        await asyncio.sleep(0.1 * (len(name) + r))
        position = await barrier.wait()
        board[name] = board.get(name, 0) + (position == 0)
        if position == 0:
            print(f"round {r} over, last was {name}")
    return name


async def main():
    barrier = asyncio.Barrier(3)
    names = await asyncio.gather(*(player(n, barrier, 3) for n in ("ann", "bobby", "christine")))
    print(names, dict(board), board)
    board.move_to_end("ann")
    print(list(board), board.popitem(last=False))


asyncio.run(main())
