#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""exportedoutputs.py EXPORTSCENARIOS COROSCOPE SCENARIOS LOGS

Exports every scenario that has a NAME.log and runs the programs with python3 as they are, all at
once. On asyncio each prints the log; on threads it prints the lines that Coroscope's own run on
threads prints, in any order. A machine that is too busy for their real time gets another try.
"""
import pathlib
import subprocess
import sys
import tempfile
import time

from outputs import printed

TRIES = 3
SECONDS = 60  # for one try of all programs
# The order in which Python goes through a set of tasks is arbitrary.
IN_ANY_ORDER = {"wait-in-three-phases"}
WHOLE_LINES = """
import builtins, runpy, sys
def print_whole_line(*values, sep=" ", end="\\n", file=None, flush=False):
    (file or sys.stdout).write(sep.join(map(str, values)) + end)
builtins.print = print_whole_line
runpy.run_path(sys.argv[1], run_name="__main__")
"""
# What is a task's name on the loop is here the name that Python gives its main thread.
OTHER_WORDS = {"current-and-all-tasks": ("Task-1", "MainThread")}


def main():
    if len(sys.argv) != 5:
        sys.exit(__doc__)
    exporter, coroscope = sys.argv[1:3]
    scenarios, logs = map(pathlib.Path, sys.argv[3:])
    with tempfile.TemporaryDirectory() as scratch:
        subprocess.run([exporter, scratch, str(scenarios)], check=True)
        folder = pathlib.Path(scratch)
        programs = []
        for log in sorted(logs.glob("*.log")):
            programs.append(Program(folder / "asyncio" / (log.stem + ".py"),
                                    log.read_text(encoding="utf-8").splitlines(),
                                    log.stem in IN_ANY_ORDER))
            failure, lines = printed(coroscope, scenarios / (log.stem + ".coroscope"),
                                     ["--executor", "threads"])
            before, after = OTHER_WORDS.get(log.stem, ("", ""))
            programs.append(Program(folder / "threads" / (log.stem + ".py"),
                                    [failure] if failure else
                                    [line.replace(before, after) for line in lines], True))
        different = programs
        for _ in range(TRIES):
            different = run_at_once(different)
    for program in different:
        print(f"--- {program.path.parent.name}/{program.path.name} printed\n{program.output}")
    print(f"{len(programs) - len(different)} of {len(programs)} exported programs print what they "
          "should")
    sys.exit(1 if different or not programs else 0)


class Program:
    """An exported program and the lines that it is to print."""

    def __init__(self, path, expected, in_any_order):
        self.path, self.expected, self.in_any_order = path, expected, in_any_order
        self.process, self.output = None, ""

    def start(self):
        on_threads = self.path.parent.name == "threads"
        self.process = subprocess.Popen(  # pylint: disable=consider-using-with
            [sys.executable, "-B", *(["-c", WHOLE_LINES] if on_threads else []), str(self.path)],
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8")

    def is_right(self, seconds):
        try:
            self.output, errors = self.process.communicate(timeout=seconds)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.output, errors = self.process.communicate()
            errors += "killed"
        lines = self.output.splitlines()
        self.output += errors
        if self.process.returncode:
            return False
        return lines == self.expected or \
            (self.in_any_order and sorted_lines(lines) == sorted_lines(self.expected))


def sorted_lines(lines):
    """Without how many are left at some time, which a busy machine changes."""
    return sorted(line for line in lines if not line.startswith("unfinished"))


def run_at_once(programs):
    """Those of the programs that print something else."""
    end = time.monotonic() + SECONDS
    for program in programs:
        program.start()
    return [program for program in programs
            if not program.is_right(max(0.1, end - time.monotonic()))]


if __name__ == "__main__":
    main()
