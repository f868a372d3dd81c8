# SPDX-License-Identifier: GPL-3.0-or-later
"""A picture of the screen, and where colours are in it."""
import statistics
import subprocess
from typing import NamedTuple


class Box(NamedTuple):
    """A rectangle of pixels; right and bottom are the last ones inside."""
    left: int
    top: int
    right: int
    bottom: int

    @property
    def centre(self):
        return (self.left + self.right) // 2, (self.top + self.bottom) // 2


class Picture:
    """What `import` gives: binary PPM with 8 bits a channel."""

    def __init__(self, environment):
        raw = subprocess.run(["import", "-silent", "-window", "root", "-depth", "8", "ppm:-"],
                             env=environment, check=True, capture_output=True, timeout=60).stdout
        magic, width, height, depth = raw.split(maxsplit=4)[:4]
        assert (magic, depth) == (b"P6", b"255"), (magic, depth)
        self.width, self.height = int(width), int(height)
        self._pixels = raw[-3 * self.width * self.height:]

    def at(self, x, y):
        start = 3 * (y * self.width + x)
        return self._pixels[start:start + 3]

    def _row(self, y, box):
        return self._pixels[3 * (y * self.width + box.left):3 * (y * self.width + box.right + 1)]

    def _hits(self, y, colour, box):
        """The columns of row `y` in `box` that have exactly `colour`."""
        row, found = self._row(y, box), -1
        while (found := row.find(colour, found + 1)) >= 0:
            if found % 3 == 0:
                yield box.left + found // 3

    @property
    def whole(self):
        return Box(0, 0, self.width - 1, self.height - 1)

    def count(self, colour, box):
        return sum(1 for y in range(box.top, box.bottom + 1) for _ in self._hits(y, colour, box))

    def bounds(self, colour, box, fewest=1):
        """The smallest box around the rows of `box` with at least `fewest` pixels of `colour`."""
        left, right, top, bottom = box.right + 1, -1, -1, -1
        for y in range(box.top, box.bottom + 1):
            columns = list(self._hits(y, colour, box))
            if len(columns) >= fewest:
                left, right = min(left, columns[0]), max(right, columns[-1])
                top, bottom = (y if top < 0 else top), y
        return Box(left, top, right, bottom) if right >= 0 else None

    def ground(self, colour, box, fewest):
        """As bounds(), of a ground beside which other things have its colour too: left and right
        are where most of its rows begin and end."""
        rows = [(y, list(self._hits(y, colour, box))) for y in range(box.top, box.bottom + 1)]
        rows = [(y, columns) for y, columns in rows if len(columns) >= fewest]
        if not rows:
            return None
        left = statistics.mode(columns[0] for _, columns in rows)
        right = statistics.mode(columns[-1] for _, columns in rows)
        return Box(left, rows[0][0], right, rows[-1][0])

    def stripes(self, colour, box, shortest=12):
        """Each run of at least `shortest` rows that contain `colour`, from the top down."""
        found, first = [], None
        for y in range(box.top, box.bottom + 2):
            has = y <= box.bottom and next(self._hits(y, colour, box), None) is not None
            if has and first is None:
                first = y
            elif not has and first is not None:
                if y - first >= shortest:
                    rows = Box(box.left, first, box.right, y - 1)
                    found.append(self.bounds(colour, rows))
                first = None
        return found
