# SPDX-License-Identifier: GPL-3.0-or-later
"""Random asyncio programs of the importer's subset.

program(seed) is the text of one: the same seed gives the same text. Every program ends, if only by
having nothing left to run: its loops are counted, and a coroutine calls only those written before it.
"""
import random

from randomlanguage import Language
from randomstatements import PROFILES, Statements

MOST_WORKERS = 4
SHARED = """\
import asyncio
import collections
import functools
import math
import random
import time

tasks = []
futures = []
state = {"count": 0, "log": []}
"""
PRIMITIVES = (
    ("lock", ("asyncio.Lock()",)),
    ("event", ("asyncio.Event()",)),
    ("condition", ("asyncio.Condition()",)),
    ("slots", ("asyncio.Semaphore(1)", "asyncio.Semaphore(2)", "asyncio.BoundedSemaphore(2)")),
    ("gate", ("asyncio.Barrier(2)", "asyncio.Barrier(3)")),
    ("queue", ("asyncio.Queue()", "asyncio.Queue(1)", "asyncio.Queue(maxsize=2)")),
    ("ranked", ("asyncio.PriorityQueue()", "asyncio.PriorityQueue(1)")),
    ("stack", ("asyncio.LifoQueue()", "asyncio.LifoQueue(2)")),
)
HANDLER = """\
def on_error(loop, context):
    if not context["message"].endswith(("retrieved", "pending!")):
        print("handler:", context["message"], repr(context.get("exception")))
"""


class Scope:
    """The names that a body may use, by kind, and where the body stands."""

    def __init__(self, kind, tag, names=None, depth=0, loops=0):
        self.kind = kind  # "main", "worker" or "function"
        self.tag = tag  # the source of what its prints begin with
        self.names = names or {}
        self.depth = depth
        self.loops = loops

    def inner(self, loops=0):
        names = {kind: list(each) for kind, each in self.names.items()}
        return Scope(self.kind, self.tag, names, self.depth + 1, self.loops + loops)

    def add(self, kind, name):
        self.names.setdefault(kind, []).append(name)
        return name

    def of(self, kind):
        return self.names.get(kind, [])


class Program(Language, Statements):
    """Writes one program."""

    def __init__(self, seed):
        self.random = random.Random(seed)
        self.profile = PROFILES[self.random.choice(sorted(PROFILES))]
        self.count = 0
        self.workers = []  # names of the coroutines written so far
        self.callbacks = []  # functions of one future
        self.actions = []  # functions without arguments
        self.functions = []  # functions of one number

    # ------------------------------------------------------------------------ choices
    def chance(self, probability):
        return self.random.random() < probability

    def pick(self, *options):
        return self.random.choice(options)

    def fresh(self, letter):
        self.count += 1
        return f"{letter}{self.count}"

    # ------------------------------------------------------------------------- bodies
    def body(self, scope, statements):
        """About so many statements, indented once."""
        lines = []
        for _ in range(statements):
            lines += self.statement(scope)
        return self.indented(lines or ["pass"])

    def indented(self, lines):
        return ["    " + line for line in lines]

    # -------------------------------------------------------------------- definitions
    def worker(self):
        name = f"c{len(self.workers)}"
        scope = Scope("worker", "w", {"number": ["n"]})
        lines = [f"async def {name}(w, n=1):"] + self.body(scope, self.pick(1, 2, 3, 4))
        if self.chance(0.7):
            lines += ["    return " + self.pick("n", "w", "(w, n)", "[w] * n", "n / 2", "f'{w}-{n}'")]
        elif self.chance(0.3):
            lines += [f"    raise {self.error()}"]
        self.workers.append(name)
        return lines

    def callback(self):
        name = f"on_done{len(self.callbacks)}"
        told = self.pick("f.cancelled()", "f.done()",
                         "'cancelled' if f.cancelled() else f.exception() or f.result()",
                         "repr(None if f.cancelled() else f.exception())")
        lines = [f"def {name}(f):", f"    print('{name}', {told})"]
        if self.chance(0.5):
            lines += self.indented(self.action_statement(Scope("function", f"'{name}'")))
        self.callbacks.append(name)
        return lines

    def action(self):
        name = f"act{len(self.actions)}"
        scope = Scope("function", f"'{name}'")
        lines = [f"def {name}():", f"    print('{name}')"]
        for _ in range(self.pick(0, 1, 1, 2)):
            lines += self.indented(self.action_statement(scope))
        self.actions.append(name)
        return lines

    def main(self, name):
        scope = Scope("main", f"'{name}'")
        lines = ["loop = asyncio.get_running_loop()"]
        if self.handler:
            lines += ["loop.set_exception_handler(on_error)"]
        if self.chance(0.6):
            lines += ["futures.append(loop.create_future())"] * self.pick(1, 2)
        body = self.indented(lines) + self.body(scope, self.pick(3, 4, 5, 7, 9))
        return [f"async def {name}():"] + body + self.pick([], ["    return 'end'"])

    # ---------------------------------------------------------------------- the whole
    def text(self):
        lines = [f"{name} = {self.random.choice(makers)}" for name, makers in PRIMITIVES]
        self.handler = self.chance(0.3)
        if self.handler:
            lines += HANDLER.splitlines()
        for _ in range(self.pick(0, 1, 2)):
            lines += self.function()
        writers = [self.worker] * self.random.randint(1, MOST_WORKERS) + [self.callback, self.action]
        self.random.shuffle(writers)
        for write in writers + [self.action]:
            lines += write()
        lines += self.ending()
        return SHARED + "\n".join(lines) + "\n"

    def ending(self):
        shape = self.pick("run", "run", "run", "twice", "loop", "forever")
        if shape == "run":
            return self.main("main") + self.guarded("print(asyncio.run(main()))")
        if shape == "twice":
            return (self.main("main") + self.main("again") + self.guarded("print(asyncio.run(main()))")
                    + self.pick([], ["tasks.clear()", "futures.clear()"])
                    + self.guarded("print(asyncio.run(again()))"))
        lines = self.main("main") + ["loop = asyncio.new_event_loop()"]
        if shape == "loop":
            lines += self.guarded("print(loop.run_until_complete(main()))")
            if self.chance(0.5):
                lines += ["print(len(tasks), [t.done() for t in tasks])"]
                lines += self.guarded(f"print(loop.run_until_complete({self.plain_call(Scope('main', ''))}))")
        else:
            lines += [f"t = loop.create_task(main(){self.pick('', ', name=' + repr('first'))})",
                      f"loop.call_later({self.pick('0', '0.5', '2', '3.5')}, loop.stop)"]
            lines += self.guarded("loop.run_forever()")
            if self.chance(0.5):
                lines += [f"loop.call_later({self.pick('1', '2')}, {self.random.choice(self.actions)})",
                          "loop.call_later(4, loop.stop)"] + self.guarded("loop.run_forever()")
            lines += ["print(t.done(), loop.time())"]
        return lines + ["loop.close()"]

    def guarded(self, statement):
        return ["try:", "    " + statement, "except BaseException as e:",
                "    print('raised', repr(e))"]


def program(seed):
    """The text of the program of this seed."""
    return Program(seed).text()


if __name__ == "__main__":
    import sys
    print(program(int(sys.argv[1])), end="")
