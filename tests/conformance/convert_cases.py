#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""convert_cases.py [--check] [SCRIPTS SCENARIOS]

Writes SCENARIOS/NAME.coroscope from every SCRIPTS/NAME.py; without folders, those of the cases. With
--check it writes nothing and fails when a scenario is not what its script gives, or has no script
any more.
"""
import pathlib
import sys

from importer import convert

HERE = pathlib.Path(__file__).resolve().parent


def main():
    arguments = sys.argv[1:]
    check = "--check" in arguments
    folders = [pathlib.Path(a) for a in arguments if a != "--check"]
    if len(folders) not in (0, 2):
        sys.exit(__doc__)
    script_folder, scenario_folder = folders or (HERE / "cases", HERE / "scenarios")
    stale = []
    scripts = sorted(script_folder.glob("*.py"))
    for script in scripts:
        text = convert(script.read_text(encoding="utf-8"), script.stem.replace("_", " "))
        scenario = scenario_folder / (script.stem + ".coroscope")
        if not check:
            scenario.write_text(text, encoding="utf-8")
        elif not scenario.exists() or scenario.read_text(encoding="utf-8") != text:
            stale.append(scenario.name)
    names = {script.stem for script in scripts}
    stale += [s.name for s in scenario_folder.glob("*.coroscope") if s.stem not in names]
    if stale:
        sys.exit("not what their scripts give (run convert_cases.py): " + ", ".join(stale))
    print(len(scripts), "scenarios")


if __name__ == "__main__":
    main()
