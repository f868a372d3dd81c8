# SPDX-License-Identifier: GPL-3.0-or-later
"""Statements of a Python program as blocks of a scenario.

What has no block of its own becomes a `do`, `let` or `await` block with its source as the text, so
whatever the expression language knows converts. What no block can hold is Refused; the others are
converted all the same, so that `problems` tells everything at once.
"""
import ast
import re

from calls import Calls
from comments import Comments, block, with_comment
from refusals import Refused, refused
from scopes import Scopes


class Statements(Calls, Scopes):
    """Converts the statements of one source text, whose lines end in \\n."""

    def __init__(self, source):
        super().__init__(source)
        self.comments = Comments(source)
        self.problems = []  # Refused

    # ----------------------------------------------------------------------- bodies
    def body(self, statements, first_line, column):
        """Blocks of a list of statements, with the comments around them from first_line on."""
        blocks, line = [], first_line
        for statement in statements:
            blocks += self.comments.alone(line, statement.lineno - 1)
            blocks += self.statement(statement)
            line = statement.end_lineno + 1
        return blocks + self.comments.behind(line - 1, column)

    def nested(self, statements, first_line):
        return self.body(statements, first_line, statements[0].col_offset)

    # ------------------------------------------------------------------- statements
    def statement(self, node):
        """The blocks of a statement, none when it is refused."""
        method = getattr(self, "of_" + type(node).__name__, None)
        body = getattr(node, "body", None)
        head = self.comments.beside(node.lineno, body[0].lineno - 1) if body else ""
        blocks = []
        try:
            if method is None:
                raise refused(node)
            blocks = method(node)
        except Refused as problem:
            self.problems.append(problem)
        rest = self.comments.beside(node.lineno, node.end_lineno)
        comment = " ".join(filter(None, (head, rest)))
        blocks = [{**each, "line": each.get("line", node.lineno)} for each in blocks]
        if not comment:
            return blocks
        if not blocks:
            return [block(comment, node.lineno)]
        return blocks[:-1] + [with_comment(blocks[-1], comment)]

    def of_Import(self, node):
        return []  # refusals_in has judged it

    def of_ImportFrom(self, node):
        return []

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
        body = self.nested(node.body, node.lineno)
        clauses, rest = [], node.orelse
        while len(rest) == 1 and isinstance(rest[0], ast.If) and self.is_elif(rest[0]):
            clauses.append(self.clause("elif", rest[0].body, node, rest[0].lineno,
                                       condition=self.text(rest[0].test)))
            rest = rest[0].orelse
        return [{"kind": "if", "condition": self.text(node.test), "body": body,
                 "clauses": clauses + self.otherwise(node, rest)}]

    def is_elif(self, node):
        return self.bytes[node.lineno - 1][node.col_offset:].startswith(b"elif")

    def clause(self, kind, statements, of, line, **fields):
        """A clause of the statement `of`; the comments before it go into it."""
        beside = self.comments.beside(of.lineno, statements[0].lineno - 1)
        return with_comment({"kind": kind, **fields, "line": line,
                             "body": self.nested(statements, of.lineno)}, beside)

    def otherwise(self, node, statements):
        return [self.clause("else", statements, node, statements[0].lineno)] if statements else []

    def of_While(self, node):
        return [{"kind": "while", "condition": self.text(node.test),
                 "body": self.nested(node.body, node.lineno),
                 "clauses": self.otherwise(node, node.orelse)}]

    def of_For(self, node):
        call = node.iter
        if isinstance(call, ast.Call) and self.text(call.func) == "asyncio.as_completed" \
                and len(call.args) == 1 and set(self.keywords(call)) <= {"timeout"}:
            return [{"kind": "as_completed", "variable": self.targets(node.target),
                     "awaitables": self.text(call.args[0]),
                     "timeout": self.text(self.keywords(call).get("timeout")),
                     "body": self.nested(node.body, node.lineno),
                     "clauses": self.otherwise(node, node.orelse)}]
        return self.loop(node, "")

    def of_AsyncFor(self, node):
        return self.loop(node, "async for")

    def loop(self, node, keyword):
        return [{"kind": "for", "keyword": keyword, "target": self.targets(node.target),
                 "iterable": self.text(node.iter), "body": self.nested(node.body, node.lineno),
                 "clauses": self.otherwise(node, node.orelse)}]

    def yielded(self, node, target=None):
        """The block of `[target = ]yield x`."""
        return [{"kind": "yield", "keyword": "yield from" if isinstance(node, ast.YieldFrom) else "",
                 "value": self.targets(node.value) if node.value else "",
                 "target": self.targets(target) if target is not None else ""}]

    def of_Try(self, node):
        body = self.nested(node.body, node.lineno)
        clauses = [self.clause("except", handler.body, node, handler.lineno,
                               type=self.text(handler.type), name=handler.name or "")
                   for handler in node.handlers]
        clauses += self.otherwise(node, node.orelse)
        if node.finalbody:
            clauses.append(self.clause("finally", node.finalbody, node, node.finalbody[0].lineno))
        return [{"kind": "try", "body": body, "clauses": clauses}]

    def of_FunctionDef(self, node):
        return [{"kind": "define", "keyword": "def", **self.definition(node)}]

    def of_AsyncFunctionDef(self, node):
        return [{"kind": "define", **self.definition(node)}]

    def of_ClassDef(self, node):
        return [{"kind": "class", "name": node.name, "base": ", ".join(map(self.text, node.bases)),
                 "body": self.nested(node.body, node.lineno)}]

    def definition(self, node):
        self.depth += 1
        body = self.nested(node.body, node.lineno)
        self.depth -= 1
        return {"name": node.name, "parameters": ", ".join(self.parameters(node.args)),
                "body": body}

    def parameters(self, arguments):
        """Each parameter as source, without annotations: "a", "b=2", "*args", "/", "*"."""
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
        if isinstance(value, (ast.Yield, ast.YieldFrom)):
            return self.yielded(value)
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
        """The text between two nodes, on one line."""
        first, last = left.end_lineno - 1, right.lineno - 1
        if first == last:
            return self.bytes[first][left.end_col_offset:right.col_offset].decode()
        return self.bytes[first][left.end_col_offset:].decode() + " "

    def of_Assign(self, node):
        if len(node.targets) > 1:
            return self.several(node)
        target, value = self.targets(node.targets[0]), node.value
        if isinstance(value, ast.Await):
            return [self.awaited(value, node.targets[0])]
        if isinstance(value, (ast.Yield, ast.YieldFrom)):
            return self.yielded(value, node.targets[0])
        made = self.call(value) if isinstance(value, ast.Call) else None
        if made and "target" in made:
            if made["kind"] == "new_event_loop":
                self.loops.add(target)
            if made["kind"] == "event":
                self.events.add(target)
            return [{**made, "target": target}]
        return [{"kind": "let", "target": target, "value": self.text(value)}]

    def several(self, node):
        """a = b = e as a = e, then b = a; self.a = self.b = 0 as self.a = 0, then self.b = 0."""
        targets, again = assigned_again(node)
        if again is None:
            raise Refused("an assignment to several targets (a = b = ...)", node.lineno,
                          "Assign the value to a variable first, then that to each.")
        one = ast.Assign(targets=targets[:1], value=node.value, lineno=node.lineno)
        return self.of_Assign(one) + [
            {"kind": "let", "target": self.targets(target), "value": self.text(again)}
            for target in targets[1:]]

    def of_AnnAssign(self, node):
        if node.value is None:
            return []
        return self.of_Assign(ast.Assign(targets=[node.target], value=node.value,
                                         lineno=node.lineno))


def assigned_again(node):
    """The targets of a = b = e in the order in which they can be assigned to one by one, and what
    all but the first are given: e once more, or the first; None where neither is the same value."""
    targets, value = node.targets, node.value
    for place, target in enumerate(targets):
        if isinstance(target, ast.Name) and not any(target.id in names(each) for each in targets[:place]):
            return [target] + targets[:place] + targets[place + 1:], target
    if isinstance(value, ast.Constant) or isinstance(value, ast.Name) \
            and value.id not in set().union(*(names(each, ast.Store) for each in targets[:-1])):
        return targets, value
    first = targets[0]
    stored = set().union(*(names(each, ast.Store) for each in targets[1:-1]))
    return targets, first if is_read_again(first) and not names(first) & stored else None


def is_read_again(target):
    """Whether reading the target gives what was assigned to it, and does nothing else."""
    if isinstance(target, ast.Subscript) and isinstance(target.slice, (ast.Constant, ast.Name)):
        return is_read_again(target.value)
    return isinstance(target, ast.Name) or isinstance(target, ast.Attribute) and is_read_again(target.value)


def names(node, context=(ast.Load, ast.Store)):
    """The names in a node that are read or bound there."""
    return {each.id for each in ast.walk(node) if isinstance(each, ast.Name) and isinstance(each.ctx, context)}
