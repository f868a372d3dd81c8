#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Builds a scenario in the real window with the mouse, saves it, and watches it run.

The program's file is named by COROSCOPE. Exits with 77 where no X display can be had.
Things are found by the colours that views/style/colortable.cpp gives them, not by fixed places.
"""
import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from display import Display, wait_for, wait_until_still
from picture import Box

SKIPPED = 77
PROGRAM = os.environ.get("COROSCOPE", "")
EMPTY = {"format": "coroscope-scenario", "version": 1, "title": "Drawn by mouse",
         "definitions": [], "program": []}
SETTINGS = "[appearance]\ntheme=Light\nmotionReduced=true\n[window]\nwelcomed=true\n"

CANVAS, CARD, ACCENT = (bytes.fromhex(text) for text in ("eef0f4", "ffffff", "3355ff"))
BASIC, TIME = (bytes.fromhex(text) for text in ("7a8594", "4a90d9"))
RUNNING, WAITING = (bytes.fromhex(text) for text in ("009e73", "c9e7f8"))


class Session:
    """One start of the program, from the window's appearance to its end."""

    def __init__(self, display, file):
        self.display = display
        # Leaks of X and font libraries are no concern of this test.
        display.environment["ASAN_OPTIONS"] = "detect_leaks=0"
        self.process = display.open([PROGRAM, str(file)])
        self.canvas = wait_until_still("the window and its canvas", self._find_canvas, 60)

    def _find_canvas(self):
        assert self.process.poll() is None, f"the program ended with {self.process.returncode}"
        if "Coroscope" not in self.display.title():
            self.display.wake_window_manager()
            return None
        if not self.display.fills_screen():
            return None
        picture = self.display.picture()
        canvas = picture.ground(CANVAS, picture.whole, fewest=picture.width // 3)
        return canvas if canvas and canvas.top < picture.height // 5 else None

    @property
    def palette(self):
        return Box(0, self.canvas.top, self.canvas.left - 1, self.canvas.bottom)

    def stripes(self, colour, area):
        return self.display.picture().stripes(colour, area)

    def row(self, colour, index):
        """The middle of a row of the palette: by its group's colour and its place in the group."""
        stripe = wait_for("the palette",
                          lambda: self.stripes(colour, self.palette)[index:index + 1])[0]
        return stripe.right + 40, stripe.centre[1]

    def blocks(self, colour, count):
        """The stripes of the blocks of a group on the canvas, once there are `count`."""
        def look():
            found = self.stripes(colour, self.canvas)
            return found if len(found) == count else None
        return wait_until_still(f"{count} blocks of #{colour.hex()} on the canvas", look)

    def save(self):
        assert "*" in self.display.title(), "the drags changed nothing"
        self.display.press("ctrl+s")
        wait_for("the file to be saved", lambda: "*" not in self.display.title())

    def close(self):
        self.display.press("ctrl+q")
        code = self.process.wait(60)
        assert code == 0, f"the program ended with {code}"


def field_of(picture, stripe):
    """The middle of the first white box right of a block's stripe."""
    y, x = stripe.centre[1] - 7, stripe.right + 1
    while picture.at(x, y) != CARD:
        x += 1
        assert x < picture.width, "the block has no field"
    return x + 8, stripe.centre[1]


def draw(session):
    """main: compute, sleep 2, sleep 1. The last block is dragged into its place."""
    display, canvas = session.display, session.canvas
    display.drag(session.row(BASIC, 0), (canvas.centre[0], canvas.top + 120))
    card = wait_until_still("the card of the new coroutine",
                            lambda: display.picture().bounds(ACCENT, canvas))
    display.drag(session.row(TIME, 0), (card.centre[0], card.bottom - 24))
    first, = session.blocks(TIME, 1)
    display.drag(session.row(TIME, 0), (first.right + 60, first.bottom - 1))
    second = session.blocks(TIME, 2)[1]
    display.click(field_of(display.picture(), second))
    display.press("ctrl+a", "2", "Return")
    first, second = session.blocks(TIME, 2)
    display.drag((second.right + 20, second.centre[1]), (first.right + 60, first.top + 1))
    first, second = session.blocks(TIME, 2)
    display.drag(session.row(TIME, 2), (first.right + 60, first.top + 1))
    session.blocks(TIME, 3)


def check_file(file):
    scenario = json.loads(file.read_text(encoding="utf-8"))
    main, = scenario["definitions"]
    drawn = [(block["kind"], block.get("seconds")) for block in main["body"]]
    assert (main["kind"], main["name"]) == ("coroutine", "main"), main
    assert [kind for kind, _ in drawn] == ["compute", "sleep", "sleep"], drawn
    assert [seconds for _, seconds in drawn[1:]] == ["2", "1"], drawn
    assert [block["kind"] for block in scenario["program"]] == ["run"], scenario["program"]
    for verb in ("check", "run"):
        done = subprocess.run([PROGRAM, verb, str(file)], capture_output=True, text=True,
                              timeout=60, check=False)
        assert done.returncode == 0, f"{verb}: {done.stdout}{done.stderr}"


def watch(session):
    """Runs the scenario and counts what the chart has more of than before."""
    display, canvas = session.display, session.canvas
    before = display.picture()
    chart = Box(0, canvas.bottom + 1, before.width - 1, before.height - 1)
    display.press("F5")

    def has_bars():
        now = display.picture()
        grown = [now.count(colour, chart) - before.count(colour, chart)
                 for colour in (WAITING, RUNNING)]
        return min(grown) > 400
    wait_for("the waiting blue and the running green in the chart", has_bars, 60)


def main():
    for tool in ("Xvfb", "xdotool"):
        if not shutil.which(tool):
            print(f"{tool} is not installed: skipped")
            return SKIPPED
    with tempfile.TemporaryDirectory() as home:
        settings = Path(home, "config", "Coroscope", "Coroscope.conf")
        settings.parent.mkdir(parents=True)
        settings.write_text(SETTINGS, encoding="utf-8")
        file = Path(home, "drawn.coroscope")
        file.write_text(json.dumps(EMPTY), encoding="utf-8")
        with Display(home, "1600x1000") as display:
            try:
                session = Session(display, file)
                draw(session)
                session.save()
                session.close()
                check_file(file)
                session = Session(display, file)
                watch(session)
                session.close()
            except BaseException:
                seen = Path(os.environ.get("COROSCOPE_PICTURE", "drawbymouse-failed.png"))
                subprocess.run(["import", "-silent", "-window", "root", str(seen)],
                               env=display.environment, check=False)
                print(f"what was seen: {seen.absolute()}", file=sys.stderr)
                raise
    return 0


if __name__ == "__main__":
    sys.exit(main())
