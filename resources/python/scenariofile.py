# SPDX-License-Identifier: GPL-3.0-or-later
"""A scenario as the text of a .coroscope file, byte for byte as Coroscope saves it."""
import json

FORMAT_VERSION = 1
GENERATOR = "Coroscope 0.1.0"  # the version whose writer this follows


class Numbers:
    """Ids from 1, and the line of the script that each of them was given for."""

    def __init__(self):
        self.lines = []

    def next(self, line):
        self.lines.append(line)
        return str(len(self.lines))


def scenario_text(title, description, definitions, program, seed, numbers=None):
    """The file's text. Blocks and definitions get their ids here, in the order of reading."""
    numbers = numbers or Numbers()
    members = [("format", string("coroscope-scenario")), ("version", str(FORMAT_VERSION)),
               ("generator", string(GENERATOR)), ("title", string(title))]
    if description:
        members.append(("description", string(description)))
    members += [
        ("definitions", lines([definition_text(d, numbers) for d in definitions], 1)),
        ("program", blocks_text(program, numbers, 1)),
        ("settings", '{"seed": %d}' % seed),
    ]
    return document(members)


def blocks_document(blocks, numbers):
    """Blocks as the text that the clipboard carries."""
    return document([("format", string("coroscope-blocks")), ("version", str(FORMAT_VERSION)),
                     ("generator", string(GENERATOR)),
                     ("blocks", blocks_text(blocks, numbers, 1))])


def document(members):
    return "{\n" + ",\n".join(f'  "{key}": {text}' for key, text in members) + "\n}\n"


def string(text):
    return json.dumps(text, ensure_ascii=False)


def lines(texts, depth):
    """A list with each item on a line of its own."""
    if not texts:
        return "[]"
    inner, outer = "\n" + "  " * (depth + 1), "\n" + "  " * depth
    return "[" + ",".join(inner + text for text in texts) + outer + "]"


def definition_text(definition, numbers):
    members = [("id", numbers.next(definition["line"])), ("kind", string(definition["kind"])),
               ("name", string(definition["name"])),
               ("parameters", "[" + ", ".join(map(string, definition["parameters"])) + "]")]
    if definition["comment"]:
        members.append(("comment", string(definition["comment"])))
    members.append(("body", blocks_text(definition["body"], numbers, 2)))
    return joined(members)


def blocks_text(blocks, numbers, depth):
    return lines([block_text(block, numbers, depth + 1) for block in blocks], depth)


def block_text(block, numbers, depth):
    """A block without its empty fields; the blocks inside stand on lines of their own."""
    members = [("id", numbers.next(block["line"]))]
    members += [(key, string(value)) for key, value in block.items()
                if key not in ("body", "clauses", "line") and value]
    members += [(key, blocks_text(block[key], numbers, depth)) for key in ("body", "clauses")
                if block.get(key)]
    return joined(members)


def joined(members):
    return "{" + ", ".join(f'"{key}": {text}' for key, text in members) + "}"
