# SPDX-License-Identifier: GPL-3.0-or-later
"""Texts of expressions, and the blocks of calls and awaits.

A block is a dict: kind, then the texts of its fields by the catalog's keys and in its order, then
body and clauses.
"""
import ast

LOOP_MAKERS = ("asyncio.new_event_loop", "asyncio.get_event_loop")
TASK_MAKERS = ("asyncio.create_task", "asyncio.ensure_future", "loop.create_task")
SYNC_MAKERS = {  # the kind of block, its field, and the first of its choices
    "asyncio.Lock": ("lock", "", ""), "asyncio.Event": ("event", "", ""),
    "asyncio.Condition": ("condition", "lock", ""), "asyncio.Barrier": ("barrier", "parties", ""),
    "asyncio.Semaphore": ("semaphore", "value", "asyncio.Semaphore"),
    "asyncio.BoundedSemaphore": ("semaphore", "value", "asyncio.Semaphore"),
    "asyncio.Queue": ("queue", "maxsize", "asyncio.Queue"),
    "asyncio.LifoQueue": ("queue", "maxsize", "asyncio.Queue"),
    "asyncio.PriorityQueue": ("queue", "maxsize", "asyncio.Queue"),
}
# Blocks of the program: in a definition their source stands in a `do` or `let` block.
PROGRAM_KINDS = ("run", "new_event_loop", "run_until_complete", "run_forever", "close", "runner",
                 "run_in_runner")
RETURN_WHEN = ("ALL_COMPLETED", "FIRST_COMPLETED", "FIRST_EXCEPTION")


NAME = ast.dump(ast.Name("_", ast.Load()))


class Calls:
    """Converts the calls of one source text."""

    def __init__(self, source):
        self.lines = source.split("\n")
        self.bytes = source.encode().split(b"\n")
        self.loops = set()  # module-level names that hold an event loop
        self.events = set()  # names that hold an asyncio.Event
        self.depth = 0  # of definitions around the statement

    # ------------------------------------------------------------------------ texts
    def text(self, node):
        """The node's own source, on one line: re-written when joining its lines is not enough."""
        if node is None:
            return ""
        if isinstance(node, ast.NamedExpr):
            return f"({ast.unparse(node.target)} := {self.text(node.value)})"
        if isinstance(node, (ast.Yield, ast.YieldFrom)):
            return ast.unparse(node)  # in parentheses
        if node.lineno != node.end_lineno:
            return self.joined(node) or ast.unparse(node)
        line = self.bytes[node.lineno - 1]
        return line[node.col_offset:node.end_col_offset].decode()

    def joined(self, node):
        """The node's lines as one, or nothing when that is another expression."""
        lines = [line.decode() for line in self.bytes[node.lineno - 1:node.end_lineno - 1]]
        lines.append(self.bytes[node.end_lineno - 1][:node.end_col_offset].decode())
        lines[0] = self.bytes[node.lineno - 1][node.col_offset:].decode()
        text = ""
        for line in map(str.strip, lines):
            is_tight = not text or text[-1] in "([{" or line[:1] in (")", "]", "}")
            text += line if is_tight else " " + line
        try:
            again = ast.parse(f"_({text})", mode="eval").body
        except SyntaxError:
            return None
        is_same = ast.dump(again) == f"Call(func={NAME}, args=[{ast.dump(node)}], keywords=[])"
        return text if is_same else None

    def arguments(self, call):
        parts = [(a.lineno, a.col_offset, self.text(a)) for a in call.args]
        for keyword in call.keywords:
            value = self.text(keyword.value)
            parts.append((keyword.lineno, keyword.col_offset,
                          f"{keyword.arg}={value}" if keyword.arg else f"**{value}"))
        return ", ".join(text for _, _, text in sorted(parts))

    def targets(self, node):
        """An assignment's target; the parentheses of a tuple are not part of it."""
        if isinstance(node, ast.Tuple):
            text = ", ".join(self.text(item) for item in node.elts)
            return text + "," if len(node.elts) == 1 else text
        return self.text(node)

    # ------------------------------------------------------------ blocks of a call
    def awaited(self, node, target=None):
        """The block of `[target = ]await x`."""
        name = self.targets(target) if target is not None else ""
        call = node.value
        if isinstance(call, ast.Call):
            function, keywords = self.text(call.func), self.keywords(call)
            plain = not any(isinstance(a, ast.Starred) for a in call.args)
            if function == "asyncio.sleep" and plain and not keywords and 1 <= len(call.args) <= 2:
                result = self.text(call.args[1]) if len(call.args) == 2 else ""
                return {"kind": "sleep", "seconds": self.text(call.args[0]), "result": result,
                        "target": name}
            if function == "asyncio.gather":
                block = self.gather(call)
                if block:
                    return {**block, "mode": "", "target": name}
            if name == "" and isinstance(call.func, ast.Attribute) and plain and not keywords:
                owner, shape = self.text(call.func.value), (call.func.attr, len(call.args))
                if shape == ("acquire", 0):
                    return {"kind": "acquire", "object": owner}
                if shape == ("put", 1):
                    return {"kind": "put", "queue": owner, "item": self.text(call.args[0])}
                if shape == ("join", 0):
                    return {"kind": "join_queue", "queue": owner}
            if function == "asyncio.to_thread" and call.args \
                    and not isinstance(call.args[0], ast.Starred):
                return {"kind": "to_thread", **self.function_and_arguments(call, 0), "target": name}
            block = self.method_of(call)
            if block and block["kind"] == "run_in_executor":
                return {**block, "mode": "", "target": name}
            if isinstance(call.func, ast.Attribute) and plain and not keywords:
                owner, shape = self.text(call.func.value), (call.func.attr, len(call.args))
                if shape == ("wait", 0):
                    return {"kind": "wait_on", "object": owner, "target": name}
                if shape == ("wait_for", 1):
                    return {"kind": "wait_until", "condition": owner,
                            "predicate": self.text(call.args[0]), "target": name}
            if function.endswith(".get") and not call.args and not keywords:
                return {"kind": "get", "queue": function.removesuffix(".get"), "target": name}
            if function == "asyncio.wait":
                block = self.wait(call, target)
                if block:
                    return block
            if function == "asyncio.wait_for" and plain:
                block = self.wait_for(call)
                if block:
                    return {**block, "target": name}
            if function == "asyncio.shield" and plain and len(call.args) == 1 and not keywords:
                return {"kind": "shield", "awaitable": self.text(call.args[0]), "mode": "",
                        "target": name}
        return {"kind": "await", "expression": self.text(call), "target": name}

    def function_and_arguments(self, call, skip):
        """The function that a thread calls, behind `skip` arguments, and what it is given."""
        first = call.args[skip]
        others = ast.Call(func=call.func, args=call.args[skip + 1:], keywords=call.keywords)
        return {"function": self.text(first), "arguments": self.arguments(others)}

    def method_of(self, call):
        """The block of a method call of which arguments may be starred, or None."""
        function = call.func
        if isinstance(function, ast.Attribute) and function.attr == "run_in_executor" \
                and len(call.args) > 1 and not call.keywords \
                and not any(isinstance(each, ast.Starred) for each in call.args[:2]):
            executor = self.text(call.args[0])
            return {"kind": "run_in_executor", "loop": self.text(function.value),
                    "executor": "" if executor == "None" else executor, **self.function_and_arguments(call, 1), "mode": "keep it", "target": ""}
        return None

    def keywords(self, call):
        return {keyword.arg: keyword.value for keyword in call.keywords}

    def gather(self, call):
        keywords = self.keywords(call)
        flag = keywords.pop("return_exceptions", ast.Constant(False))
        if keywords or not call.args or self.text_of_flag(flag) is None:
            return None
        return {"kind": "gather", "awaitables": ", ".join(map(self.text, call.args)),
                "return_exceptions": self.text_of_flag(flag), "mode": "keep it", "target": ""}

    def text_of_flag(self, node):
        if isinstance(node, ast.Constant) and node.value in (True, False):
            return "True" if node.value else ""
        return None

    def wait(self, call, target):
        keywords = self.keywords(call)
        timeout = keywords.pop("timeout", None)
        when = keywords.pop("return_when", None)
        when = self.text(when).removeprefix("asyncio.") if when is not None else ""
        names = ["", ""]
        if target is not None:
            if not isinstance(target, ast.Tuple) or len(target.elts) != 2:
                return None
            names = [self.text(item) for item in target.elts]
        if keywords or len(call.args) != 1 or when not in ("",) + RETURN_WHEN:
            return None
        return {"kind": "wait", "awaitables": self.text(call.args[0]), "timeout": self.text(timeout),
                "return_when": "" if when == RETURN_WHEN[0] else when,
                "done": names[0], "pending": names[1]}

    def wait_for(self, call):
        texts = [self.text(a) for a in call.args]
        keywords = self.keywords(call)
        if len(texts) == 1 and set(keywords) == {"timeout"}:
            texts.append(self.text(keywords.pop("timeout")))
        if len(texts) != 2 or keywords:
            return None
        return {"kind": "wait_for", "awaitable": texts[0], "timeout": texts[1]}

    def call(self, call):
        """The block of a call that is no await, or None. Blocks with a target have an empty one."""
        block = self.method_of(call) or self.known_call(call)
        return None if block and self.depth and block["kind"] in PROGRAM_KINDS else block

    def known_call(self, call):
        function, keywords = self.text(call.func), self.keywords(call)
        if any(isinstance(a, ast.Starred) for a in call.args) and function != "asyncio.gather":
            return None
        args = [self.text(a) for a in call.args]
        shape = (len(args), tuple(sorted(keywords)))
        if function == "asyncio.gather":
            return self.gather(call)
        if function in TASK_MAKERS and shape in ((1, ()), (1, ("name",))):
            using = "" if function == TASK_MAKERS[0] else function
            return {"kind": "create_task", "call": args[0], "name": self.text(keywords.get("name")),
                    "target": "", "using": using}
        if function in SYNC_MAKERS:
            return self.sync_object(function, args, keywords)
        if function in LOOP_MAKERS and shape == (0, ()):
            return {"kind": "new_event_loop", "target": "",
                    "using": "" if function == LOOP_MAKERS[0] else function}
        simple = SIMPLE_CALLS.get((function, shape))
        if simple:
            return simple(*args)
        if isinstance(call.func, ast.Attribute):
            return self.method(call.func, args, keywords, shape)
        return None

    def sync_object(self, function, args, keywords):
        """The block that makes a lock, a queue and the like; None for what it has no field for."""
        kind, field, first = SYNC_MAKERS[function]
        values = args + [self.text(keywords[field])] if list(keywords) == [field] else args
        if len(values) > (1 if field else 0) or (keywords and values is args):
            return None
        if not values and field in ("value", "parties"):
            return None
        block = {"kind": kind}
        if field:
            block[field] = values[0] if values else ""
        if first:
            block["using"] = "" if function == first else function
        return {**block, "target": ""}

    def method(self, function, args, keywords, shape):
        owner, name = self.text(function.value), function.attr
        if name == "cancel" and shape in ((0, ()), (1, ()), (0, ("msg",))):
            message = args[0] if args else self.text(keywords.get("msg"))
            return {"kind": "cancel", "task": owner, "message": message, "target": ""}
        if name == "run_until_complete" and shape == (1, ()):
            return {"kind": "run_until_complete", "loop": owner, "awaitable": args[0], "target": ""}
        if name == "close" and shape == (0, ()) and owner in self.loops:
            return {"kind": "close", "loop": owner}
        if name == "clear" and shape == (0, ()) and owner in self.events:
            return {"kind": "clear_event", "event": owner}
        first = {"call_soon": (), "call_soon_threadsafe": (), "call_later": ("delay",), "call_at": ("when",)}.get(name)
        if first is not None and not keywords and len(args) > len(first):
            function, *rest = args[len(first):]
            safe = {"using": name} if name == "call_soon_threadsafe" else {}
            return {"kind": "call_soon" if safe else name, "loop": owner, **dict(zip(first, args)),
                    "function": function, "arguments": ", ".join(rest), "target": "", **safe}
        simple = SIMPLE_METHODS.get((name, shape))
        return simple(owner, *args) if simple else None


SIMPLE_CALLS = {
    ("time.sleep", (1, ())): lambda seconds: {"kind": "blocking", "seconds": seconds},
    ("compute", (1, ())): lambda seconds: {"kind": "compute", "seconds": seconds},
    ("asyncio.shield", (1, ())):
        lambda awaitable: {"kind": "shield", "awaitable": awaitable, "mode": "keep it",
                           "target": ""},
    ("asyncio.current_task", (0, ())): lambda: {"kind": "current_task", "target": ""},
    ("asyncio.all_tasks", (0, ())): lambda: {"kind": "all_tasks", "target": ""},
    ("asyncio.get_running_loop().create_future", (0, ())):
        lambda: {"kind": "create_future", "target": ""},
    ("asyncio.run", (1, ())): lambda call: {"kind": "run", "call": call, "target": ""},
}

SIMPLE_METHODS = {
    ("add_done_callback", (1, ())):
        lambda task, function: {"kind": "add_done_callback", "task": task, "function": function},
    ("remove_done_callback", (1, ())):
        lambda task, function: {"kind": "remove_done_callback", "task": task, "function": function},
    ("release", (0, ())): lambda owner: {"kind": "release", "object": owner},
    ("run_forever", (0, ())): lambda loop: {"kind": "run_forever", "loop": loop},
    ("stop", (0, ())): lambda loop: {"kind": "stop", "loop": loop},
    ("run", (1, ())):
        lambda runner, call: {"kind": "run_in_runner", "runner": runner, "call": call,
                              "target": ""},
    ("uncancel", (0, ())): lambda task: {"kind": "uncancel", "task": task, "target": ""},
    ("cancelling", (0, ())): lambda task: {"kind": "cancelling", "task": task, "target": ""},
    ("get_name", (0, ())): lambda task: {"kind": "get_name", "task": task, "target": ""},
    ("set_name", (1, ())): lambda task, name: {"kind": "set_name", "task": task, "name": name},
    ("reschedule", (1, ())):
        lambda timeout, when: {"kind": "reschedule", "timeout": timeout, "when": when},
    ("when", (0, ())): lambda timeout: {"kind": "when", "timeout": timeout, "target": ""},
    ("expired", (0, ())): lambda timeout: {"kind": "expired", "timeout": timeout, "target": ""},
    ("set", (0, ())): lambda event: {"kind": "set_event", "event": event},
    ("notify", (0, ())): lambda condition: {"kind": "notify", "condition": condition, "count": ""},
    ("notify", (1, ())):
        lambda condition, count: {"kind": "notify", "condition": condition, "count": count},
    ("notify_all", (0, ())): lambda condition: {"kind": "notify_all", "condition": condition},
    ("put_nowait", (1, ())):
        lambda queue, item: {"kind": "put_nowait", "queue": queue, "item": item},
    ("get_nowait", (0, ())): lambda queue: {"kind": "get_nowait", "queue": queue, "target": ""},
    ("task_done", (0, ())): lambda queue: {"kind": "task_done", "queue": queue},
    ("set_result", (1, ())):
        lambda future, value: {"kind": "set_result", "future": future, "value": value},
    ("set_exception", (1, ())):
        lambda future, error: {"kind": "set_exception", "future": future, "exception": error},
}
