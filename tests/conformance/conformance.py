#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""conformance.py COROSCOPE [--group G] [--level log|events|full] [--keep DIR] [NAME...]
                  [--scenarios DIR --traces DIR]

Runs scenarios with COROSCOPE and compares their traces with those that CPython gave. Without names:
all, or those whose names begin with G_. Prints the first difference of every case that differs, and
the counts. --keep leaves the traces in DIR. The scenarios and the expected traces are those of the
cases unless told otherwise.
"""
import argparse
import functools
import os
import pathlib
import re
import subprocess
import sys
import tempfile

from children import compare_traces, failures

HERE = pathlib.Path(__file__).resolve().parent
SECONDS = 120  # for one case, under sanitizers
# The report of a failed callback shows so much of its argument's repr, source lines and all.
CUT_REPR = re.compile(r'(Exception in callback [^\s"(]+\()[^"]*\.\.\.[^"]*\)')


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("names", nargs="*")
    parser.add_argument("--group", default="")
    parser.add_argument("--level", default="full", choices=("log", "events", "full"))
    parser.add_argument("--keep")
    parser.add_argument("--scenarios", type=pathlib.Path, default=HERE / "scenarios")
    parser.add_argument("--traces", type=pathlib.Path, default=HERE / "cases")
    options = parser.parse_args()

    prefix = options.group + "_" if options.group else ""
    names = options.names or sorted(
        path.stem for path in options.scenarios.glob(prefix + "*.coroscope"))
    if not names:
        sys.exit(f"there are no scenarios {prefix}* in {options.scenarios}")
    with tempfile.TemporaryDirectory() as scratch:
        folder = pathlib.Path(options.keep or scratch)
        folder.mkdir(parents=True, exist_ok=True)
        failed = failures([functools.partial(compare_case, options, name, folder) for name in names])
    different = [name for name, fails in zip(names, failed) if fails]
    print(f"{len(names) - len(different)} of {len(names)} cases agree with CPython ({options.level})")
    if different:
        sys.exit("different: " + ", ".join(different))


def compare_case(options, name, folder):
    """Runs one in a child, and ends it: its exit status says whether the case differs."""
    print("---", name)
    trace = folder / (name + ".jsonl")
    complaint = run(options.program, options.scenarios / (name + ".coroscope"), trace)
    if complaint:
        sys.exit(complaint.rstrip())
    expected, actual = folder / (name + ".expected.jsonl"), folder / (name + ".actual.jsonl")
    for path, to in ((options.traces / (name + ".jsonl"), expected), (trace, actual)):
        to.write_text(without_source_lines(path.read_text(encoding="utf-8")), encoding="utf-8")
    compare_traces(expected, actual, options.level)


def run(program, scenario, trace, options=()):
    """What went wrong, or nothing."""
    return complaint_about(execute(program, scenario, trace, options), trace)


def execute(program, scenario, trace, options=()):
    """The process that has run it, or None when it took too long."""
    command = [program, "run", str(scenario), "--trace", str(trace), *options]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    try:
        return subprocess.run(command, env=environment, timeout=SECONDS, stdin=subprocess.DEVNULL,
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    except subprocess.TimeoutExpired:
        return None


def complaint_about(done, trace):
    """What is wrong with a process that should have written a trace, or nothing."""
    if done is None:
        return f"still running after {SECONDS} s"
    crashed = done.returncode < 0 or "Sanitizer" in done.stderr
    if crashed or not trace.exists():
        return f"exit status {done.returncode}\n{done.stderr[-4000:]}"
    return ""


def without_source_lines(trace):
    """A scenario has no source lines and no addresses: functions run, but not "at file.py:3"."""
    trace = CUT_REPR.sub(r"\1...)", trace.replace("_FutMixin.", "Future."))  # the oracle's own class
    trace = re.sub(r", (defined|created) at [^\s>]+:\d+", "", trace)
    trace = re.sub(r"(coro=<\S+ running|\)) at [^\s>\]\",]+:\d+", r"\1", trace)
    return re.sub(r" at 0x[0-9a-f]+", "", trace)


def compare(expected, actual, level):
    """The first difference of two traces, or nothing."""
    command = [sys.executable, str(HERE / "oracle" / "tracecmp.py"), str(expected), str(actual),
               "--level", level]
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    return "" if done.returncode == 0 else done.stdout or "tracecmp failed"


if __name__ == "__main__":
    main()
