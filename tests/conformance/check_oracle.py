#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""check_oracle.py [--record] [FOLDER]

Runs every script of FOLDER (the cases, unless told otherwise) on this machine's CPython and compares
the traces with the recorded ones, NAME.jsonl. With --record it writes them, and the scripts' output
as NAME.log where there is one. The recorded traces are those of CPython 3.11; on another version the
exit status is 77 (skipped).
"""
import pathlib
import subprocess
import sys
import tempfile

from conformance import HERE, compare
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
    different = [s.stem for s in scripts if not (recorded(s) if record else agrees(s))]
    print(f"{len(scripts) - len(different)} of {len(scripts)} recorded traces are what CPython gives")
    if different:
        sys.exit("different: " + ", ".join(different))


def trace(script, out):
    """Traces the script into `out`; what it printed."""
    seed = head_facts(script.read_text(encoding="utf-8")).get("Seed", "0")
    return subprocess.run([sys.executable, str(HERE / "oracle" / "vloop.py"), "--seed", seed, "--out",
                           str(out), str(script)], stdout=subprocess.PIPE,
                          stderr=subprocess.DEVNULL, text=True).stdout


def log_of(script):
    return script.with_suffix(".log")


def recorded(script):
    printed = trace(script, script.with_suffix(".jsonl"))
    if log_of(script).exists():
        log_of(script).write_text(printed, encoding="utf-8")
    return True


def agrees(script):
    with tempfile.TemporaryDirectory() as scratch:
        actual = pathlib.Path(scratch) / "trace.jsonl"
        printed = trace(script, actual)
        complaint = compare(script.with_suffix(".jsonl"), actual, "full")
    if not complaint and log_of(script).exists() and \
            log_of(script).read_text(encoding="utf-8") != printed:
        complaint = f"{log_of(script).name} is not what the script prints"
    if complaint:
        print(f"--- {script.stem}\n{complaint.rstrip()}")
    return not complaint


if __name__ == "__main__":
    main()
