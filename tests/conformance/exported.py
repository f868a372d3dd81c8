#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""exported.py EXPORTSCENARIOS [SCENARIOS TRACES]...

Exports every SCENARIOS/NAME.coroscope as an asyncio program and asks two things of it: that importing
it gives the scenario again, and that CPython, running it, gives the trace TRACES/NAME.jsonl, loop
iterations included. The programs run in children of this process, several at a time.
"""
import json
import pathlib
import re
import subprocess
import sys
import tempfile

from children import compare_traces, failures, fix_hashes, load_oracle, run_oracle
from conformance import without_source_lines
from importer import convert

# CPython's own differences within 3.11: on an older one these are compared with what it gives of
# the script that the recorded trace is of.
OLDER = {"group_create_errors", "waitfor_ctx_timeout"}
IS_OLDER = sys.version_info[:3] < (3, 11, 7)


def main():
    if len(sys.argv) < 4 or len(sys.argv) % 2 != 0:
        sys.exit(__doc__)
    pairs = list(zip(sys.argv[2::2], sys.argv[3::2]))
    with tempfile.TemporaryDirectory() as scratch:
        folder = pathlib.Path(scratch)
        subprocess.run([sys.argv[1], scratch] + [scenarios for scenarios, _ in pairs], check=True)
        cases = [Case(path, pathlib.Path(traces), folder)
                 for scenarios, traces in pairs
                 for path in sorted(pathlib.Path(scenarios).glob("*.coroscope"))]
        different = [case for case in cases if not case.is_imported_again()]
        traced = cases if sys.version_info[:2] == (3, 11) else []
        failures([case.trace for case in traced])
        failed = failures([case.compare for case in traced])
        different += [case for case, fails in zip(traced, failed) if fails]
    print(f"{len(cases) - len(different)} of {len(cases)} exported programs are what they should be")
    if different or not cases:
        sys.exit("different: " + ", ".join(case.name for case in different))
    if not traced:
        print("but not run: the traces are those of CPython 3.11, this is", sys.version.split()[0])


class Case:
    """A scenario, its exported program, and the traces that are to be the same."""

    def __init__(self, scenario, traces, folder):
        self.name, self.scenario = scenario.stem, scenario
        self.text = scenario.read_text(encoding="utf-8")
        self.program = folder / "asyncio" / (self.name + ".py")
        self.script, self.recorded = traces / (self.name + ".py"), traces / (self.name + ".jsonl")
        self.expected, self.actual = folder / (self.name + ".1"), folder / (self.name + ".2")

    def is_imported_again(self):
        again = convert(self.program.read_text(encoding="utf-8"), self.name.replace("_", " "))
        if without_places(json.loads(again)) == without_places(json.loads(self.text)):
            return True
        print(f"--- {self.name} is another when it is imported\n{again}")
        return False

    def trace(self):
        """Runs in a child, and ends it."""
        # The oracle knows no processor time: there a sleep of the program stands for it.
        source = re.sub(r"(def compute\(seconds\):\n)(    .*\n)+", r"\1    time.sleep(seconds)\n",
                        self.program.read_text(encoding="utf-8"))
        self.program.write_text(source, encoding="utf-8")
        seed = json.loads(self.text)["settings"]["seed"]
        if IS_OLDER and self.name in OLDER:
            failures([lambda: run_oracle(self.script, self.expected, seed=seed)])
        run_oracle(self.program, self.actual, seed=seed)

    def compare(self):
        """Runs in a child; its exit status says whether the traces differ."""
        expected = self.expected if self.expected.exists() else self.recorded
        for path, to in ((expected, self.expected), (self.actual, self.actual)):
            to.write_text(without_source_lines(path.read_text(encoding="utf-8")), encoding="utf-8")
        print("---", self.name)
        compare_traces(self.expected, self.actual)


def without_places(value):
    """A scenario without what a program has no place for: ids and the canvas."""
    if isinstance(value, dict):
        return {key: without_places(each) for key, each in value.items()
                if key not in ("id", "layout", "notes")}
    return list(map(without_places, value)) if isinstance(value, list) else value


if __name__ == "__main__":
    fix_hashes()
    load_oracle()
    main()
