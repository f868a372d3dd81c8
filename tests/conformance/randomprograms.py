#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""randomprograms.py COROSCOPE [--seed N] [--count K] [--keep DIR] [--no-shrinking]

Compares COROSCOPE with this machine's CPython on K random programs, those of the seeds from N on,
event by event. Of every program that differs it prints the first difference, and the program made as
small as it can be while it differs in the same way; --keep leaves these in DIR. On another version than
CPython 3.11 the exit status is 77 (skipped).
"""
import argparse
import functools
import multiprocessing
import os
import pathlib
import sys
import tempfile

SKIPPED = 77


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("coroscope")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=100)
    parser.add_argument("--keep", type=pathlib.Path)
    parser.add_argument("--no-shrinking", action="store_true")
    options = parser.parse_args()
    if sys.version_info[:2] != (3, 11):
        print("skipped: the traces are those of CPython 3.11, this is", sys.version.split()[0])
        sys.exit(SKIPPED)
    if os.environ.get("PYTHONHASHSEED") != "0":
        os.execve(sys.executable, [sys.executable, "-B", *sys.argv], {**os.environ, "PYTHONHASHSEED": "0"})

    import comparing  # pylint: disable=unused-import,import-outside-toplevel  # before the forks
    count, long, different = 0, 0, []
    with tempfile.TemporaryDirectory() as scratch, multiprocessing.Pool(os.cpu_count()) as pool:
        judge = functools.partial(judged, options, pathlib.Path(scratch))
        seeds = range(options.seed, options.seed + options.count)
        for seed, counts, told in pool.imap_unordered(judge, seeds):
            count += counts
            long += not counts
            if told:
                different.append(seed)
                print(told, flush=True)
    print(f"{count - len(different)} of {count} random programs run as in CPython; {long} do not count")
    if different or not count:
        sys.exit("different: " + ", ".join(map(str, sorted(different))))


def judged(options, folder, seed):
    """The seed, whether its program counts, and what to say of it: nothing if it agrees."""
    from comparing import compared
    from randomprogram import program
    from shrinking import shrunk
    name, text = f"random_{seed}", program(seed)
    difference, counts = compared(options.coroscope, text, folder, name)
    told = ""
    if difference:
        if not options.no_shrinking:
            text, difference = shrunk(text, difference, lambda smaller: compared(
                options.coroscope, smaller, folder, name)[0])
        if options.keep:
            options.keep.mkdir(parents=True, exist_ok=True)
            (options.keep / f"{name}.py").write_text(text, encoding="utf-8")
        told = f"--- seed {seed}\n{difference}\n{text}"
    for path in folder.glob(name + ".*"):
        path.unlink()
    return seed, counts, told


if __name__ == "__main__":
    main()
