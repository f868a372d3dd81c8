#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""check_oracle.py [--record] [FOLDER]

Runs every script of FOLDER (the cases, unless told otherwise) on this machine's CPython and compares
the traces with the recorded ones, NAME.jsonl. With --record it writes them, and the scripts' output
as NAME.log where there is one. The recorded traces are those of CPython 3.11; on another version the
exit status is 77 (skipped).
"""
import os
import pathlib
import sys
import tempfile

from children import compare_traces, failures, fix_hashes, load_oracle, run_oracle
from conformance import HERE
from importer import head_facts

SKIPPED = 77


def main():
    arguments = sys.argv[1:]
    record = "--record" in arguments
    folders = [pathlib.Path(a) for a in arguments if a != "--record"]
    if len(folders) > 1:
        sys.exit(__doc__)
    if sys.version_info[:2] != (3, 11):
        print("skipped: the traces are those of CPython 3.11, this is", sys.version.split()[0])
        sys.exit(SKIPPED)
    scripts = sorted((folders[0] if folders else HERE / "cases").glob("*.py"))
    with tempfile.TemporaryDirectory() as scratch:
        cases = [Case(script, script.parent if record else pathlib.Path(scratch)) for script in scripts]
        failures([case.trace for case in cases])
        failed = [] if record else failures([case.compare for case in cases])
    different = [case.name for case, fails in zip(cases, failed) if fails]
    print(f"{len(scripts) - len(different)} of {len(scripts)} recorded traces are what CPython gives")
    if different:
        sys.exit("different: " + ", ".join(different))


class Case:
    """A script, what is recorded of it, and what it gives now."""

    def __init__(self, script, folder):
        self.name, self.script = script.stem, script
        self.recorded, self.log = script.with_suffix(".jsonl"), script.with_suffix(".log")
        self.actual = folder / self.recorded.name
        self.printed = folder / self.log.name if self.log.exists() else os.devnull

    def trace(self):
        """Runs in a child, and ends it."""
        seed = head_facts(self.script.read_text(encoding="utf-8")).get("Seed", "0")
        run_oracle(self.script, self.actual, seed=seed, printed=self.printed)

    def compare(self):
        """Runs in a child; its exit status says whether anything differs."""
        print("---", self.name)
        if self.log.exists() and self.log.read_bytes() != self.printed.read_bytes():
            sys.exit(f"{self.log.name} is not what the script prints")
        compare_traces(self.recorded, self.actual)


if __name__ == "__main__":
    fix_hashes()
    load_oracle()
    main()
