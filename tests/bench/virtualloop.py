# SPDX-License-Identifier: GPL-3.0-or-later
"""asyncio's own event loop on a clock that jumps from deadline to deadline."""
import asyncio
import selectors


class _JumpingSelector(selectors.DefaultSelector):
    """Instead of waiting for a deadline, moves the loop's clock onto it."""

    loop = None

    def select(self, timeout=None):
        if timeout is None:
            raise RuntimeError("the loop waits for ever: nothing is ready and no timer is set")
        if timeout > 0:
            self.loop.jump(timeout)
        return []


class VirtualLoop(asyncio.SelectorEventLoop):
    """Runs what sleeps and computes; no sockets, no threads."""

    def __init__(self):
        self._now = 0.0
        selector = _JumpingSelector()
        selector.loop = self
        super().__init__(selector)

    def time(self):
        return self._now

    def jump(self, seconds):
        self._now += seconds
