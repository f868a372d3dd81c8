# SPDX-License-Identifier: GPL-3.0-or-later
"""Statements of a Python program as blocks of a scenario.

A block is a dict: kind, then the texts of its fields by the catalog's keys and in its order, then
body and clauses.
What has no block of its own becomes a `do`, `let` or `await` block with its source as the text, so
whatever the expression language knows converts. What no block can hold is Refused.
"""
import ast
import re

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
RETURN_WHEN = ("ALL_COMPLETED", "FIRST_COMPLETED", "FIRST_EXCEPTION")
KNOWN_MODULES = ("asyncio", "time", "random", "functools", "contextlib")


class Refused(Exception):
    """What the scenario language cannot hold: (the construct, the 1-based line)."""

    def __init__(self, construct, line):
        super().__init__(f"line {line}: {construct}")
        self.construct, self.line = construct, line


class Statements:
    """Converts the statements of one source text."""

    def __init__(self, source):
        self.source = source
        self.lines = source.split("\n")
        self.loops = set()  # module-level names that hold an event loop

    # ------------------------------------------------------------------------ texts
    def text(self, node):
        """The node's own source; on one line, so re-written, when it spans several."""
        if node is None:
            return ""
        segment = ast.get_source_segment(self.source, node)
        if isinstance(node, ast.NamedExpr):
            return f"({ast.unparse(node.target)} := {self.text(node.value)})"
        if segment is None or "\n" in segment:
            return ast.unparse(node)
        return segment

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

    # ----------------------------------------------------------------------- bodies
    def body(self, statements, column, first_line, last_line):
        """Blocks of a list of statements, with the comments that stand on their own lines."""
        blocks, line = [], first_line
        for statement in statements:
            blocks += self.comments(line, statement.lineno - 1, column)
            blocks += self.statement(statement)
            line = statement.end_lineno + 1
        return blocks + self.comments(line, last_line, column)

    def nested(self, statements):
        column, first = statements[0].col_offset, statements[0].lineno
        while first > 1 and self.is_comment(first - 1, column):
            first -= 1
        return self.body(statements, column, first, statements[-1].end_lineno)

    def is_comment(self, line, column):
        text = self.lines[line - 1]
        return text.lstrip().startswith("#") and len(text) - len(text.lstrip()) == column

    def comments(self, first, last, column):
        return [{"kind": "comment", "text": self.lines[line - 1].strip()[1:].strip()}
                for line in range(first, last + 1) if self.is_comment(line, column)]

    # ------------------------------------------------------------------- statements
    def statement(self, node):
        method = getattr(self, "of_" + type(node).__name__, None)
        if method is None:
            raise Refused(CONSTRUCTS.get(type(node).__name__, type(node).__name__), node.lineno)
        for inner in ast.walk(node):
            if isinstance(inner, (ast.Yield, ast.YieldFrom)):
                raise Refused("a generator (yield)", inner.lineno)
        return method(node)

    def of_Import(self, node):
        for alias in node.names:
            if alias.name not in KNOWN_MODULES or alias.asname:
                raise Refused(f"import of {alias.name}", node.lineno)
        return []

    def of_ImportFrom(self, node):
        raise Refused(f"from {node.module} import ...", node.lineno)

    def of_Pass(self, node):
        return [{"kind": "pass"}]

    def of_Break(self, node):
        return [{"kind": "break"}]

    def of_Continue(self, node):
        return [{"kind": "continue"}]

    def of_Return(self, node):
        return [{"kind": "return", "value": self.text(node.value)}]

    def of_Raise(self, node):
        return [{"kind": "raise", "exception": self.text(node.exc), "cause": self.text(node.cause)}]

    def of_Assert(self, node):
        return [{"kind": "assert", "condition": self.text(node.test),
                 "message": self.text(node.msg)}]

    def of_Delete(self, node):
        return [{"kind": "delete", "targets": ", ".join(map(self.text, node.targets))}]

    def of_Nonlocal(self, node):
        return [{"kind": "scope", "keyword": "nonlocal", "names": ", ".join(node.names)}]

    def of_Global(self, node):
        return [{"kind": "scope", "keyword": "global", "names": ", ".join(node.names)}]

    def of_If(self, node):
        clauses, rest = [], node.orelse
        while len(rest) == 1 and isinstance(rest[0], ast.If) and self.is_elif(rest[0]):
            clauses.append({"kind": "elif", "condition": self.text(rest[0].test),
                            "body": self.nested(rest[0].body)})
            rest = rest[0].orelse
        return [{"kind": "if", "condition": self.text(node.test), "body": self.nested(node.body),
                 "clauses": clauses + self.otherwise(rest)}]

    def is_elif(self, node):
        return self.lines[node.lineno - 1][node.col_offset:].startswith("elif")

    def otherwise(self, statements):
        return [{"kind": "else", "body": self.nested(statements)}] if statements else []

    def of_While(self, node):
        return [{"kind": "while", "condition": self.text(node.test),
                 "body": self.nested(node.body), "clauses": self.otherwise(node.orelse)}]

    def of_For(self, node):
        return [{"kind": "for", "target": self.targets(node.target),
                 "iterable": self.text(node.iter), "body": self.nested(node.body),
                 "clauses": self.otherwise(node.orelse)}]

    def of_Try(self, node):
        clauses = [{"kind": "except", "type": self.text(handler.type), "name": handler.name or "",
                    "body": self.nested(handler.body)} for handler in node.handlers]
        clauses += self.otherwise(node.orelse)
        if node.finalbody:
            clauses.append({"kind": "finally", "body": self.nested(node.finalbody)})
        return [{"kind": "try", "body": self.nested(node.body), "clauses": clauses}]

    def of_FunctionDef(self, node):
        return [{"kind": "define", "keyword": "def", **self.definition(node)}]

    def of_AsyncFunctionDef(self, node):
        return [{"kind": "define", **self.definition(node)}]

    def definition(self, node):
        if node.decorator_list:
            raise Refused("a decorator", node.lineno)
        return {"name": node.name, "parameters": ", ".join(self.parameters(node.args)),
                "body": self.nested(node.body)}

    def parameters(self, arguments):
        """Each parameter as source: "a", "b=2", "*args", "/", "*"."""
        for argument in ast.walk(arguments):
            if isinstance(argument, ast.arg) and argument.annotation:
                raise Refused("an annotation", argument.lineno)
        positional = arguments.posonlyargs + arguments.args
        defaults = [None] * (len(positional) - len(arguments.defaults)) + arguments.defaults
        texts = [self.parameter(p, d) for p, d in zip(positional, defaults)]
        if arguments.posonlyargs:
            texts.insert(len(arguments.posonlyargs), "/")
        if arguments.vararg:
            texts.append("*" + arguments.vararg.arg)
        elif arguments.kwonlyargs:
            texts.append("*")
        texts += map(self.parameter, arguments.kwonlyargs, arguments.kw_defaults)
        return texts + (["**" + arguments.kwarg.arg] if arguments.kwarg else [])

    def parameter(self, argument, default):
        return argument.arg if default is None else f"{argument.arg}={self.text(default)}"

    # ------------------------------------------------- expressions and assignments
    def of_Expr(self, node):
        value = node.value
        if isinstance(value, ast.Constant) and isinstance(value.value, str):
            return [{"kind": "comment", "text": " ".join(value.value.split())}]
        if isinstance(value, ast.Call):
            if self.text(value.func) == "print":
                return self.log(value)
            return [self.call(value) or {"kind": "do", "expression": self.text(value)}]
        if isinstance(value, ast.Await):
            return [self.awaited(value)]
        return [{"kind": "do", "expression": self.text(value)}]

    def log(self, call):
        """A log block. A loop that is run inside its first argument runs in a block before it."""
        values = self.arguments(call)
        first = call.args[0] if call.args else None
        if isinstance(first, ast.Call):
            run = self.call(first)
            if run and run["kind"] in ("run", "run_until_complete"):
                values = "result" + values[len(self.text(first)):]
                return [{**run, "target": "result"}, {"kind": "log", "values": values}]
        return [{"kind": "log", "values": values}]

    def of_AugAssign(self, node):
        operator = re.match(r"\s*(\S+=)", self.between(node.target, node.value)).group(1)
        return [{"kind": "let", "target": self.text(node.target), "operator": operator,
                 "value": self.text(node.value)}]

    def between(self, left, right):
        if left.end_lineno != right.lineno:
            raise Refused("an assignment over several lines", left.lineno)
        line = self.lines[left.end_lineno - 1].encode()
        return line[left.end_col_offset:right.col_offset].decode()

    def of_Assign(self, node):
        if len(node.targets) > 1:
            raise Refused("an assignment to several targets (a = b = ...)", node.lineno)
        target, value = self.targets(node.targets[0]), node.value
        if isinstance(value, ast.Await):
            return [self.awaited(value, node.targets[0])]
        block = self.call(value) if isinstance(value, ast.Call) else None
        if block and "target" in block:
            if block["kind"] == "new_event_loop":
                self.loops.add(target)
            return [{**block, "target": target}]
        return [{"kind": "let", "target": target, "value": self.text(value)}]

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
            if function.endswith(".get") and not call.args and not keywords:
                return {"kind": "get", "queue": function.removesuffix(".get"), "target": name}
            if function == "asyncio.wait":
                block = self.wait(call, target)
                if block:
                    return block
        return {"kind": "await", "expression": self.text(call), "target": name}

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

    def call(self, call):
        """The block of a call that is no await, or None. Blocks with a target have an empty one."""
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
        first = {"call_soon": (), "call_later": ("delay",), "call_at": ("when",)}.get(name)
        if first is not None and not keywords and len(args) > len(first):
            function, *rest = args[len(first):]
            return {"kind": name, "loop": owner, **dict(zip(first, args)), "function": function,
                    "arguments": ", ".join(rest), "target": ""}
        simple = SIMPLE_METHODS.get((name, shape))
        return simple(owner, *args) if simple else None


SIMPLE_CALLS = {
    ("time.sleep", (1, ())): lambda seconds: {"kind": "blocking", "seconds": seconds},
    ("compute", (1, ())): lambda seconds: {"kind": "compute", "seconds": seconds},
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
    ("set_result", (1, ())):
        lambda future, value: {"kind": "set_result", "future": future, "value": value},
    ("set_exception", (1, ())):
        lambda future, error: {"kind": "set_exception", "future": future, "exception": error},
}

CONSTRUCTS = {
    "ClassDef": "a class", "With": "with", "AsyncWith": "async with", "AsyncFor": "async for",
    "TryStar": "except*", "AnnAssign": "an annotation", "Match": "match",
}
