# SPDX-License-Identifier: GPL-3.0-or-later
"""One program, run by this Python's asyncio under the oracle and by Coroscope, and compared."""
import json
import os
import signal
import subprocess
import sys

from children import load_oracle, run_oracle
from conformance import without_source_lines
from importer import Refusals, convert, head_facts
import newer
import tracecmp

load_oracle()

SECONDS = 60  # for one program, under sanitizers on a busy machine
MOST_ITERATIONS = 5000
TOO_LONG, HUNG = 4, -signal.SIGALRM  # what the oracle ends with


class Difference(Exception):
    """In what way a program differs, and the whole complaint."""

    def __init__(self, way, complaint):
        super().__init__(complaint)
        self.way = way


def compared(coroscope, text, folder, name):
    """The Difference or None, and whether the program counts: one that goes on too long does not."""
    script, expected, actual = (folder / (name + end) for end in (".py", ".expected.jsonl", ".jsonl"))
    if newer.IS_OLD and "except*" in text:
        return None, False  # an older 3.11 raises what a clause raises in a group always
    script.write_text(text, encoding="utf-8")
    code = trace_by_oracle(script, expected)
    if code in (TOO_LONG, HUNG):
        return None, False
    if not expected.exists():
        return Difference("oracle", f"the oracle ended with {code}"), True
    try:
        trace_by_coroscope(coroscope, text, script, actual)
        compare(expected, actual)
    except Difference as difference:
        return difference, True
    return None, True


def trace_by_oracle(script, out):
    """Traces in a process forked from this one, which has everything loaded; its exit status."""
    pid = os.fork()
    if pid:
        return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
    try:
        signal.alarm(SECONDS)
        seed = head_facts(script.read_text(encoding="utf-8")).get("Seed", "0")
        newer.install()
        run_oracle(script, out, seed=seed, max_iters=MOST_ITERATIONS)
    finally:
        os._exit(70)


def trace_by_coroscope(coroscope, text, script, out):
    scenario = script.with_suffix(".coroscope")
    try:
        scenario.write_text(convert(text, script.stem), encoding="utf-8")
    except Refusals as refusals:
        raise Difference("refused " + refusals.problems[0].construct, f"refused: {refusals}") from None
    command = [coroscope, "run", str(scenario), "--trace", str(out)]
    try:
        done = subprocess.run(command, env={**os.environ, "QT_QPA_PLATFORM": "offscreen"}, timeout=SECONDS,
                              stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
    except subprocess.TimeoutExpired:
        raise Difference("hung", f"still running after {SECONDS} s") from None
    if done.returncode < 0 or "Sanitizer" in done.stderr or not out.exists():
        first = (done.stderr.strip().splitlines() or [""])[0]
        raise Difference(f"ended {done.returncode} {first[:40]}",
                         f"exit status {done.returncode}\n{done.stderr[-3000:]}")


def compare(expected, actual):
    """Raises the first Difference of two traces, iterations included."""
    theirs, ours = loaded(expected), loaded(actual)
    for place, (event, our) in enumerate(zip(theirs.events, ours.events)):
        keys = sorted(key for key in event.keys() | our.keys() if event.get(key) != our.get(key))
        if keys:
            way = (event["ev"], our["ev"], tuple(keys) if event["ev"] == our["ev"] else ())
            raise Difference(way, f"event {place}: {', '.join(keys)}\n  CPython   {json.dumps(event)}\n"
                                  f"  Coroscope {json.dumps(our)}")
    count = min(len(theirs.events), len(ours.events))
    for who, more in (("CPython", theirs.events[count:]), ("Coroscope", ours.events[count:])):
        if more:
            raise Difference((who, more[0]["ev"]), f"{who} alone goes on: {json.dumps(more[0])}")
    if theirs.reports != ours.reports:
        raise Difference(("reports", len(theirs.reports), len(ours.reports)), "reports when objects die\n"
                         f"  CPython   {theirs.reports}\n  Coroscope {ours.reports}")
    for who, few, all_of in (("CPython", theirs.unawaited, ours.all_unawaited),
                             ("Coroscope", ours.unawaited, theirs.all_unawaited)):
        if few - all_of:
            raise Difference(("unawaited", who), f"{who} alone says: {sorted(few - all_of)}")


class Loaded:
    """A trace up to the program's end, without what depends on the moment when objects die.

    The warning that a coroutine was never awaited is such a thing: the traceback of whatever failed may
    keep the coroutine, and CPython gives the warning once for every line of the program.
    """

    def __init__(self, events, reports):
        def unawaited(some):
            return {event["text"] for event in some if is_unawaited(event)}
        ends = [place for place, event in enumerate(events) if event["ev"] == "exit"]
        until_end = events[:ends[0] + 1] if ends else events
        self.events = [event for event in until_end if not is_unawaited(event)]
        self.reports = reports if ends else []  # a program that hangs lets nothing go
        self.unawaited = unawaited(until_end) if ends else set()
        self.all_unawaited = unawaited(events)


def is_unawaited(event):
    return event["ev"] == "warning" and event["text"].endswith("was never awaited")


def loaded(path):
    plain = path.with_suffix(".plain")
    plain.write_text(without_source_lines(path.read_text(encoding="utf-8")), encoding="utf-8")
    return Loaded(*tracecmp.load(plain, "full", True))
