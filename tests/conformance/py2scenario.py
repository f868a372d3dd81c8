#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""py2scenario.py SCRIPT.py [-o OUT.coroscope]

Converts an asyncio script into a scenario, block by block, without running it. Comment lines at its
head become the description; "# Title: ..." and "# Seed: ..." among them set these two. A script with
something that blocks cannot hold is refused with FILE:LINE and exit status 1.
"""
import ast
import os
import re
import sys

from scenariofile import scenario_text
from statements import Refused, Statements


def convert(source, title, seed=0):
    """The scenario of a script as the text of a file. Raises Refused."""
    converter = Statements(source)
    module = ast.parse(source)
    header = head_comments(source)
    definitions, program, line = [], [], len(header) + 1
    for statement in module.body:
        comments = converter.comments(line, statement.lineno - 1, 0)
        line = statement.end_lineno + 1
        if isinstance(statement, ast.FunctionDef) and statement.name == "compute":
            continue  # stands for the block of that name
        if isinstance(statement, (ast.FunctionDef, ast.AsyncFunctionDef)):
            definitions.append(definition(converter, statement, comments))
        else:
            program += comments + converter.statement(statement)
    refuse_twins(definitions, module)
    program += converter.comments(line, len(converter.lines), 0)
    facts = head_facts(source)
    description = " ".join(text for text in header if not fact(text))
    return scenario_text(facts.get("Title", title), description, definitions, program,
                         int(facts.get("Seed", seed)))


def definition(converter, statement, comments):
    kind = "coroutine" if isinstance(statement, ast.AsyncFunctionDef) else "function"
    fields = converter.definition(statement)
    return {"kind": kind, "name": statement.name,
            "parameters": converter.parameters(statement.args),
            "comment": " ".join(block["text"] for block in comments), "body": fields["body"]}


def refuse_twins(definitions, module):
    names = [definition["name"] for definition in definitions]
    for name in names:
        if names.count(name) > 1:
            raise Refused(f"two definitions called {name}", module.body[0].lineno)


def head_comments(source):
    """The texts of the comment lines that the script begins with."""
    texts = []
    for line in source.split("\n"):
        if not line.startswith("#"):
            break
        texts.append(line[1:].strip())
    return texts


def head_facts(source):
    """The title and the seed that the head states, as {"Title": ..., "Seed": ...}."""
    return dict(filter(None, map(fact, head_comments(source))))


def fact(text):
    match = re.fullmatch(r"(Title|Seed): (.*)", text)
    return match.groups() if match else None


def main():
    arguments = sys.argv[1:]
    out = None
    if "-o" in arguments[:-1]:
        at = arguments.index("-o")
        out = arguments[at + 1]
        del arguments[at:at + 2]
    if len(arguments) != 1:
        sys.exit(__doc__)
    with open(arguments[0], encoding="utf-8") as file:
        source = file.read()
    title = os.path.splitext(os.path.basename(arguments[0]))[0].replace("_", " ").replace("-", " ")
    try:
        text = convert(source, title)
    except Refused as refused:
        sys.exit(f"{arguments[0]}:{refused.line}: {refused.construct} has no block yet")
    if out:
        with open(out, "w", encoding="utf-8") as file:
            file.write(text)
    else:
        sys.stdout.write(text)


if __name__ == "__main__":
    main()
