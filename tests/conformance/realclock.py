#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""realclock.py COROSCOPE [NAME...]

The same order of events under the real clock as in virtual time, wherever deadlines differ by more
than a timer is late. Runs those cases whose distinct times lie far apart, at a speed at which the
least distance takes GAP real seconds, and compares the trace with CPython's, but for the times and
the fractions that are printed. A run of which some event came so late that it is nearer to the next
time than to its own cannot be judged: the machine was too busy. It is counted and never passes for
an agreement; when no run could be judged, the test is skipped (77).
"""
import bisect
import concurrent.futures
import json
import pathlib
import re
import sys
import tempfile

from conformance import HERE, compare, run, without_source_lines

GAP = 0.08      # real seconds between two distinct times
LONGEST = 0.45  # real seconds of one case
SKIPPED = 77


def main():
    program, names = sys.argv[1], sys.argv[2:]
    cases = [case for case in map(Case, names or all_names()) if case.qualifies()]
    with tempfile.TemporaryDirectory() as scratch:
        with concurrent.futures.ThreadPoolExecutor(2) as pool:
            results = list(pool.map(lambda case: case.judge(program, pathlib.Path(scratch)), cases))
    different = [case.name for case, result in zip(cases, results) if result is False]
    late = [case.name for case, result in zip(cases, results) if result is None]
    agreeing = len(cases) - len(different) - len(late)
    print(f"{agreeing} of {len(cases)} cases agree, in {sum(case.wall for case in cases):.1f} s; "
          f"too late to judge: {', '.join(late) or 'none'}")
    if different:
        sys.exit("different: " + ", ".join(different))
    if agreeing == 0:
        sys.exit(SKIPPED)


def all_names():
    """But for those with worker threads: when these run, the operating system decides."""
    return sorted(path.stem for path in (HERE / "scenarios").glob("*.coroscope")
                  if not path.stem.startswith("thread_"))


def events_of(path):
    return [event for event in map(json.loads, path.read_text(encoding="utf-8").splitlines())
            if "t" in event]


class Case:
    def __init__(self, name):
        self.name = name
        self.expected = HERE / "cases" / (name + ".jsonl")
        self.events = events_of(self.expected)
        self.times = sorted({event["t"] for event in self.events})
        self.gap = least_distance(self.times)
        self.speed = self.gap / GAP
        self.wall = self.times[-1] / self.speed if self.speed else 0

    def qualifies(self):
        """There are distinct times, none too close, and no two deadlines tie."""
        return (not self.says_that_deadlines_tie() and len(self.times) > 1 and self.wall <= LONGEST
                and 0.001 <= self.speed <= 10000
                and least_distance(sorted(self.deadlines())) >= self.gap / 2)

    def says_that_deadlines_tie(self):
        """In a comment: the traces do not show every deadline."""
        return "# TIE" in (HERE / "cases" / (self.name + ".py")).read_text(encoding="utf-8")

    def deadlines(self):
        """Of sleeps, timeouts, blocking calls and the program's timers."""
        for event in self.events:
            for key in ("delay", "timeout", "dur"):
                if (event.get(key) or 0) > 0:
                    yield event["t"] + event[key]
            own = event["ev"] == "cb" and not event.get("internal")
            if "when" in event and (own or "imeout" in event["fn"]):
                yield event["when"]

    def judge(self, program, folder):
        """True: the same. False: different. None: too late to tell."""
        trace = folder / (self.name + ".jsonl")
        complaint = run(program, HERE / "scenarios" / (self.name + ".coroscope"), trace,
                        ("--clock", "real", "--speed", repr(self.speed)))
        if not complaint and self.is_late(trace):
            return None
        if not complaint:
            expected = folder / (self.name + ".expected.jsonl")
            for path, to in ((self.expected, expected), (trace, trace)):
                masked = without_source_lines(path.read_text(encoding="utf-8"))
                to.write_text(without_times(masked), encoding="utf-8")
            complaint = compare(expected, trace, "full")
        if complaint:
            print(f"--- {self.name}, at speed {self.speed:g}\n{complaint.rstrip()}")
        return not complaint

    def is_late(self, trace):
        """Whether a timer or any event came more than half a distance later than it should."""
        events = events_of(trace)
        if lateness(events) > lateness(self.events) + self.gap / 2:
            return True
        for event in events:
            before = bisect.bisect_right(self.times, event["t"])
            if before and event["t"] - self.times[before - 1] > self.gap / 2:
                return True
        return False


def lateness(events):
    """By how much the latest timer came late, at most."""
    return max((event["t"] - event["when"] for event in events if "when" in event), default=0)


def least_distance(numbers):
    return min((b - a for a, b in zip(numbers, numbers[1:])), default=float("inf"))


def without_times(trace):
    """Times as 0, and all numbers with a fraction as 0.0."""
    lines = []
    for line in trace.splitlines():
        event = json.loads(line)
        for key in ("t", "when"):
            if key in event:
                event[key] = 0.0
        lines.append(re.sub(r"\d+\.\d+(e-?\d+)?", "0.0", json.dumps(event)))
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
