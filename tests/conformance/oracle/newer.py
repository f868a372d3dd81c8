# SPDX-License-Identifier: GPL-3.0-or-later
"""asyncio.timeout as in CPython 3.11.7, the reference, for an older 3.11."""
import asyncio.timeouts as timeouts
import sys
from asyncio import tasks

IS_OLD = sys.version_info < (3, 11, 4)
ENTERED, EXPIRING, CREATED = timeouts._State.ENTERED, timeouts._State.EXPIRING, timeouts._State.CREATED


async def entered(self):
    if self._state is not CREATED:
        raise RuntimeError("Timeout has already been entered")
    task = tasks.current_task()
    if task is None:
        raise RuntimeError("Timeout should be used inside a task")
    self._state = ENTERED
    self._task = task
    self._cancelling = task.cancelling()
    self.reschedule(self._when)
    return self


async def left(self, exc_type, exc_val, exc_tb):
    if self._timeout_handler is not None:
        self._timeout_handler.cancel()
        self._timeout_handler = None
    if self._state is EXPIRING:
        self._state = timeouts._State.EXPIRED
        if self._task.uncancel() <= self._cancelling and exc_type is timeouts.exceptions.CancelledError:
            raise TimeoutError from exc_val
    elif self._state is ENTERED:
        self._state = timeouts._State.EXITED
    return None


def install():
    if IS_OLD:
        timeouts.Timeout.__aenter__, timeouts.Timeout.__aexit__ = entered, left
