# SPDX-License-Identifier: GPL-3.0-or-later
"""The repository's files, and C++ text without what is no code."""
import os
import re
import subprocess

SKIPPED_FOLDERS = {"build", ".git", ".cache", "__pycache__"}


class Repository:
    """A folder of files, or (for the tests of the rules) a dict of texts by path."""

    def __init__(self, root, texts=None):
        self.root, self._texts = root, texts

    def paths(self):
        """All files that belong to the repository, relative to its root, with slashes."""
        if self._texts is not None:
            return sorted(self._texts)
        tracked = subprocess.run(
            ["git", "-C", self.root, "ls-files", "--cached", "--others", "--exclude-standard"],
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
            check=False) if has_git() else None
        if tracked is not None and tracked.returncode == 0:
            return sorted(p for p in tracked.stdout.splitlines()
                          if os.path.isfile(os.path.join(self.root, p)))
        return sorted(self._walk())

    def _walk(self):
        for folder, folders, files in os.walk(self.root):
            folders[:] = [name for name in folders if name not in SKIPPED_FOLDERS]
            for name in files:
                yield os.path.relpath(os.path.join(folder, name), self.root)

    def text(self, path):
        if self._texts is not None:
            return self._texts[path]
        with open(os.path.join(self.root, path), encoding="utf-8", errors="replace") as file:
            return file.read()

    def cpp(self, *folders):
        """Paths and texts of the C++ files in these folders."""
        for path in self.paths():
            if path.endswith((".cpp", ".h")) and path.split("/")[0] in folders:
                yield path, self.text(path)


def has_git():
    try:
        subprocess.run(["git", "--version"], stdout=subprocess.DEVNULL, check=True)
    except (OSError, subprocess.CalledProcessError):
        return False
    return True


NO_CODE = re.compile(
    r'//[^\n]*|/\*.*?\*/|R"([^(\s]*)\(.*?\)\1"|"(?:\\.|[^"\\\n])*"|(?<![0-9a-zA-Z_])\'(?:\\.|[^\'\\\n])+\'',
    re.DOTALL)


def code_only(text):
    """\\p text with comments emptied and literals turned into "", its lines where they were."""
    def blank(match):
        lines = "\n" * match.group().count("\n")
        return lines if match.group().startswith("/") else '""' + lines
    return NO_CODE.sub(blank, text)


def line_of(text, offset):
    return text.count("\n", 0, offset) + 1
