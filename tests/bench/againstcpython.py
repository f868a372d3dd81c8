#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Compares the programs of this folder on CPython and in Coroscope, which records every event.

    againstcpython.py BENCH_RUN [PROGRAM SIZE]...

BENCH_RUN is the program that this folder builds. The two take turns on the same machine, each on a
virtual clock; both measure a second run alone, without the start of the process and without what
it takes the system to hand out memory for the first time. Fails only when one of
them does not end or when what they print differs: figures are printed, not judged.
"""
import re
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

ROUNDS = 3
HERE = Path(__file__).resolve().parent
RUNS = [("fanout", 10_000), ("fanout", 100_000), ("queuechain", 1_000), ("callsoon", 1_000_000)]
SLEEPING_TASKS = 100_000


def output_of(*command):
    done = subprocess.run([str(part) for part in command], stdout=subprocess.PIPE, text=True,
                          check=True)
    return done.stdout.split()


def program_of_size(name, size, folder):
    source = (HERE / "programs" / f"{name}.py").read_text(encoding="utf-8")
    program = Path(folder, f"{name}{size}.py")
    program.write_text(re.sub(r"^SIZE = .*$", f"SIZE = {size}", source, flags=re.M),
                       encoding="utf-8")
    return program


def compare_time(bench, name, size, folder):
    program = program_of_size(name, size, folder)
    ours, theirs = [], []
    for _ in range(ROUNDS):
        python_printed, python = output_of(sys.executable, HERE / "oncpython.py", program)
        coroscope_printed, coroscope, events = output_of(bench, program)
        if python_printed != coroscope_printed:
            sys.exit(f"{name}: CPython printed {python_printed}, Coroscope {coroscope_printed}")
        theirs.append(float(python))
        ours.append(float(coroscope))
    python, coroscope = statistics.median(theirs), statistics.median(ours)
    print(f"{name} {size}: CPython {python:.3f} s, Coroscope {coroscope:.3f} s with a trace of "
          f"{events} events: {python / coroscope:.1f} times as fast (medians)", flush=True)


def compare_memory(bench, folder):
    program = program_of_size("sleeping", SLEEPING_TASKS, folder)
    python = int(output_of(sys.executable, HERE / "oncpython.py", "--memory", program)[0])
    coroscope = int(output_of(bench, "--memory", program)[0])
    print(f"{SLEEPING_TASKS} sleeping tasks: CPython {python / SLEEPING_TASKS:.0f} bytes each, "
          f"Coroscope with its trace {coroscope / SLEEPING_TASKS:.0f}", flush=True)


def main():
    bench, *asked = sys.argv[1:]
    runs = list(zip(asked[::2], asked[1::2])) or RUNS
    with tempfile.TemporaryDirectory() as folder:
        for name, size in runs:
            compare_time(bench, name, size, folder)
        if not asked:
            compare_memory(bench, folder)


if __name__ == "__main__":
    main()
