#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""convert_cases.py [--check]

Writes scenarios/NAME.coroscope from every cases/NAME.py. With --check it writes nothing and fails
when a scenario is not what its script gives, or has no script any more.
"""
import pathlib
import sys

from py2scenario import convert

HERE = pathlib.Path(__file__).resolve().parent


def main():
    check = sys.argv[1:] == ["--check"]
    if sys.argv[1:] and not check:
        sys.exit(__doc__)
    stale = []
    scripts = sorted((HERE / "cases").glob("*.py"))
    for script in scripts:
        text = convert(script.read_text(encoding="utf-8"), script.stem.replace("_", " "))
        scenario = HERE / "scenarios" / (script.stem + ".coroscope")
        if not check:
            scenario.write_text(text, encoding="utf-8")
        elif not scenario.exists() or scenario.read_text(encoding="utf-8") != text:
            stale.append(scenario.name)
    names = {script.stem for script in scripts}
    stale += [s.name for s in (HERE / "scenarios").iterdir() if s.stem not in names]
    if stale:
        sys.exit("not what their scripts give (run convert_cases.py): " + ", ".join(stale))
    print(len(scripts), "scenarios")


if __name__ == "__main__":
    main()
