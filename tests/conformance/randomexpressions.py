#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""randomexpressions.py COROSCOPE [--seed N] [--count K] [--each M]

Compares COROSCOPE with this machine's CPython on K programs of M random expressions: the type and the
repr of what each gives, or the class and the text of what it raises. Prints every expression that
differs. On another version than CPython 3.11 the exit status is 77 (skipped).
"""
import argparse
import contextlib
import functools
import io
import json
import multiprocessing
import os
import pathlib
import random
import subprocess
import sys
import tempfile
import warnings

SKIPPED = 77
HEAD = """\
import asyncio
import math
def shown(value):
    if isinstance(value, (set, frozenset)):
        return sorted(map(repr, value))
    return repr(value)
def show(number, make):
    try:
        value = make()
        print(number, type(value).__name__, shown(value))
    except Exception as e:
        print(number, type(e).__name__, e)
"""
# The order of a set is no part of the language, nor are addresses.
UNSPECIFIED = (" at 0x", "object is not reversible")
# What the language refuses in words of its own: complex numbers, sizes beyond 64 bits, and large values.
REFUSED = ("no complex numbers here", "too large to convert to C ssize_t", "larger than a run may make")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("coroscope")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=10)
    parser.add_argument("--each", type=int, default=50)
    options = parser.parse_args()
    if sys.version_info[:2] != (3, 11):
        print("skipped: what is expected is what CPython 3.11 gives, this is", sys.version.split()[0])
        sys.exit(SKIPPED)
    count, different = 0, 0
    with tempfile.TemporaryDirectory() as scratch, multiprocessing.Pool(os.cpu_count()) as pool:
        judge = functools.partial(differences, options, pathlib.Path(scratch))
        for number, told in pool.imap(judge, range(options.seed, options.seed + options.count)):
            count += number
            different += len(told)
            for line in told:
                print(line, flush=True)
    print(f"{count - different} of {count} random expressions give what CPython gives")
    if different or not count:
        sys.exit(1)


def differences(options, folder, seed):
    """How many expressions of this seed were compared, and what to say of those that differ."""
    from randomexpression import expression
    chance = random.Random(seed)
    expressions = []
    while len(expressions) < options.each:
        text = expression(chance)
        if is_valid(text):
            expressions.append(text)
    lines = [f"show({number}, lambda: {text})" for number, text in enumerate(expressions)]
    program = HEAD + "\n".join(lines) + "\n"
    theirs, ours = by_python(program), by_coroscope(options.coroscope, program, folder / f"seed{seed}")
    if isinstance(ours, str):
        return len(expressions), [f"--- seed {seed}: {ours}"]
    told, compared = [], 0
    for number, text in enumerate(expressions):
        their, our = theirs.get(str(number)), ours.get(str(number))
        if their is None or any(each in their for each in UNSPECIFIED) or is_of_a_set(text, their):
            continue
        compared += 1
        if their != our and not any(each in str(our) for each in REFUSED):
            told.append(f"--- seed {seed}: {text}\n  CPython   {their}\n  Coroscope {our}")
    return compared, told


def is_of_a_set(text, line):
    """True when the order of a set may show: it is printed inside something, or made a sequence of."""
    makes_one = any(each in text for each in ("set(", "{1", "{'a'", "{0", "{x", "<E>"))
    return makes_one and not line.split(" ", 2)[1] in ("set", "frozenset", "bool", "int")


def is_valid(text):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            compile(text, "expression", "eval")
        except SyntaxError:
            return False
    return True


def by_number(lines):
    """Lines by the number that they begin with. A repr has no line ends, the text of an error may."""
    found = {}
    for line in lines:
        number, _, rest = line.partition(" ")
        found[number] = line if rest else None
    return found


def by_python(program):
    out = io.StringIO()
    with contextlib.redirect_stdout(out), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        exec(compile(program, "program", "exec"), {"__name__": "__main__"})  # pylint: disable=exec-used
    return by_number(out.getvalue().split("\n"))


def by_coroscope(coroscope, program, path):
    """The lines by number, or a sentence."""
    from importer import Refusals, convert
    scenario, trace = path.with_suffix(".coroscope"), path.with_suffix(".jsonl")
    try:
        scenario.write_text(convert(program, path.stem), encoding="utf-8")
    except Refusals as refusals:
        return f"refused: {refusals}"
    done = subprocess.run([coroscope, "run", str(scenario), "--trace", str(trace)], capture_output=True, text=True,
                          env={**os.environ, "QT_QPA_PLATFORM": "offscreen"}, timeout=300, check=False)
    if done.returncode < 0 or "Sanitizer" in done.stderr or not trace.exists():
        return f"exit status {done.returncode}\n{done.stderr[-3000:]}"
    events = [json.loads(line) for line in trace.read_text(encoding="utf-8").splitlines()]
    logs = [event["text"] for event in events if event["ev"] == "log"]
    return by_number(line for text in logs for line in text.split("\n"))


if __name__ == "__main__":
    main()
