# Title: forms of imports
from __future__ import annotations
import asyncio as aio
import random as rnd, math
from asyncio import (
    sleep,
    gather, Queue as Q,
)
from time import monotonic
from typing import Any, Optional
from collections import defaultdict
from functools import partial  # why
async def f(x: Optional[int] = None, *a: Any) -> Any:
    await sleep(1)
    q: Q[int] = Q()
    print(f"{monotonic():.1f} {math.pi:.2f} {[monotonic() for _ in 'a']}", rnd.Random(1).random())
    return q.qsize()
async def main():
    d = defaultdict(list)
    d[1].append(await gather(f(), f(2)))
    print(d, partial(f, 1).args)
aio.run(main())
