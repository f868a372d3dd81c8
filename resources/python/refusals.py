# SPDX-License-Identifier: GPL-3.0-or-later
"""What scenarios cannot hold, and what to write instead."""
import ast

KNOWN_MODULES = ("asyncio", "time", "random", "math", "functools", "collections", "itertools",
                 "contextlib")
MOST_PROBLEMS = 100

CONSTRUCTS = {
    "ClassDef": ("a class", "Keep the data in a dict, and write functions that take it."),
    "AsyncFor": ("async for", "Use a for over a list, and await inside it."),
    "Match": ("match", "Use if and elif."),
    "TypeAlias": ("a type alias", "Leave it out: types change nothing of a run."),
    "Yield": ("yield (a generator)", "Collect the items in a list and return it."),
    "YieldFrom": ("yield (a generator)", "Collect the items in a list and return it."),
}
OTHER = "Use the blocks of the palette."


class Refused(Exception):
    """One thing that no block can hold, and its 1-based line."""

    def __init__(self, construct, line, remedy=OTHER):
        super().__init__(f"line {line}: {construct}")
        self.construct, self.line, self.remedy = construct, line, remedy

    def key(self):
        return self.line, self.construct


class Refusals(Exception):
    """All that keeps a script from becoming blocks, by line; at most MOST_PROBLEMS of it."""

    def __init__(self, problems):
        unique = {problem.key(): problem for problem in reversed(problems)}
        self.problems = [unique[key] for key in sorted(unique)]
        super().__init__("; ".join(map(str, self.problems[:MOST_PROBLEMS])))


def refused(node):
    """The refusal of a node that has no block."""
    name = type(node).__name__
    construct, remedy = CONSTRUCTS.get(name, (name, OTHER))
    if isinstance(node, ast.ClassDef):
        construct = f"class {node.name}"
    return Refused(construct, node.lineno, remedy)


def refusals_in(tree):
    """The constructs in a tree that no block can hold, wherever they stand."""
    found = []
    for node in ast.walk(tree):
        if type(node).__name__ in CONSTRUCTS:
            found.append(refused(node))
        elif isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            found += [Refused("a decorator", d.lineno, "Call the decorating function yourself.")
                      for d in node.decorator_list]
        elif isinstance(node, ast.Import):
            found += [import_refused(node, alias) for alias in node.names
                      if alias.name not in KNOWN_MODULES or alias.asname]
        elif isinstance(node, ast.ImportFrom):
            found.append(from_refused(node))
        elif isinstance(node, (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)):
            found += [Refused("async for", node.lineno, CONSTRUCTS["AsyncFor"][1])
                      for clause in node.generators if clause.is_async]
    return found


def import_refused(node, alias):
    if alias.name in KNOWN_MODULES:
        return Refused(f"import of {alias.name} as {alias.asname}", node.lineno,
                       f"Write import {alias.name}, and use that name.")
    return Refused(f"import of {alias.name}", node.lineno,
                   "There are only " + ", ".join(KNOWN_MODULES[:-2]) + " and "
                   + KNOWN_MODULES[-2] + ": do without it.")


def from_refused(node):
    names = ", ".join(alias.name for alias in node.names)
    if node.module in KNOWN_MODULES:
        remedy = f"Write import {node.module}, and {node.module}.NAME where a name is used."
    else:
        remedy = import_refused(node, ast.alias(name=node.module or ".", asname=None)).remedy
    return Refused(f"from {node.module or '.'} import {names}", node.lineno, remedy)
