# SPDX-License-Identifier: GPL-3.0-or-later
"""What scenarios cannot hold, and what to write instead."""
import ast
import re

MOST_PROBLEMS = 100
KNOWN_MODULES = ("asyncio", "time", "random", "math", "functools", "collections", "itertools",
                 "contextlib", "logging", "concurrent.futures", "operator", "heapq", "inspect")
NO_NETWORK = "Nothing reaches the network: let asyncio.sleep stand for it, and return made-up data."
REMEDIES = {  # of modules that programs often import
    "aiohttp": NO_NETWORK, "httpx": NO_NETWORK, "requests": NO_NETWORK, "socket": NO_NETWORK,
    "urllib.request": NO_NETWORK,
    "dataclasses": "Write a class whose __init__ sets the attributes.",
    "enum": "Give the constants names in the program, or in a class.",
    "datetime": 'Write time.strftime("%H:%M:%S"), which tells the run\'s own time of day.',
    "queue": "Use asyncio.Queue.",
    "signal": "Let a task sleep and then set an asyncio.Event, as a signal would.",
    "sys": "Do without it; logging writes to stderr, and SystemExit ends the program.",
    "threading": "Call asyncio.to_thread, or run_in_executor of a loop; use asyncio's own locks.",
}
NO_HANDLERS = "Set level, format and datefmt with logging.basicConfig, which writes to stderr."
REFUSED_NAMES = {  # of modules that are known
    "concurrent.futures.ProcessPoolExecutor":
        "Use concurrent.futures.ThreadPoolExecutor: a scenario has threads, but one process.",
    "concurrent.futures.Future": "Use asyncio.Future.",
    "concurrent.futures.as_completed": "Use asyncio.as_completed.",
    "concurrent.futures.wait": "Use asyncio.wait.",
    "logging.FileHandler": NO_HANDLERS, "logging.Formatter": NO_HANDLERS,
    "logging.StreamHandler": NO_HANDLERS, "logging.config": NO_HANDLERS,
    "logging.handlers": NO_HANDLERS,
}
LOG_FIELDS = ("asctime", "created", "levelname", "levelno", "message", "msecs", "name", "relativeCreated")

CONSTRUCTS = {
    "Match": ("match", "Use if and elif."),
    "TypeAlias": ("a type alias", "Leave it out: types change nothing of a run."),
}
DECORATORS = {
    "dataclass": "Write __init__, which sets the attributes, and __repr__ or __eq__ where they are used.",
    "property": "Make it a method, and call it.",
    "staticmethod": "Make it a function of the program.",
    "classmethod": "Make it a function of the program, which names the class.",
}
BUILT_IN = ("int", "float", "str", "bool", "list", "dict", "set", "tuple", "frozenset", "enum.Enum",
            "collections.deque", "collections.defaultdict", "collections.Counter", "asyncio.Queue",
            "collections.OrderedDict", "asyncio.Task", "asyncio.Future", "asyncio.Lock", "asyncio.Event")
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
    return Refused(construct, node.lineno, remedy)


def refusals_in(tree):
    """The constructs in a tree that no block can hold, wherever they stand."""
    found, pools = [], pools_in(tree)
    for node in ast.walk(tree):
        if type(node).__name__ in CONSTRUCTS:
            found.append(refused(node))
        elif isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            found += [Refused("a decorator", d.lineno, decorator_remedy(d)) for d in node.decorator_list]
            found += refused_bases(node) if isinstance(node, ast.ClassDef) else []
        elif isinstance(node, ast.Import):
            found += [import_refused(node, alias) for alias in node.names
                      if alias.name not in KNOWN_MODULES or alias.asname]
        elif isinstance(node, ast.ImportFrom):
            found.append(from_refused(node))
        elif isinstance(node, ast.Attribute) and dotted(node) in REFUSED_NAMES:
            found.append(Refused(dotted(node), node.lineno, REFUSED_NAMES[dotted(node)]))
        elif isinstance(node, ast.Attribute) and node.attr in ("submit", "map") and dotted(node.value) in pools:
            found.append(Refused(f"{node.attr}() of an executor", node.lineno,
                                 "Call loop.run_in_executor(pool, f, ...), and await what it gives."))
        elif isinstance(node, ast.Call) and dotted(node.func) == "logging.basicConfig":
            found += refused_configuration(node)
    return found


def decorator_remedy(decorator):
    name = dotted(decorator.func if isinstance(decorator, ast.Call) else decorator)
    return DECORATORS.get(name.rpartition(".")[2], "Call the decorating function yourself.")


def refused_bases(node):
    """What a class is derived from that one of a scenario cannot be."""
    if node.keywords or len(node.bases) > 1:
        yield Refused(f"class {node.name} with several bases or a metaclass", node.lineno,
                      "Derive it from one class, and keep an object of the other in an attribute.")
    for base in node.bases:
        if isinstance(base, ast.Subscript) or dotted(base) in BUILT_IN:
            yield Refused(f"class {node.name} derived from {ast.unparse(base)}", node.lineno,
                          "Keep one in an attribute, and write the methods that are needed.")


def import_refused(node, alias):
    if alias.name in KNOWN_MODULES:
        return Refused(f"import of {alias.name} as {alias.asname}", node.lineno,
                       f"Write import {alias.name}, and use that name.")
    others = ", ".join(KNOWN_MODULES[:-1]) + " and " + KNOWN_MODULES[-1]
    return Refused(f"import of {alias.name}", node.lineno,
                   REMEDIES.get(alias.name, f"There are only {others}: do without it."))


def dotted(node):
    """`a.b.c` as a text; nothing for what is more than three names."""
    names = []
    while isinstance(node, ast.Attribute) and len(names) < 2:
        names.append(node.attr)
        node = node.value
    return ".".join([node.id] + names[::-1]) if isinstance(node, ast.Name) else ""


def pools_in(tree):
    """The names that stand for thread pools."""
    pools = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and is_pool(node.value):
            pools |= set(map(dotted, node.targets))
        elif isinstance(node, ast.withitem) and is_pool(node.context_expr) and node.optional_vars:
            pools.add(dotted(node.optional_vars))
    return pools - {""}


def is_pool(node):
    return isinstance(node, ast.Call) and dotted(node.func) == "concurrent.futures.ThreadPoolExecutor"


def refused_configuration(call):
    """What logging.basicConfig cannot do in a scenario."""
    for keyword in call.keywords:
        if keyword.arg in ("stream", "filename", "handlers"):
            yield Refused(f"logging.basicConfig({keyword.arg}=...)", call.lineno, NO_HANDLERS)
        elif keyword.arg == "style" and ast.unparse(keyword.value) != "'%'":
            yield Refused("another style of logging", call.lineno, "Write the format with %(message)s.")
        elif keyword.arg == "format" and isinstance(keyword.value, ast.Constant):
            for field in re.findall(r"%\((\w+)\)", str(keyword.value.value)):
                if field not in LOG_FIELDS:
                    yield Refused(f"%({field})s in what logging writes", call.lineno,
                                  "Leave it out: there are " + ", ".join(LOG_FIELDS) + ".")


def from_refused(node):
    names = ", ".join(alias.name for alias in node.names)
    if node.module in KNOWN_MODULES:
        remedy = f"Write import {node.module}, and {node.module}.NAME where a name is used."
    else:
        remedy = import_refused(node, ast.alias(name=node.module or ".", asname=None)).remedy
    return Refused(f"from {node.module or '.'} import {names}", node.lineno, remedy)
