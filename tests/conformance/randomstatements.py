# SPDX-License-Identifier: GPL-3.0-or-later
"""asyncio's statements in random programs, chosen by a profile."""

TIMES = ("0", "0", "0.5", "0.5", "1", "1", "1.5", "2", "0.1 + 0.2", "random.uniform(0, 1)")
MOST_DEPTH = 3

# How often each statement is chosen, against one another.
ALWAYS = {"shown": 3, "sleep": 6, "spawn": 6, "await_task": 3, "cancel": 3, "attempt": 4, "branch": 1,
          "loop": 2, "scheduled": 2, "blocking": 1, "future": 2, "assignment": 1}
PROFILES = {
    "cancelling": {**ALWAYS, "cancel": 9, "async_for": 2, "attempt": 9, "gather": 4, "shield": 3, "wait_for": 3,
                   "object_of_class": 2,
                   "timeout": 3, "group": 2, "uncancel": 2, "swallow": 5, "event": 1, "queue": 1},
    "combinators": {**ALWAYS, "gather": 7, "wait": 7, "wait_for": 5, "shield": 4, "as_completed": 5,
                    "done_callback": 4, "nested_async": 2, "async_for": 3},
    "primitives": {**ALWAYS, "lock": 5, "event": 4, "condition": 5, "semaphore": 5, "barrier": 4,
                   "queue": 9, "gather": 2, "wait_for": 4, "swallow": 2, "timeout": 2},
    "scopes": {**ALWAYS, "group": 8, "timeout": 8, "wait_for": 2, "except_star": 5, "uncancel": 2,
               "swallow": 3, "gather": 1, "lock": 1},
    "futures": {**ALWAYS, "future": 8, "done_callback": 7, "scheduled": 7, "gather": 2, "wait": 3,
                "shield": 2, "state": 3},
    "language": {**ALWAYS, "assignment": 8, "branch": 6, "loop": 6, "closure": 5, "nested_async": 5,
                 "shown": 6, "gather": 2, "attempt": 6, "helpers": 3, "async_for": 4,
                 "object_of_class": 4},
    "everything": {**ALWAYS, "gather": 2, "wait": 2, "wait_for": 2, "shield": 2, "as_completed": 2,
                   "done_callback": 2, "lock": 1, "event": 1, "condition": 1, "semaphore": 1,
                   "barrier": 1, "queue": 3, "group": 2, "timeout": 2, "except_star": 1, "uncancel": 1,
                   "swallow": 2, "state": 2, "closure": 1, "nested_async": 1, "inspect": 2, "helpers": 1,
                   "async_for": 2, "object_of_class": 2},
}
NESTING = {"attempt", "branch", "loop", "group", "timeout", "except_star", "swallow", "lock",
           "semaphore", "condition", "nested_async", "as_completed", "async_for", "object_of_class"}
PLAIN = ("shown", "assignment", "branch", "loop")  # what a function without a loop may hold


class Statements:
    """A part of Program: needs random, chance, pick, fresh, body, indented and Language."""

    def statement(self, scope):
        weights = {name: weight for name, weight in self.profile.items()
                   if scope.depth < MOST_DEPTH or name not in NESTING}
        name = self.random.choices(list(weights), list(weights.values()))[0]
        return getattr(self, name)(scope)

    # ----------------------------------------------------------------------- operands
    def time(self, scope):
        return self.pick(*TIMES, *(f"{n} * 0.5" for n in scope.of("number")[:1]))

    def plain_call(self, scope):
        """A coroutine of the program, called."""
        if not self.workers:
            return f"asyncio.sleep({self.time(scope)}, {self.pick(1, repr('slept'))})"
        number = self.pick("1", "2", "3", *(["n"] if scope.kind == "worker" else []))
        return f"{self.random.choice(self.workers)}('{self.fresh('m')}', {number})"

    def coroutine(self, scope):
        return self.pick(*[self.plain_call(scope)] * 4, f"asyncio.sleep({self.time(scope)}, 'slept')",
                         "event.wait()", "queue.get()", f"queue.put({self.pick(5, 6)})", "lock.acquire()")

    def own(self, scope):
        """A task or future that this coroutine made itself, or a new one."""
        return self.pick(*scope.of("task") * 3, *scope.of("future") * 2,
                         f"asyncio.create_task({self.coroutine(scope)})")

    def any_task(self, scope):
        """Of any coroutine; an IndexError at times."""
        return self.pick(*scope.of("task") * 3, *scope.of("future"), "tasks[0]", "tasks[-1]", "tasks[1]")

    def awaitable(self, scope, depth=0):
        if depth < 2 and self.chance(0.25):
            inner = [self.awaitable(scope, depth + 1) for _ in range(self.pick(1, 2))]
            return self.pick(f"asyncio.gather({', '.join(inner)}{self.pick('', ', return_exceptions=True')})",
                             f"asyncio.shield({inner[0]})",
                             f"asyncio.wait_for({inner[0]}, {self.time(scope)})")
        if scope.kind == "main" and self.chance(0.15):
            return self.pick("tasks[0]", "tasks[-1]")
        return self.own(scope) if self.chance(0.5) else self.coroutine(scope)

    def several(self, scope, make):
        if self.chance(0.15):
            call = self.plain_call(scope)
            return f"[asyncio.create_task({call}) for _ in range({self.pick(2, 3)})]"
        return "[" + ", ".join(make(scope) for _ in range(self.pick(1, 2, 2, 3))) + "]"

    def message(self):
        return self.pick("", "", "", "'msg'", "msg='why'", "7")

    # -------------------------------------------------------------------------- tasks
    def sleep(self, scope):
        if self.chance(0.2):
            return [f"{scope.add('number', self.fresh('x'))} = await asyncio.sleep({self.time(scope)}, {self.pick(3, 4)})"]
        return [f"await asyncio.sleep({self.time(scope)})"]

    def spawn(self, scope):
        name = self.fresh("t")
        label = self.pick("", "", f", name='{name}'")
        maker = self.pick("asyncio.create_task", "asyncio.create_task",
                          "asyncio.get_running_loop().create_task")
        lines = [f"{name} = {maker}({self.coroutine(scope)}{label})"]
        scope.add("task", name)
        return lines + self.pick([], [f"tasks.append({name})"], [f"tasks.append({name})"])

    def await_task(self, scope):
        if self.chance(0.4):
            return [f"print({scope.tag}, await {self.awaitable(scope)})"]
        return [f"await {self.awaitable(scope)}"]

    def cancel(self, scope):
        if self.chance(0.1):
            return [f"for each in tasks{self.pick('', '[:2]', '[::-1]')}:", f"    each.cancel({self.message()})"]
        if self.chance(0.2):
            return [f"asyncio.current_task().cancel({self.message()})"]
        call = f"{self.any_task(scope)}.cancel({self.message()})"
        return self.pick([call], [f"print({scope.tag}, {call})"])

    def uncancel(self, scope):
        return self.pick([f"print({scope.tag}, asyncio.current_task().uncancel())"],
                         [f"print({scope.tag}, asyncio.current_task().cancelling())"])

    def swallow(self, scope):
        """Awaits, and does not let a cancellation pass, or not at once."""
        lines = ["try:"] + self.body(scope.inner(), self.pick(1, 2))
        lines += [f"    await asyncio.sleep({self.time(scope)})", "except asyncio.CancelledError as e:",
                  f"    print({scope.tag}, 'swallowed', repr(e))"]
        return lines + self.body(scope.inner(), 1) + self.pick([], [], ["    raise"])

    # -------------------------------------------------------------------- combinators
    def gather(self, scope):
        parts = [self.awaitable(scope) for _ in range(self.pick(0, 1, 2, 2, 3))]
        call = f"asyncio.gather({', '.join(parts + self.pick([], ['return_exceptions=True']))})"
        if self.chance(0.6):
            return self.pick([f"await {call}"], [f"print({scope.tag}, await {call})"])
        name = scope.add("future", self.fresh("g"))
        return [f"{name} = {call}"] + self.pick([], self.callback_on(name), [f"tasks.append({name})"])

    def wait(self, scope):
        when = self.pick("", "", ", return_when=asyncio.FIRST_COMPLETED",
                         ", return_when=asyncio.FIRST_EXCEPTION")
        timeout = self.pick("", f", timeout={self.time(scope)}", f", timeout={self.time(scope)}")
        things = self.several(scope, self.own)
        if self.chance(0.05):
            things, timeout = "tasks", ", timeout=1"
        done, pending = self.fresh("d"), self.fresh("p")
        lines = [f"{done}, {pending} = await asyncio.wait({things}{timeout}{when})",
                 f"print({scope.tag}, len({done}), len({pending}))"]
        return lines + self.pick(
            [], [f"for each in {pending}:", "    each.cancel()"],
            [f"for each in {done}:", f"    print({scope.tag}, each.cancelled() or each.exception() or each.result())"],
            [f"if {pending}:", f"    await asyncio.wait({pending}, timeout=2)"])

    def wait_for(self, scope):
        timeout = self.pick(self.time(scope), self.time(scope), "None", "0", "-1")
        call = f"asyncio.wait_for({self.awaitable(scope)}, {self.pick('', 'timeout=')}{timeout})"
        if self.chance(0.4):
            return [f"print({scope.tag}, await {call})"]
        return ["try:", f"    print({scope.tag}, await {call})", "except asyncio.TimeoutError as e:",
                f"    print({scope.tag}, 'late', repr(e))"]

    def shield(self, scope):
        if self.chance(0.5):
            return [f"await asyncio.shield({self.awaitable(scope)})"]
        name = scope.add("future", self.fresh("s"))
        return [f"{name} = asyncio.shield({self.awaitable(scope)})"]

    def as_completed(self, scope):
        timeout = self.pick("", "", f", timeout={self.time(scope)}")
        each = self.fresh("a")
        lines = [f"for {each} in asyncio.as_completed({self.several(scope, self.awaitable)}{timeout}):"]
        lines += self.pick([f"    print({scope.tag}, await {each})"],
                           ["    try:", f"        print({scope.tag}, await {each})",
                            "    except Exception as e:", f"        print({scope.tag}, repr(e))"])
        return lines + self.pick([], [], self.body(scope.inner(1), 1), ["    break"])

    # ------------------------------------------------------------------------- scopes
    def group(self, scope):
        name = self.fresh("tg")
        inner = scope.inner()
        lines = [f"async with asyncio.TaskGroup() as {name}:"]
        for _ in range(self.pick(0, 1, 2, 3)):
            task = inner.add("task", self.fresh("t"))
            lines += [f"    {task} = {name}.create_task({self.coroutine(inner)}{self.pick('', '', f', name={task!r}')})"]
        lines += self.body(inner, self.pick(0, 1, 2))
        return lines if self.chance(0.4) else self.guarded_group(scope, lines)

    def guarded_group(self, scope, lines):
        caught = self.pick("ExceptionGroup", "BaseExceptionGroup", "Exception", "BaseException")
        shown = "e.exceptions" if caught.endswith("Group") else "repr(e)"
        return ["try:"] + self.indented(lines) + [f"except {caught} as e:", f"    print({scope.tag}, {shown})"]

    def except_star(self, scope):
        first, second = self.pick(("ValueError", "KeyError"), ("Exception", "BaseException"),
                                  ("(KeyError, RuntimeError)", "OSError"))
        lines = ["try:"] + self.indented(self.group_or_raise(scope))
        lines += [f"except* {first} as e:", f"    print({scope.tag}, 'star', repr(e), e.exceptions)"]
        lines += self.pick([], [], ["    raise"], [f"    raise {self.error()}"])
        if self.chance(0.5):
            lines += [f"except* {second} as e:", f"    print({scope.tag}, 'second', repr(e))"]
        return lines + self.pick([], ["finally:", f"    print({scope.tag}, 'finally')"])

    def group_or_raise(self, scope):
        if self.chance(0.4):
            return [f"raise {self.error()}"]
        name = self.fresh("tg")
        return [f"async with asyncio.TaskGroup() as {name}:"] + self.indented(
            [f"{name}.create_task({self.coroutine(scope)})" for _ in range(self.pick(1, 2, 3))])

    def timeout(self, scope):
        name = self.fresh("cm")
        made = self.pick(f"asyncio.timeout({self.pick(self.time(scope), 'None')})",
                         f"asyncio.timeout({self.time(scope)})",
                         f"asyncio.timeout_at(asyncio.get_running_loop().time() + {self.time(scope)})")
        lines = [f"async with {made} as {name}:"] + self.body(scope.inner(), self.pick(1, 2))
        lines += self.pick([], [f"    await asyncio.sleep({self.time(scope)})"],
                           [f"    {name}.reschedule(asyncio.get_running_loop().time() + {self.time(scope)})",
                            f"    await asyncio.sleep({self.time(scope)})"])
        after = [f"print({scope.tag}, {name}.expired(), {name}.when())"]
        if self.chance(0.4):
            return lines + self.pick([], after)
        caught = self.pick("TimeoutError", "TimeoutError", "BaseException")
        return ["try:"] + self.indented(lines) + [f"except {caught} as e:",
                                                  f"    print({scope.tag}, {name}.expired(), repr(e))"]

    # --------------------------------------------------------------------- primitives
    def lock(self, scope):
        if self.chance(0.3):
            return self.pick(["await lock.acquire()"], ["lock.release()"], [f"print({scope.tag}, lock.locked())"])
        return ["async with lock:"] + self.body(scope.inner(), self.pick(1, 2))

    def semaphore(self, scope):
        if self.chance(0.4):
            return self.pick(["await slots.acquire()"], ["slots.release()"], [f"print({scope.tag}, slots.locked())"])
        return ["async with slots:"] + self.body(scope.inner(), self.pick(1, 2))

    def event(self, scope):
        return self.pick(["await event.wait()"], ["event.set()"], ["event.clear()"],
                         [f"print({scope.tag}, event.is_set())"], ["event.set()", "event.clear()"])

    def condition(self, scope):
        lines = ["async with condition:"]
        waits = self.pick("condition.wait()", "condition.wait_for(lambda: state['count'] > 1)")
        return lines + self.indented(self.pick(
            [f"await {waits}"], ["condition.notify()"], ["condition.notify_all()"],
            ["state['count'] += 1", f"condition.notify({self.pick(1, 2)})"],
            [f"await asyncio.wait_for({waits}, {self.time(scope)})"], [f"await {waits}"],
            [f"await asyncio.sleep({self.time(scope)})", "condition.notify_all()"]))

    def barrier(self, scope):
        return self.pick(["await gate.wait()"], [f"print({scope.tag}, await gate.wait())"],
                         [f"print({scope.tag}, gate.n_waiting, gate.parties, gate.broken)"],
                         ["await gate.reset()"], ["await gate.abort()"],
                         ["async with gate as position:", f"    print({scope.tag}, position)"],
                         [f"await asyncio.wait_for(gate.wait(), {self.time(scope)})"])

    def queue(self, scope):
        queue = self.pick("queue", "queue", "ranked", "stack")
        item = self.pick("1", "3", "2", "n" if scope.kind == "worker" else "4")
        return self.pick(
            [f"await {queue}.put({item})"], [f"await {queue}.put({item})"],
            [f"print({scope.tag}, await {queue}.get())"], [f"{queue}.put_nowait({item})"],
            [f"print({scope.tag}, {queue}.get_nowait())"], [f"{queue}.task_done()"],
            [f"await {queue}.get()", f"{queue}.task_done()"], [f"await {queue}.join()"],
            [f"print({scope.tag}, {queue}.qsize(), {queue}.empty(), {queue}.full())"],
            [f"await asyncio.wait_for({queue}.get(), {self.time(scope)})"],
            [f"while not {queue}.empty():", f"    print({scope.tag}, {queue}.get_nowait())"])

    # -------------------------------------------------- futures, callbacks, the others
    def some_callback(self):
        return self.pick(*self.callbacks * 3, "print", "functools.partial(print, 'partial')",
                         "lambda f: print('λ', f.done())")

    def callback_on(self, name):
        return [f"{name}.add_done_callback({self.some_callback()})"]

    def done_callback(self, scope):
        target = self.any_task(scope)
        lines = self.callback_on(target)
        if self.callbacks and self.chance(0.25):
            return lines + [f"print({scope.tag}, {target}.remove_done_callback({self.callbacks[0]}))"]
        return lines

    def some_future(self, scope):
        return self.pick(*scope.of("future") * 2, "futures[0]", "futures[-1]")

    def action_statement(self, scope):
        """What needs neither await nor a running task."""
        return self.pick(
            [f"{self.some_future(scope)}.set_result({self.pick(1, repr('r'))})"],
            [f"{self.some_future(scope)}.set_exception({self.pick('ValueError(9)', 'KeyError', 'TimeoutError()')})"],
            [f"{self.some_future(scope)}.cancel({self.message()})"], [f"{self.any_task(scope)}.cancel({self.message()})"],
            [f"{self.any_task(scope)}.cancel({self.message()})"],
            ["if futures and not futures[0].done():", "    futures[0].set_result('first')"],
            ["event.set()"], ["queue.put_nowait(8)"], [f"print({scope.tag}, queue.get_nowait())"],
            ["lock.release()"], ["slots.release()"], [f"time.sleep({self.pick('0.5', '1')})"],
            [f"raise {self.error()}"], ["state['count'] += 1"], self.shown(scope), ["for each in tasks:", "    each.cancel()"],
            [f"tasks.append(asyncio.get_running_loop().create_task({self.plain_call(scope)}))"],
            self.callback_on(self.any_task(scope)))

    def future(self, scope):
        if self.chance(0.3):
            name = scope.add("future", self.fresh("f"))
            return [f"{name} = asyncio.get_running_loop().create_future()", f"futures.append({name})"]
        if self.chance(0.25):
            return [f"print({scope.tag}, await {self.pick('', 'asyncio.shield', '')}({self.some_future(scope)}))"]
        return self.action_statement(scope)

    def scheduled(self, scope):
        loop, name = "asyncio.get_running_loop()", self.fresh("h")
        action = self.pick(*self.actions * 3, f"print, {scope.tag}, 'called'", f"lambda: print({scope.tag}, 'λ')",
                           *(f"{t}.cancel" for t in scope.of("task")),
                           *(f"{f}.set_result, 5" for f in scope.of("future")), "event.set")
        lines = [self.pick(f"{name} = {loop}.call_soon({action})", f"{name} = {loop}.call_later({self.time(scope)}, {action})",
                           f"{name} = {loop}.call_later({self.time(scope)}, {action})",
                           f"{name} = {loop}.call_at({loop}.time() + {self.time(scope)}, {action})")]
        return lines + self.pick([], [], [], [f"{name}.cancel()"], [f"print({scope.tag}, {name}.cancelled())"],
                                 [f"await asyncio.sleep({self.time(scope)})", f"{name}.cancel()"])

    def blocking(self, scope):
        return [f"time.sleep({self.pick('0', '0.5', '1', '0.25')})"]

    def state(self, scope):
        target = self.any_task(scope)
        return [f"print({scope.tag}, {self.pick(f'{target}.done()', f'{target}.cancelled()', f'repr({target}.exception())', f'{target}.result()')})"]

    def inspect(self, scope):
        return self.pick(["print(sorted(t.get_name() for t in asyncio.all_tasks() if t is not asyncio.current_task()))"],
                         ["print(len(asyncio.all_tasks()), asyncio.current_task().get_name())"],
                         ["asyncio.current_task().set_name('renamed')"], [f"print({scope.tag}, {self.any_task(scope)})"],
                         ["print(asyncio.get_running_loop().time())"], ["asyncio.get_running_loop().stop()"],
                         [f"print({scope.tag}, {self.some_future(scope)})"])

    def helpers(self, scope):
        return self.pick([f"print({scope.tag}, collections.deque([1, 2], maxlen=2))"],
                         [f"print({scope.tag}, functools.reduce(lambda a, b: a + b, [1, 2, 3]))"],
                         [f"print({scope.tag}, random.random(), random.randint(1, 9))"],
                         [f"print({scope.tag}, random.choice('abc'), random.sample(range(9), 3))"],
                         [f"print({scope.tag}, time.monotonic(), time.perf_counter())"])

    def async_for(self, scope):
        name, each = self.fresh("agen"), self.fresh("x")
        makes = [f"await asyncio.sleep({self.time(scope)})"] * self.pick(0, 1, 1) + ["yield i"]
        makes += self.pick([], [], [f"print({scope.tag}, 'after', i)"], [f"if i == 1: raise {self.error()}"])
        lines = ["for i in range(n):"] + self.indented(makes)
        ends = [f"print({scope.tag}, 'closed')"] + [f"await asyncio.sleep({self.time(scope)})"] * self.pick(0, 0, 1)
        if self.chance(0.6):
            lines = ["try:"] + self.indented(lines) + ["finally:"] + self.indented(ends)
        lines = [f"async def {name}(n):"] + self.indented(lines)
        if self.chance(0.25):
            return lines + [f"print({scope.tag}, [{each} async for {each} in {name}(3) if {each} != 1])"]
        if self.chance(0.25):
            return lines + [f"print({scope.tag}, await anext({name}({self.pick(1, 2)})))"]
        lines += [f"async for {each} in {name}({self.pick(1, 2, 3)}):", f"    print({scope.tag}, {each})"]
        lines += self.body(scope.inner(1), self.pick(0, 1)) + self.pick([], [], ["    break"])
        return lines + self.pick([], ["else:", f"    print({scope.tag}, 'all')"])

    def nested_async(self, scope):
        name = self.fresh("inner")
        outer = self.fresh("k")
        inner = scope.inner(1)
        lines = [f"{outer} = {self.number(scope)}", f"async def {name}(z):", f"    nonlocal {outer}",
                 f"    {outer} = z"] + self.body(inner, self.pick(1, 2)) + [f"    return {outer}"]
        if self.chance(0.3):
            return lines + [f"{scope.add('task', self.fresh('t'))} = asyncio.create_task({name}(4))"]
        return lines + self.pick(
            [f"print({scope.tag}, await {name}(1), {outer})"],
            [f"print({scope.tag}, await asyncio.gather({name}(1), {name}(2)), {outer})"])

    def object_of_class(self, scope):
        """An object of a class defined here: awaited, entered, iterated or run."""
        name, it = self.fresh("C"), self.fresh("o")
        time = self.time(scope)
        wait = self.pick(f"await asyncio.sleep({time})", f"await {self.coroutine(scope)}", "pass")
        yields = self.pick("yield", f"yield from asyncio.sleep({time}, 3).__await__()",
                           f"yield from asyncio.create_task({self.plain_call(scope)}).__await__()")
        ends = self.pick(f"raise {self.error()}", "return 'made'", "return self.n")
        lines = [f"class {name}{self.pick('', '', '(Exception)')}:", "    seen = 0",
                 "    def __init__(self, n=1):", "        self.n = n", f"        {name}.seen += n",
                 "    def __repr__(self):", f"        return f'{name}({{self.n}})'",
                 "    def __await__(self):", "        try:", f"            {yields}", "        finally:",
                 f"            print({scope.tag}, self.n, 'awaited')", f"        {ends}",
                 "    async def __aenter__(self):", f"        {wait}", "        return self",
                 "    async def __aexit__(self, kind, value, traceback):", f"        {wait}",
                 f"        print({scope.tag}, kind, repr(value))", f"        return {self.pick('True', 'False')}",
                 "    def __aiter__(self):", "        return self", "    async def __anext__(self):",
                 "        self.n -= 1", "        if self.n < 0:", "            raise StopAsyncIteration",
                 f"        {wait}", "        return self.n",
                 "    async def run(self, more):", f"        {wait}", "        self.n += more", f"        {ends}",
                 f"{it} = {name}({self.pick(1, 2, 3)})"]
        return lines + self.pick(
            [f"print({scope.tag}, await {it}, {it}.seen)"],
            [f"print({scope.tag}, await asyncio.gather({it}, {name}(2), return_exceptions=True))"],
            [f"print({scope.tag}, await asyncio.wait_for({it}, {self.time(scope)}))"],
            [f"{scope.add('task', self.fresh('t'))} = asyncio.ensure_future({it})"],
            [f"async with {it} as entered:", f"    print({scope.tag}, entered, entered.__dict__)"]
            + self.body(scope.inner(1), self.pick(0, 1)),
            [f"print({scope.tag}, [each async for each in {it}], {it})"],
            [f"{scope.add('task', self.fresh('t'))} = asyncio.create_task({it}.run(2))"])
