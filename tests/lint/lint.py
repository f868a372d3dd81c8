#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""lint.py RULE [REPOSITORY]      checks one rule of the house; "all" checks every one."""
import pathlib
import sys

import rooms
import rules
from sources import Repository

RULES = {
    "includes": rooms.includes,
    "length": rules.length,
    "spdx": rules.spdx,
    "qtest": rules.qtest,
    "keywords": rules.keywords,
    "co_await": rules.co_await,
    "coroutine_lambda": rules.coroutine_lambda,
    "globs": rules.globs,
    "folders": rules.folders,
    "format": rules.clang_format,
}
SKIPPED = 77


def main():
    if len(sys.argv) not in (2, 3) or sys.argv[1] not in (*RULES, "all"):
        sys.exit(__doc__ + "rules: " + ", ".join(RULES))
    root = sys.argv[2] if len(sys.argv) == 3 else pathlib.Path(__file__).resolve().parents[2]
    repository = Repository(str(root))
    findings = []
    try:
        for name in RULES if sys.argv[1] == "all" else [sys.argv[1]]:
            findings += RULES[name](repository)
    except rules.Skipped as skipped:
        print("skipped:", skipped)
        sys.exit(SKIPPED)
    print("\n".join(findings) or "nothing found")
    sys.exit(1 if findings else 0)


if __name__ == "__main__":
    main()
