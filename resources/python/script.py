# SPDX-License-Identifier: GPL-3.0-or-later
"""A Python program as a scenario, block by block, without running it.

Comment lines at its head become the description; "# Title: ..." and "# Seed: ..." among them set
these two.
"""
import ast
import json
import re
import resource
import sys
import textwrap

from comments import with_comment
from imports import with_plain_imports
from refusals import MOST_PROBLEMS, Refusals, Refused, refusals_in
from scenariofile import Numbers, blocks_document, scenario_text
from statements import Statements

MEMORY, SECONDS = 2 << 30, 30  # what a conversion may take of the machine


def convert(source, title, seed=0, numbers=None):
    """The scenario of a script as the text of a file. Raises Refusals and SyntaxError."""
    source = with_plain_imports(with_plain_lines(source))
    module = ast.parse(source)
    converter = Statements(source)
    converter.problems += refusals_in(module)
    header = head_comments(source)
    converter.comments.alone(1, len(header))
    description, statements = description_of(header), list(unwrapped(module.body))
    if not description and statements and ast.get_docstring(module):
        description = paragraphs(ast.get_docstring(module))
        del statements[0]
    facts = head_facts(source)
    seeding = seeding_of(facts)
    definitions, program, line, assigned = [], [], len(header) + 1, set()
    for statement in statements:
        comments = converter.comments.alone(line, statement.lineno - 1)
        line = statement.end_lineno + 1
        if isinstance(statement, ast.FunctionDef) and statement.name == "compute":
            continue  # stands for the block of that name
        if seeding and ast.dump(statement) == seeding:
            seeding = None
            continue  # stands for the seed of the settings
        blocks = converter.statement(statement)
        if is_definition(statement) and blocks and not names_in(defaults_of(statement)) & assigned:
            definitions.append(definition(converter, statement, blocks[-1], comments))
        else:
            program += comments + blocks
            assigned |= names_bound(statement)
    program += converter.comments.alone(line, len(converter.lines))
    converter.problems += twins(definitions)
    if converter.problems:
        raise Refusals(converter.problems)
    return scenario_text(facts.get("Title", title), description, definitions, program,
                         int(facts.get("Seed", seed)), numbers)


def convert_blocks(source, numbers):
    """The blocks of a piece of a program as the clipboard's text. Raises as convert does."""
    source = with_plain_imports(textwrap.dedent(with_plain_lines(source)))
    module = ast.parse(source)
    converter = Statements(source)
    converter.problems += refusals_in(module)
    blocks = converter.body(module.body, 1, 0)
    if converter.problems:
        raise Refusals(converter.problems)
    return blocks_document(blocks, numbers)


def with_plain_lines(source):
    return source.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def unwrapped(statements):
    """The statements of the module, with those of `if __name__ == "__main__":` in its place."""
    for statement in statements:
        if isinstance(statement, ast.If) and not statement.orelse and \
                ast.dump(statement.test) == MAIN_TEST:
            yield from statement.body
        else:
            yield statement


def is_definition(statement):
    return isinstance(statement, (ast.FunctionDef, ast.AsyncFunctionDef))


def defaults_of(function):
    return list(filter(None, function.args.defaults + function.args.kw_defaults))


def names_in(nodes):
    return {node.id for each in nodes for node in ast.walk(each) if isinstance(node, ast.Name)}


def names_bound(statement):
    """The names that a statement of the module gives a meaning, and some of its inner functions."""
    if is_definition(statement) or isinstance(statement, ast.ClassDef):
        return {statement.name}
    return {node.id for node in ast.walk(statement)
            if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)}


MAIN_TEST = ast.dump(ast.parse('__name__ == "__main__"', mode="eval").body)


def definition(converter, statement, block, comments):
    kind = "coroutine" if isinstance(statement, ast.AsyncFunctionDef) else "function"
    said = with_comment({"comment": " ".join(each["text"] for each in comments)},
                        block.get("comment"))
    return {"kind": kind, "name": statement.name,
            "parameters": converter.parameters(statement.args), "line": statement.lineno,
            "comment": said["comment"], "body": block["body"]}


def twins(definitions):
    seen, found = set(), []
    for each in definitions:
        if each["name"] in seen:
            found.append(Refused(f"a second definition called {each['name']}", each["line"],
                                 "Rename one of the two."))
        seen.add(each["name"])
    return found


def head_comments(source):
    """The texts of the comment lines that the script begins with."""
    texts = []
    for line in source.split("\n"):
        if not line.startswith("#"):
            break
        texts.append(line[1:].strip())
    return texts


def description_of(header):
    """What the head says of the program: not its facts, nor what is meant for machines."""
    return " ".join(text for text in header if not fact(text) and not MACHINES.match(text))


def paragraphs(docstring):
    """Its text: what is no blank line goes on where the line before ended."""
    texts = [""]
    for line in docstring.split("\n"):
        words = " ".join(line.split())
        if words:
            texts[-1] = f"{texts[-1]} {words}".strip()
        else:
            texts.append("")
    return "\n".join(texts)


MACHINES = re.compile(r"!|-\*-|(vim|SPDX-[-\w]+|(en)?coding|pylint|noqa)\s*[:=]")


def head_facts(source):
    """The title and the seed that the head states, as {"Title": ..., "Seed": ...}."""
    return dict(filter(None, map(fact, head_comments(source))))


def fact(text):
    match = re.fullmatch(r"Title: (?P<Title>.*)|Seed: (?P<Seed>-?[0-9]{1,19})", text)
    if not match or (match["Seed"] and not -2**63 <= int(match["Seed"]) < 2**63):
        return None
    return match.lastgroup, match[match.lastgroup]


def seeding_of(facts):
    """The statement by which a program seeds random with what its head states, or nothing."""
    return "Seed" in facts and ast.dump(ast.parse(f"random.seed({int(facts['Seed'])})").body[0])


def answer(source, mode, title):
    """What Coroscope reads: a line of JSON, and behind it the scenario or the blocks if there are."""
    numbers = Numbers()
    try:
        text = convert_blocks(source, numbers) if mode == "blocks" else \
            convert(source, title, numbers=numbers)
        return json.dumps({"lines": numbers.lines}) + "\n" + text
    except Refusals as refusals:
        problems = [(p.line, 0, p.construct, p.remedy) for p in refusals.problems]
    except SyntaxError as error:
        problems = [(error.lineno or 0, error.offset or 0, f"this is no Python ({error.msg})",
                     "Mend it there, or a little before.")]
    except (RecursionError, MemoryError):
        problems = [(0, 0, "it is nested too deeply, or too large",
                     "Split its longest expressions and deepest blocks.")]
    keys = ("line", "column", "what", "remedy")
    shown = [dict(zip(keys, problem)) for problem in problems[:MOST_PROBLEMS]]
    return json.dumps({"problems": shown, "count": len(problems)}) + "\n"


def main(mode, title):
    """Reads the source from standard input (UTF-8) and writes the answer to standard output."""
    for limit, most in ((resource.RLIMIT_AS, MEMORY), (resource.RLIMIT_CPU, SECONDS)):
        _, hard = resource.getrlimit(limit)
        resource.setrlimit(limit, (most if hard < 0 else min(most, hard), hard))
    source = sys.stdin.buffer.read().decode("utf-8")
    sys.stdout.buffer.write(answer(source, mode, title).encode("utf-8", "replace"))
