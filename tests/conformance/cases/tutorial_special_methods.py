# what built-in functions ask of objects, and what classes take from those that they are derived from
import asyncio
import itertools


class Deck:
    ranks = [str(n) for n in range(2, 6)] + list("JQKA")

    def __init__(self):
        self.first = self.last = None
        self.cards = self.dealt = []

    def __len__(self):
        return len(self.ranks)

    def __getitem__(self, place):
        return self.ranks[place]


class Countdown:
    def __init__(self, start):
        self.start = start

    def __iter__(self):
        return iter(range(self.start, 0, -1))

    def __reversed__(self):
        yield from range(1, self.start + 1)


class Money:
    def __init__(self, amount):
        self.amount = amount

    def __abs__(self):
        return Money(abs(self.amount))

    def __round__(self, digits=None):
        return Money(round(self.amount, digits))

    def __int__(self):
        return int(self.amount)

    def __float__(self):
        return float(self.amount) if self.amount < 100 else "much"

    def __repr__(self):
        return f"Money({self.amount})"


class Shortage(ValueError):
    def __init__(self, need, have):
        ValueError.__init__(self, f"need {need}, have {have}")
        self.need = need


class Vector:
    def __init__(self, *numbers):
        self.numbers = numbers

    def __getattr__(self, name):
        if name in "xyz":
            return self.numbers["xyz".index(name)]
        raise AttributeError(name)


class Fatal(Exception):
    def __str__(self):
        return "fatal: " + Exception.__str__(self)

    def __repr__(self):
        return "!" + Exception.__repr__(self)


class Plain:
    pass


class Wrong(Plain):
    def __init__(self, x):
        super().__init__(x)


class Dealer(Deck):
    def __init__(self, name):
        Deck.__init__(self)
        object.__init__(self)
        self.name = name


def counted(function):
    def wrapper(*args):
        wrapper.calls += 1
        return function(*args)

    wrapper.calls = 0
    wrapper.__name__ = function.__name__
    return wrapper


async def fails(f):
    try:
        return f()
    except Exception as e:
        return f"{type(e).__name__}: {e}"


async def main():
    deck = Deck()
    print(list(deck), "Q" in deck, "1" in deck, [*reversed(deck)], max(deck), deck.cards is deck.dealt)
    for place, card in enumerate(deck):
        if place == 2:
            print(card)
    items = iter(deck)
    print(next(items), type(items).__name__, type(reversed(deck)).__name__, dict(zip(deck, range(2))))
    print(list(reversed(Countdown(3))), list(Countdown(3)), Dealer("d").last)
    print(abs(Money(-2.5)), round(Money(2.567), 1), round(Money(2.5)), int(Money(7.9)), float(Money(3)))
    for f in (lambda: float(Money(100)), lambda: reversed(Countdown), lambda: abs(deck), lambda: int(deck),
              lambda: float(deck), lambda: round(deck), lambda: iter(Money(1)), lambda: reversed(Money(1)),
              lambda: ValueError.__init__(), lambda: KeyError.__init__(OSError(), 3),
              lambda: Shortage.__str__(3), lambda: object.__init__(deck), lambda: object.__init__(deck, 1),
              lambda: Wrong(1), lambda: object.__init__(Plain(), 1), lambda: delattr(deck, "none")):
        print(await fails(f))
    try:
        raise Shortage(3, 2)
    except ValueError as e:
        print(repr(e), e.need, e.args)
    print(Fatal(1, 2), repr(Fatal("x")), hasattr(Deck, "__init__"), hasattr(deck, "first"))
    delattr(deck, "first")
    print(hasattr(deck, "first"))
    print(list(itertools.chain.from_iterable([[1, 2], "ab", deck[-2:]])), await fails(lambda: list(
        itertools.chain.from_iterable([[1], 2]))))
    area = counted(lambda w, h: w * h)
    print(area(2, 3), area(4, 5), area.calls, area.__name__)
    area.calls = area.limit = 10
    print(area.calls, area.limit, await fails(lambda: area.missing))
    chain = itertools.chain.from_iterable([x] * x for x in itertools.count(1))
    print([next(chain) for _ in range(7)])
    vector = Vector(1, 2)
    print(vector.x, vector.y, vector.__class__ is Vector, await fails(lambda: vector.w))
    timeout = asyncio.timeout(1)
    try:
        await timeout.__aexit__(None, None, None)
    except AssertionError as e:
        print(repr(e))
    async with timeout:
        pass
    try:
        await timeout.__aexit__(None, None, None)
    except AssertionError as e:
        print(repr(e), timeout)


asyncio.run(main())
