#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs every case on this machine's CPython and compares the trace with the recorded one.

The recorded traces are those of CPython 3.11; on another version the exit status is 77 (skipped).
"""
import pathlib
import subprocess
import sys
import tempfile

from conformance import HERE, compare

SKIPPED = 77


def main():
    if sys.version_info[:2] != (3, 11):
        print("skipped: the traces are those of CPython 3.11, this is", sys.version.split()[0])
        sys.exit(SKIPPED)
    cases = sorted((HERE / "cases").glob("*.py"))
    different = []
    with tempfile.TemporaryDirectory() as scratch:
        for case in cases:
            trace = pathlib.Path(scratch) / "trace.jsonl"
            subprocess.run([sys.executable, str(HERE / "oracle" / "vloop.py"), "--out", str(trace),
                            str(case)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            complaint = compare(case.with_suffix(".jsonl"), trace, "full")
            if complaint:
                different.append(case.stem)
                print(f"--- {case.stem}\n{complaint.rstrip()}")
    print(f"{len(cases) - len(different)} of {len(cases)} recorded traces are what CPython gives")
    sys.exit(1 if different else 0)


if __name__ == "__main__":
    main()
