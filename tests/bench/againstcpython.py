#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Compares a fan-out of sleeping tasks on CPython and in Coroscope, which records every event.

    fanout.py BENCH_FANOUT [TASKS...]

BENCH_FANOUT is the program that this folder builds. The two take turns on the same machine, each
on a virtual clock; both measure the run alone, without the start of the process. Fails only when
one of them does not end or when their numbers of results differ: times are printed, not judged.
"""
import json
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from fanoutscenario import fan_out_scenario

ROUNDS = 9
HERE = Path(__file__).resolve().parent


def measure(*command):
    """The seconds and the number of results that `command` prints first."""
    done = subprocess.run([str(part) for part in command], stdout=subprocess.PIPE, text=True,
                          check=True)
    seconds, results = done.stdout.split()[:2]
    return float(seconds), int(results)


def compare(program, tasks, folder):
    scenario = Path(folder, f"fanout{tasks}.coroscope")
    scenario.write_text(json.dumps(fan_out_scenario(tasks)), encoding="utf-8")
    ours, theirs = [], []
    for _ in range(ROUNDS):
        python, python_results = measure(sys.executable, HERE / "fanouttasks.py", tasks)
        coroscope, coroscope_results = measure(program, scenario)
        if not python_results == coroscope_results == tasks:
            sys.exit(f"{tasks} tasks: CPython had {python_results} results, "
                     f"Coroscope {coroscope_results}")
        theirs.append(python)
        ours.append(coroscope)
    python, coroscope = statistics.median(theirs), statistics.median(ours)
    print(f"{tasks:7} tasks: CPython {python:.3f} s, Coroscope with its trace {coroscope:.3f} s, "
          f"{python / coroscope:.1f} times as fast (medians)", flush=True)


def main():
    sizes = [int(size) for size in sys.argv[2:]] or [10_000, 100_000]
    with tempfile.TemporaryDirectory() as folder:
        for tasks in sizes:
            compare(sys.argv[1], tasks, folder)


if __name__ == "__main__":
    main()
