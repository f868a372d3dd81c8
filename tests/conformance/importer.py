# SPDX-License-Identifier: GPL-3.0-or-later
"""The program's own conversion of Python into scenarios, for the tools here."""
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "resources" / "python"))

# pylint: disable=unused-import,wrong-import-position
from refusals import Refusals  # noqa: E402
from script import answer, convert, head_facts  # noqa: E402
