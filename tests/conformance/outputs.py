#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""outputs.py COROSCOPE SCENARIOS LOGS

Runs every scenario that has a NAME.log, on the real clock and on threads, and compares what it
prints with the log: on the loop the same lines in the same order as in virtual time, on threads the
same lines. Real time is quickened; a machine that is too busy to keep it gets another try.
"""
import concurrent.futures
import json
import pathlib
import sys
import tempfile

from conformance import run

QUICKENED = ["--clock", "real", "--speed", "4"]
WAYS = {  # options, and whether the order of the lines counts
    "the loop in real time": (["--executor", "loop", *QUICKENED], True),
    "threads": (["--executor", "threads"], False),
    "threads in real time": (["--executor", "threads", *QUICKENED], False),
}
TRIES = 3
# A thread that runs cannot be cancelled: what is cancelled on the loop goes on there.
NOT_ON_THREADS = {"cancelling-a-group"}


def main():
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    program, scenarios, logs = sys.argv[1], pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3])
    jobs = [(program, scenarios / (log.stem + ".coroscope"), log, way)
            for log in sorted(logs.glob("*.log")) for way in WAYS
            if not (way.startswith("threads") and log.stem in NOT_ON_THREADS)]
    with concurrent.futures.ThreadPoolExecutor(4) as pool:
        complaints = [c for c in pool.map(lambda job: complaint(*job), jobs) if c]
    print("\n".join(complaints))
    print(f"{len(jobs) - len(complaints)} of {len(jobs)} runs print what CPython prints")
    sys.exit(1 if complaints or not jobs else 0)


def complaint(program, scenario, log, way):
    """What went wrong in the last try, or nothing."""
    expected = log.read_text(encoding="utf-8").splitlines()
    options, ordered = WAYS[way]
    for _ in range(TRIES if "real" in options else 1):
        failure, lines = printed(program, scenario, options)
        if failure:
            return f"--- {scenario.stem}, {way}: {failure}"
        if lines == expected or (not ordered and sorted(lines) == sorted(expected)):
            return None
    return "\n".join([f"--- {scenario.stem}, {way}: printed"] + lines)


def printed(program, scenario, options):
    """What went wrong, if anything, and the lines that the scenario printed."""
    with tempfile.TemporaryDirectory() as scratch:
        trace = pathlib.Path(scratch) / "trace.jsonl"
        failure = run(program, scenario, trace, options)
        if failure:
            return failure, []
        events = map(json.loads, trace.read_text(encoding="utf-8").splitlines())
        return "", [event["text"] for event in events if event["ev"] == "log"]


if __name__ == "__main__":
    main()
