#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""threads.py COROSCOPE FOLDER...

Every scenario of the folders runs on modelled threads to an end: no crash, no hang, and a trace that
is complete. Those that cannot end well there, since what ends them on the loop has no counterpart on
threads, are the ones named below, each ending with its sentence.
"""
import functools
import json
import pathlib
import sys
import tempfile

from children import failures
from conformance import complaint_about, execute

CANCELLED = "nothing but cancel() ends what it waits for, and a thread cannot be cancelled"
SENTENCES = {
    "cancel_must_cancel_hits_new_future": ("Every thread waits", CANCELLED),
    "cancel_one_of_two_future_waiters": ("Every thread waits", CANCELLED),
    "nested_context_of_what_is_raised": ("Every thread waits", CANCELLED),
    "cancel_suppress_idiom": ("The program still runs an hour after", CANCELLED),
    "prim_barrier_context": ("The program ended with TypeError",
                             "threading.Barrier is no context manager"),
    "prim_queue_cancel_putter": ("Every thread waits", CANCELLED),
    "prim_queue_join": ("Every thread waits", CANCELLED),
    "tutorial_graceful_shutdown": ("The program still runs an hour after", CANCELLED),
    "tutorial_heartbeats": ("The program still runs an hour after", CANCELLED),
    "tutorial_worker_pool": ("Every thread waits", CANCELLED),
    "tutorial_workers_that_log": ("Every thread waits", CANCELLED),
    "waitfor_exception": ("The program ended with TimeoutError",
                          "wait_for is not cancelled but times out, and nothing catches that"),
    "loop_deadlock": ("Every thread waits", "it is about a deadlock"),
    "cancel_coroutine_close": ("The program ended with AttributeError",
                               "a thread has no coroutine to be had"),
    "cancel_close_of_awaited": ("The program ended with AttributeError",
                                "a thread has no coroutine to be had"),
    "cancel_close_rules": ("The program ended with AttributeError",
                           "what a lock or an event gives is no coroutine there"),
    "loop_closed_coroutine_deadlock": ("The program ended with RuntimeError",
                                       "what a thread runs cannot be closed"),
    "nested_closed_while_waiting": ("Every thread waits", "what a thread runs cannot be closed"),
    "tutorial_retry_with_defaults": ("The program ended with RuntimeError",
                                     "a timeout does not cut what a thread does: its retries give up first"),
    "wait_callback_removed_after_return": ("The program ended with AttributeError",
                                           "what a thread runs has no _callbacks"),
    "loop_await_refused_twice": ("Every thread waits", "a thread waits for itself"),
    "loop_gather_across_loops": ("Every thread waits", "threads belong to no loop: nothing is refused"),
    "loop_nested_run_forbidden": ("Every thread waits", "run_forever is not refused, and nothing stops it"),
    "loop_classes_of_asyncio": ("The program ended with AttributeError", "a thread's future takes no attributes"),
    "tutorial_special_methods": ("The program ended with RuntimeError", "a timeout may be left before it is entered"),
    "loop_runner": ("The program ended with RuntimeError",
                    "a Runner keeps a loop, and there is none"),
    "loop_systemexit_in_callback": ("Every thread waits",
                                    "SystemExit ends a thread, and no other is told"),
}


def main():
    program, folders = sys.argv[1], sys.argv[2:]
    scenarios = sorted(path for folder in folders
                       for path in pathlib.Path(folder).glob("*.coroscope"))
    if not scenarios:
        sys.exit("there are no scenarios in " + ", ".join(folders))
    with tempfile.TemporaryDirectory() as scratch:
        failed = failures([functools.partial(check, program, path, pathlib.Path(scratch))
                           for path in scenarios])
    wrong = [path.stem for path, fails in zip(scenarios, failed) if fails]
    print(f"{len(scenarios) - len(wrong)} of {len(scenarios)} scenarios end on threads as they should")
    if wrong:
        sys.exit("wrong: " + ", ".join(wrong))


def check(program, scenario, folder):
    """Runs in a child; its exit status says whether the scenario ends otherwise than it should."""
    complaint = complaint_of(program, scenario, folder)
    if complaint:
        sys.exit(f"--- {scenario.stem}\n{complaint.rstrip()}")


def complaint_of(program, scenario, folder):
    trace = folder / (scenario.stem + ".jsonl")
    done = execute(program, scenario, trace, ("--executor", "threads"))
    complaint = complaint_about(done, trace)
    if complaint:
        return complaint
    last = json.loads(trace.read_text(encoding="utf-8").splitlines()[-1])
    if last["ev"] not in ("exit", "deadlock", "limit"):
        return f"the trace ends with {last}"
    begin, reason = SENTENCES.get(scenario.stem, ("", ""))
    end = (done.stdout + done.stderr).rstrip().splitlines()[-1]
    if not begin and done.returncode != 0:
        return f"ends with status {done.returncode}: {end}"
    if begin not in end:
        return f"should end with '{begin}..', because {reason}, but ends with: {end}"
    return ""


if __name__ == "__main__":
    main()
