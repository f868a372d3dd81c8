#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""importing.py COROSCOPE [SCRIPTS SCENARIOS]...

`coroscope import` gives, of every SCRIPTS/NAME.py, SCENARIOS/NAME.coroscope, byte for byte.
"""
import pathlib
import subprocess
import sys


def main():
    if len(sys.argv) < 4 or len(sys.argv) % 2 != 0:
        sys.exit(__doc__)
    coroscope, folders = sys.argv[1], list(map(pathlib.Path, sys.argv[2:]))
    count, different = 0, []
    for scripts, scenarios in zip(folders[::2], folders[1::2]):
        for script in sorted(scripts.glob("*.py")):
            count += 1
            done = subprocess.run([coroscope, "import", str(script)], capture_output=True, text=True,
                                  encoding="utf-8", check=False)
            expected = (scenarios / (script.stem + ".coroscope")).read_text(encoding="utf-8")
            if done.returncode != 0 or done.stdout != expected:
                different.append(script.name + " " + done.stderr.strip())
    print(f"{count - len(different)} of {count} programs are imported as they should")
    if different or not count:
        sys.exit("\n".join(different))


if __name__ == "__main__":
    main()
