# SPDX-License-Identifier: GPL-3.0-or-later
"""A scenario as the text of a .coroscope file."""
import json

FORMAT_VERSION = 1


def scenario_text(title, description, definitions, program, seed):
    """The file's text. Blocks and definitions get their ids here, in the order of reading."""
    numbers = iter(range(1, 1 << 31))
    document = {
        "format": "coroscope-scenario", "version": FORMAT_VERSION, "title": title,
        "description": description,
        "definitions": [numbered(definition, numbers) for definition in definitions],
        "program": [numbered(block, numbers) for block in program],
        "settings": {"seed": seed},
    }
    return pretty(document, 0) + "\n"


def numbered(block, numbers):
    """The block with its id first and without its empty fields."""
    result = {"id": next(numbers)}
    for key, value in block.items():
        if key in ("body", "clauses"):
            if value:
                result[key] = [numbered(inner, numbers) for inner in value]
        elif value not in ("", []):
            result[key] = value
    return result


def pretty(value, depth):
    """JSON with what has blocks inside spread over lines, and everything else on one line."""
    inner, outer = "  " * (depth + 1), "  " * depth
    if isinstance(value, list) and any(isinstance(item, dict) for item in value):
        items = [inner + pretty(item, depth + 1) for item in value]
        return "[\n" + ",\n".join(items) + "\n" + outer + "]"
    if isinstance(value, dict) and (depth == 0 or any(has_blocks(v) for v in value.values())):
        items = [f"{inner}{json.dumps(key)}: {pretty(item, depth + 1)}"
                 for key, item in value.items()]
        return "{\n" + ",\n".join(items) + "\n" + outer + "}"
    return json.dumps(value, ensure_ascii=False)


def has_blocks(value):
    return isinstance(value, list) and any(isinstance(item, dict) for item in value)
