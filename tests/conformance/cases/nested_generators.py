# plain generators between two awaits: send, throw, close, yield from
import asyncio


def squares(n):
    total = 0
    for i in range(n):
        sent = yield i * i
        if sent:
            total += sent
    return total


def outer(n):
    result = yield from squares(n)
    print("squares gave", result)
    yield from [10, 20]
    return "end"


def plain():
    g = outer(4)
    print(next(g), g.send(5), next(g), g.send(7))
    print(list(g))
    g = squares(2)
    next(g)
    next(g)
    try:
        g.send(3)
    except StopIteration as e:
        print("returned", e.value)
    g = outer(3)
    next(g)
    try:
        g.throw(KeyError("k"))
    except KeyError as e:
        print("out", e)
    g = squares(3)
    print(next(g))
    g.close()
    print(list(g))
    print(sum(squares(5)), max(squares(4)), tuple(squares(3)))
    for i, s in enumerate(squares(3)):
        print(i, s)


async def main():
    await asyncio.sleep(0.5)
    plain()
    await asyncio.sleep(0.5)
    print("end")


asyncio.run(main())
