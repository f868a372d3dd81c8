# SPDX-License-Identifier: GPL-3.0-or-later
"""Work in processes forked from this one, as many at a time as there are processors.

They have everything loaded: CPython need not start anew for every script and every comparison.
"""
import importlib
import os
import pathlib
import runpy
import sys
import tempfile
import traceback

ORACLE = pathlib.Path(__file__).resolve().parent / "oracle"
sys.path.insert(0, str(ORACLE))


def failures(works):
    """Does each work; which have failed: raised something, or exited with a status.

    What these have printed is printed, in the order of the works.
    """
    works = [Work(work) for work in works]
    running = {}
    for work in works:
        if len(running) >= (os.cpu_count() or 1):
            wait(running)
        running[work.start()] = work
    while running:
        wait(running)
    for work in works:
        if work.has_failed:
            sys.stdout.write(work.said())
    return [work.has_failed for work in works]


def wait(running):
    child, status = os.wait()
    running.pop(child).has_failed = status != 0


class Work:
    def __init__(self, work):
        self.work, self.has_failed = work, False
        self.out = tempfile.TemporaryFile("w+", encoding="utf-8")  # pylint: disable=consider-using-with

    def start(self):
        """The process that does it."""
        sys.stdout.flush()
        child = os.fork()
        if child == 0:
            self.do()
        return child

    def do(self):
        """Ends this process."""
        code, sys.stdout = 1, self.out
        try:
            self.work()
            code = 0
        except SystemExit as end:
            code = 1 if end.code else 0
            if isinstance(end.code, str):
                print(end.code)
        except BaseException:  # pylint: disable=broad-except  # whatever it is, it is told
            traceback.print_exc(file=self.out)
        finally:
            self.out.flush()
            os._exit(code)  # pylint: disable=protected-access

    def said(self):
        self.out.seek(0)
        return self.out.read()


def fix_hashes():
    """Starts this program anew with the hashes of texts as the oracle wants them."""
    if os.environ.get("PYTHONHASHSEED") != "0":
        os.environ["PYTHONHASHSEED"] = "0"
        os.execv(sys.executable, [sys.executable, "-B"] + sys.argv)


def load_oracle():
    """Before the forks, so that it is loaded once. Needs fixed hashes."""
    return importlib.import_module("vloop")


def run_oracle(script, out, *, seed, printed=os.devnull, **options):
    """Traces a script in this process, which ends with it."""
    vloop = load_oracle()
    for descriptor, path in enumerate((os.devnull, printed, os.devnull)):
        os.dup2(os.open(path, os.O_RDWR | os.O_CREAT | os.O_TRUNC), descriptor)
    vloop.OPT.update(out=str(out), seed=str(seed), **options)
    vloop.ARGS[:] = [str(script)]
    vloop.main()


def compare_traces(expected, actual, level="full"):
    """Compares two in this process, which ends with it: its status says whether they differ."""
    sys.argv = ["tracecmp.py", str(expected), str(actual), "--level", level]
    runpy.run_path(str(ORACLE / "tracecmp.py"), run_name="__main__")
