# SPDX-License-Identifier: GPL-3.0-or-later
"""The rules of the house but for the includes. Each yields "path:line: what is wrong"."""
import re
import shutil
import subprocess

from sources import code_only, line_of

CODE_FOLDERS = ("model", "views", "app", "tests")
LONGEST_FILE = 400
TOP_FOLDERS = {"app", "model", "views", "resources", "tests"}
TOP_FILES = {"CMakeLists.txt", "README.md", "CMakePresets.json", "LICENSE", "CHANGELOG.md",
             "CONTRIBUTING.md"}
DATA = ("tests/data/", "tests/conformance/cases/", "resources/examples/")
LONG_BY_NATURE = {"tests/conformance/oracle/vloop.py": "the oracle, one script to run anywhere"}


class Skipped(Exception):
    """This machine cannot check the rule."""


def length(repository):
    for path in repository.paths():
        if path.endswith((".cpp", ".h", ".py")) and not path.startswith(DATA):
            lines = repository.text(path).count("\n")
            if lines > LONGEST_FILE and path not in LONG_BY_NATURE:
                yield f"{path}:{lines}: {lines} lines are two ideas; {LONGEST_FILE} are the most"


def spdx(repository):
    for path in repository.paths():
        is_code = path.endswith((".cpp", ".h", ".py", ".sh", "CMakeLists.txt", ".cmake", "/run"))
        if is_code and not path.startswith(DATA):
            head = repository.text(path).split("\n")[:2]
            if not any("SPDX-License-Identifier: GPL-3.0-or-later" in line for line in head):
                yield f"{path}:1: the first line must be the SPDX line of the licence"


QTEST = re.compile(r"\b(QCOMPARE\w*|QVERIFY\w*|QTRY_\w+|QFAIL|QSKIP|QEXPECT_FAIL)\b")


def qtest(repository):
    for path, text in repository.cpp("tests"):
        code = code_only(text)
        for match in QTEST.finditer(code):
            yield (f"{path}:{line_of(code, match.start())}: {match.group()} returns in silence "
                   "inside a GoogleTest; use EXPECT_*")


KEYWORD = re.compile(r"^\s*((public|protected|private)\s+)?(signals|slots)\s*:"
                     r"|\bemit\s+\w|\bforeach\s*\(|\bforever\s*\{", re.MULTILINE)


def keywords(repository):
    for path, text in repository.cpp(*CODE_FOLDERS):
        code = code_only(text)
        for match in KEYWORD.finditer(code):
            word = " ".join(match.group().split())
            yield (f"{path}:{line_of(code, match.end())}: {word} is a Qt keyword; "
                   "use Q_SIGNALS, Q_SLOTS, Q_EMIT")


# What may stand between the start of a statement and its co_await.
HEAD = re.compile(r"\s*(co_return|\(void\)|[\w:<>,*&\s.\->()\[\]]*[\w>&*\])]\s*=)?\s*$")
BRANCH = re.compile(r"\s*(else\b|case\b[^:;{}]*:(?!:)|default\s*:)")
CONTROL = re.compile(r"\s*(if|while|for|switch)\b(\s+constexpr)?\s*(?=\()")


def co_await(repository):
    for path, text in repository.cpp(*CODE_FOLDERS):
        code = code_only(text)
        for match in re.finditer(r"\bco_await\b", code):
            if re.search(r"operator\s*$", code[:match.start()]):
                continue
            begin = max(code.rfind(c, 0, match.start()) for c in ";{}") + 1
            end = code.find(";", match.end())
            head = without_branches(code[begin:match.start()])
            tail = code[match.end():end]
            if not HEAD.fullmatch(head) or "co_await" in tail or "{" in tail or \
                    re.search(r"(^|[^\w\])\s])\s*\[", tail):
                yield (f"{path}:{line_of(code, match.start())}: a co_await is a statement of its "
                       "own on named objects; g++ 12 miscompiles the rest")


def without_branches(head):
    """The start of a statement without the if (...), else, for (...) and labels before it."""
    head = re.sub(r"^\s*#[^\n]*\n", "", head)
    while True:
        branch, control = BRANCH.match(head), CONTROL.match(head)
        if branch:
            head = head[branch.end():]
        elif control and closing(head, control.end()) is not None:
            head = head[closing(head, control.end()) + 1:]
        else:
            return head


def closing(text, opening):
    """Where the bracket at `opening` is closed, or None."""
    depth = 0
    for place in range(opening, len(text)):
        depth += (text[place] in "([{") - (text[place] in ")]}")
        if depth == 0:
            return place
    return None


CAPTURE = re.compile(r"(?:^|[^\w\])\s[]|\breturn)\s*\[([^\[\]]+)\]\s*(?=[({m-])", re.MULTILINE)


def coroutine_lambda(repository):
    for path, text in repository.cpp(*CODE_FOLDERS):
        code = code_only(text)
        for match in CAPTURE.finditer(code):
            opening = code.find("{", match.end())
            stop = code.find(";", match.end())
            if opening < 0 or (0 <= stop < opening):
                continue
            end = closing(code, opening)
            body = code[opening:end] if end is not None else ""
            if re.search(r"\bco_(await|return|yield)\b", body) and "[" not in match.group(1):
                yield (f"{path}:{line_of(code, match.start(1))}: a lambda with captures is no "
                       "coroutine: its captures die before it ends")


def globs(repository):
    for path in repository.paths():
        if path.endswith(("CMakeLists.txt", ".cmake")):
            text = repository.text(path)
            for match in re.finditer(r"\bfile\s*\(\s*GLOB", text):
                yield f"{path}:{line_of(text, match.start())}: list the files, do not glob them"


def folders(repository):
    for path in repository.paths():
        top, _, rest = path.partition("/")
        known = top in TOP_FOLDERS or top == ".ci" if rest else \
            top in TOP_FILES or top.startswith(".")
        if not known:
            yield f"{path}:1: the top of the repository has no place for {top}"


def clang_format(repository):
    program = next((p for p in ("clang-format-14", "clang-format")
                    if shutil.which(p) and " 14." in version(p)), None)
    if not program:
        raise Skipped("there is no clang-format 14")
    paths = [str(path) for path, _ in repository.cpp(*CODE_FOLDERS)]
    done = subprocess.run([program, "--dry-run", "-Werror", *paths], cwd=repository.root,
                          stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, check=False)
    found = dict(reversed(re.findall(r"^(\S+?):(\d+):\d+: ", done.stderr, re.MULTILINE)))
    if done.returncode != 0 and not found:
        yield f".clang-format:1: clang-format failed: {done.stderr.strip()}"
    for path, line in sorted(found.items()):
        yield f"{path}:{line}: run clang-format (version 14) on it"


def version(program):
    return subprocess.run([program, "--version"], stdout=subprocess.PIPE, text=True,
                          check=False).stdout
