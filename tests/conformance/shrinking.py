# SPDX-License-Identifier: GPL-3.0-or-later
"""A program that differs, made as small as it can be while it differs in the same way."""
import ast
import copy

MOST_TRIES = 600
BODIES = ("body", "orelse", "finalbody", "handlers")


def shrunk(text, difference, judge):
    """The smaller text, and its difference. judge(text) is the Difference of a text, or None."""
    tree, tries, place = ast.parse(text), 0, 0
    while tries < MOST_TRIES:
        smaller = nth_change(tree, place)
        if smaller is None:
            break
        place += 1
        if is_endless(smaller) or not is_python(smaller):
            continue
        tries += 1
        now = judge(ast.unparse(smaller) + "\n")
        if now and now.way == difference.way:
            tree, difference = smaller, now
            place = max(0, place - 2)
    return ast.unparse(tree) + "\n", difference


def is_python(tree):
    """False where, say, a try has lost all of its handlers."""
    try:
        ast.parse(ast.unparse(tree))
    except SyntaxError:
        return False
    return True


def is_endless(tree):
    """A while has lost the statement that counts."""
    return any(isinstance(node, ast.While) and not isinstance(node.body[0], ast.AugAssign)
               and not isinstance(node.test, ast.UnaryOp) for node in ast.walk(tree))


def nth_change(tree, place):
    """A copy of the tree with its change of that number made, the large ones first, or None."""
    changes = list(all_changes(tree))
    if place >= len(changes):
        return None
    path, change = changes[place]
    copied = copy.deepcopy(tree)
    node = copied
    for field, index in path:
        node = getattr(node, field) if index is None else getattr(node, field)[index]
    change(node)
    return ast.fix_missing_locations(copied)


def all_changes(tree):
    """(path to a node, what to do with it) of all changes, from large to small."""
    nodes = list(walked(tree, ()))
    size = max(len(getattr(node, "body", [])) for _, node in nodes if isinstance(getattr(node, "body", []), list))
    while size > 1:
        size //= 2
        for path, node in nodes:
            for field in BODIES:
                items = getattr(node, field, None)
                if isinstance(items, list) and not isinstance(node, ast.Lambda):
                    for start in range(0, len(items), size):
                        yield path, cut(field, start, start + size)
    for path, node in nodes:
        for field in BODIES[:3]:
            for index, item in enumerate(bodies_of(node, field)):
                if isinstance(item, (ast.If, ast.For, ast.While, ast.Try, ast.TryStar, ast.AsyncWith)):
                    yield path, unwrap(field, index)
    for path, node in nodes:
        if isinstance(node, ast.Call):
            for index in range(len(node.args)):
                yield path, drop("args", index)
            for index in range(len(node.keywords)):
                yield path, drop("keywords", index)
        if isinstance(node, (ast.List, ast.Tuple)) and len(node.elts) > 1:
            for index in range(len(node.elts)):
                yield path, drop("elts", index)
        for field, value in ast.iter_fields(node):
            if isinstance(value, (ast.BinOp, ast.Call, ast.IfExp, ast.JoinedStr, ast.ListComp, ast.Compare)) \
                    and field in ("value", "test", "right", "left"):
                yield path, simplify(field)


def walked(node, path):
    yield path, node
    for field, value in ast.iter_fields(node):
        if isinstance(value, ast.AST):
            yield from walked(value, path + ((field, None),))
        elif isinstance(value, list):
            for index, item in enumerate(value):
                if isinstance(item, ast.AST):
                    yield from walked(item, path + ((field, index),))


def bodies_of(node, field):
    items = getattr(node, field, None)
    return items if isinstance(items, list) else []


def cut(field, start, end):
    def change(node):
        items = getattr(node, field)
        del items[start:end]
        if not items and field == "body" and not isinstance(node, ast.Module):
            items.append(ast.Pass())
    return change


def unwrap(field, index):
    def change(node):
        items = getattr(node, field)
        items[index:index + 1] = items[index].body
    return change


def drop(field, index):
    def change(node):
        del getattr(node, field)[index]
    return change


def simplify(field):
    def change(node):
        setattr(node, field, ast.Constant(1))
    return change
