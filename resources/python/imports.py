# SPDX-License-Identifier: GPL-3.0-or-later
"""The imports of a program in the one form that scenarios have: `import asyncio`.

`from asyncio import sleep` and `import random as rnd` become that, and their names `asyncio.sleep` and
`random` where they are used.
"""
import ast
import collections

from refusals import KNOWN_MODULES

TYPES_ALONE = ("typing", "__future__", "collections.abc")  # their names may stand in annotations


def with_plain_imports(source):
    """The source with such imports and names rewritten, line for line. What cannot be stays as it is:
    an import inside a function, of all names, or of a name that the program gives another meaning."""
    module = ast.parse(source)
    imports = [node for node in module.body if isinstance(node, (ast.Import, ast.ImportFrom))]
    if all(is_plain(node) for node in imports):
        return source
    names = Names(module)
    lines = [line.encode("utf-8") for line in source.split("\n")]
    changes, modules = [], set()
    aliases = type_aliases(module, names, imports)
    in_aliases = {id(inner) for alias in aliases for inner in ast.walk(alias)}
    for node in imports:
        meanings = meanings_of(node)
        uses = names.uses_of(meanings) if meanings is not None else None
        if is_plain(node) or uses is None or not all(is_at(lines, use) for use in uses):
            continue
        if isinstance(node, ast.ImportFrom) and node.module in TYPES_ALONE:
            if all(id(use) in in_aliases for use in uses):
                changes.append((node, ""))
            continue
        imported = [alias.name for alias in node.names] if isinstance(node, ast.Import) else [modules_of(node)]
        modules |= {name.split(".")[0] for name in imported}
        root = ", ".join(imported)
        changes.append((node, "import " + root))
        changes += [(use, meanings[use.id]) for use in uses]
    if names.bound & modules:
        return source
    changes += [(alias, "") for alias in aliases]
    for node, text in sorted(changes, key=lambda change: (change[0].lineno, change[0].col_offset), reverse=True):
        replace(lines, node, text)
    return b"\n".join(lines).decode("utf-8")


def is_plain(node):
    return isinstance(node, ast.Import) and not any(alias.asname for alias in node.names)


def meanings_of(node):
    """{name in the program: what it stands for}, or None where that cannot be said."""
    if isinstance(node, ast.Import):
        known = all(alias.name in KNOWN_MODULES for alias in node.names)
        return {alias.asname: alias.name for alias in node.names if alias.asname} if known else None
    if not modules_of(node) or node.names[0].name == "*":
        return None
    return {alias.asname or alias.name: f"{node.module}.{alias.name}" for alias in node.names}


def modules_of(node):
    """The known module that a `from` imports from, or is itself; nothing for any other."""
    names = [f"{node.module}.{alias.name}" for alias in node.names]
    if names[0] in KNOWN_MODULES and len(names) == 1:
        return names[0]  # from concurrent import futures
    return node.module if node.module in KNOWN_MODULES + TYPES_ALONE else ""


def type_aliases(module, names, imports):
    """The statements that give a name to a type, such as `Row = Tuple[int, str]`: annotations alone
    read that name, or other such statements."""
    of_types = {alias.asname or alias.name for node in imports if isinstance(node, ast.ImportFrom)
                and node.module in TYPES_ALONE for alias in node.names}
    found = []
    for node in module.body:
        if isinstance(node, ast.Assign) and len(node.targets) == 1 and isinstance(node.targets[0], ast.Name) \
                and of_types & read_in(node.value) and is_type(node.value, of_types):
            of_types.add(node.targets[0].id)
            found.append(node)
    while True:
        inside = {id(inner) for node in found for inner in ast.walk(node)}
        kept = [node for node in found if names.assigned[node.targets[0].id] == 1
                and all(id(use) in inside for use in names.reads.get(node.targets[0].id, []))]
        if len(kept) == len(found):
            return found
        found = kept


def is_type(value, of_types):
    """Whether nothing is called in a value but what makes types, as in `T = TypeVar("T")`."""
    return all(read_in(node.func) <= of_types for node in ast.walk(value) if isinstance(node, ast.Call)) \
        and not any(isinstance(node, ast.Await) for node in ast.walk(value))


def read_in(node):
    return {inner.id for inner in ast.walk(node) if isinstance(inner, ast.Name)}


class Names:
    """Where the names of a program are read, and which of them it binds itself."""

    def __init__(self, module):
        self.bound, self.reads, self.assigned = set(), {}, collections.Counter()
        annotations = {id(inner) for node in ast.walk(module) for each in annotations_of(node)
                       for inner in ast.walk(each)}
        for node in ast.walk(module):
            if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
                if id(node) not in annotations:
                    self.reads.setdefault(node.id, []).append(node)
            else:
                bound = list(bound_by(node))
                self.bound |= set(bound)
                self.assigned.update(bound)

    def uses_of(self, meanings):
        """The places where these names are read, or None when one of them is bound too."""
        if self.bound & meanings.keys():
            return None
        return [use for name in meanings for use in self.reads.get(name, [])]


def annotations_of(node):
    return filter(None, (getattr(node, "annotation", None), getattr(node, "returns", None)))


def bound_by(node):
    if isinstance(node, ast.Name):
        yield node.id
    elif isinstance(node, ast.arg):
        yield node.arg
    elif isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.ExceptHandler)):
        if node.name:
            yield node.name
    elif isinstance(node, (ast.Global, ast.Nonlocal)):
        yield from node.names


def is_at(lines, use):
    """Whether the name stands where the tree says: inside f-strings Python 3.11 is wrong at times."""
    return lines[use.lineno - 1][use.col_offset:use.end_col_offset] == use.id.encode("utf-8")


def replace(lines, node, text):
    """The node's source gives way to the text; lines that it alone went on over stay, empty."""
    first, last = node.lineno - 1, node.end_lineno - 1
    rest = lines[last][node.end_col_offset:]
    lines[first] = lines[first][:node.col_offset] + text.encode("utf-8") + (rest if first == last else b"")
    for between in range(first + 1, last + 1):
        lines[between] = rest if between == last else b""
