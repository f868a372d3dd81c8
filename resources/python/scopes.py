# SPDX-License-Identifier: GPL-3.0-or-later
"""with, async with and except* as blocks of a scenario: a part of Statements."""
import ast

TIMEOUTS = ("asyncio.timeout", "asyncio.timeout_at")


class Scopes:
    """What Statements does with statements that enter and leave something."""

    def of_TryStar(self, node):
        block, = self.of_Try(node)
        for clause in block["clauses"]:
            if clause["kind"] == "except":
                clause["kind"] = "except_star"
        return [block]

    def of_AsyncWith(self, node):
        return self.scopes(node, node.items, "")

    def of_With(self, node):
        return self.scopes(node, node.items, "with")

    def scopes(self, node, items, keyword):
        """One block for each item, the first one outermost."""
        call, target = items[0].context_expr, items[0].optional_vars
        block, name = {"kind": "with", "keyword": keyword, "resource": self.text(call)}, "target"
        if isinstance(call, ast.Call) and not keyword and not call.keywords:
            function, count = self.text(call.func), len(call.args)
            if (function, count) == ("asyncio.TaskGroup", 0):
                block, name = {"kind": "task_group"}, "variable"
            if function in TIMEOUTS and count == 1:
                block = {"kind": "timeout", "seconds": self.text(call.args[0]),
                         "using": "" if function == TIMEOUTS[0] else function}
                name = "variable"
        if keyword == "with" and self.text(call) == "asyncio.Runner()" and not self.depth:
            block, name = {"kind": "runner"}, "variable"
        inner = self.scopes(node, items[1:], keyword) if items[1:] \
            else self.nested(node.body, node.lineno)
        return [{**block, "line": node.lineno,
                 name: self.targets(target) if target is not None else "", "body": inner}]
