#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs a program on CPython's own loop.

    oncpython.py FILE            on a virtual clock, twice: prints what it prints and the seconds it took
                                 the second time
    oncpython.py --memory FILE   as it is: prints the bytes it has taken once it takes no more
"""
import asyncio
import contextlib
import io
import os
import sys
import threading
import time
from pathlib import Path

from virtualloop import VirtualLoop


class VirtualPolicy(asyncio.DefaultEventLoopPolicy):
    def new_event_loop(self):
        return VirtualLoop()


def resident():
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGESIZE")


def report_when_at_rest(before):
    """Ends the process when its memory has not grown for a second."""
    last, since = before, time.monotonic()
    while time.monotonic() - since < 1:
        time.sleep(0.05)
        if resident() > last:
            last, since = resident(), time.monotonic()
    print(last - before, flush=True)
    os._exit(0)


def main():
    program = compile(Path(sys.argv[-1]).read_text(encoding="utf-8"), sys.argv[-1], "exec")
    if sys.argv[1] == "--memory":
        threading.Thread(target=report_when_at_rest, args=[resident()], daemon=True).start()
        exec(program, {"__name__": "__main__"})
    asyncio.set_event_loop_policy(VirtualPolicy())
    with contextlib.redirect_stdout(io.StringIO()):
        exec(program, {"__name__": "__main__"})  # so that the memory is there
    begin = time.perf_counter()
    exec(program, {"__name__": "__main__"})
    print(f"{time.perf_counter() - begin:.6f}")


if __name__ == "__main__":
    main()
