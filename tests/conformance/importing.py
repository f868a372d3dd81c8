#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""importing.py COROSCOPE [SCRIPTS SCENARIOS]...

`coroscope import` gives, of every SCRIPTS/NAME.py, SCENARIOS/NAME.coroscope, byte for byte.
"""
import functools
import pathlib
import subprocess
import sys

from children import failures


def main():
    if len(sys.argv) < 4 or len(sys.argv) % 2 != 0:
        sys.exit(__doc__)
    coroscope, folders = sys.argv[1], list(map(pathlib.Path, sys.argv[2:]))
    pairs = [(script, scenarios / (script.stem + ".coroscope"))
             for scripts, scenarios in zip(folders[::2], folders[1::2])
             for script in sorted(scripts.glob("*.py"))]
    failed = failures([functools.partial(check, coroscope, *pair) for pair in pairs])
    print(f"{len(pairs) - sum(failed)} of {len(pairs)} programs are imported as they should")
    sys.exit(1 if any(failed) or not pairs else 0)


def check(coroscope, script, scenario):
    """Runs in a child; its exit status says whether the scenario is another."""
    done = subprocess.run([coroscope, "import", str(script)], capture_output=True, text=True,
                          encoding="utf-8", check=False)
    if done.returncode != 0 or done.stdout != scenario.read_text(encoding="utf-8"):
        sys.exit(f"--- {script.name}\n{done.stderr.strip()}")


if __name__ == "__main__":
    main()
