from __future__ import annotations
import asyncio
import collections
import functools
import itertools
import math
import random
import time
from typing import Any, Awaitable, Callable, Dict, List, Optional, Tuple, Union

Result = Dict[str, Any]
DEFAULTS: dict[str, float] = {"timeout": 1.0, "retries": 3}
log: List[str] = []


def emit(level: str, *parts: Any, sep: str = " ", **extra: Any) -> None:
    """Collects a line."""
    line = f"[{level:^7}] " + sep.join(map(str, parts))
    if extra:
        line += " " + ", ".join(f"{k}={v!r}" for k, v in sorted(extra.items()))
    log.append(line)
    print(line)


info = functools.partial(emit, "INFO")


async def task_a(x: int, /, y: int = 2, *, z: Optional[int] = None) -> Result:
    """A docstring."""
    await asyncio.sleep(0.1 * x)
    return {"x": x, "y": y, "z": z, **DEFAULTS}


async def ellipsis() -> None: ...


async def timed(name: str, aw: Awaitable[Any]) -> Tuple[str, float, Any]:
    start = time.perf_counter()
    try:
        result = await aw
    except Exception as exc:  # noqa: BLE001
        result = exc
    else:
        info("ok", name=name)
    finally:
        elapsed = time.perf_counter() - start
    return name, elapsed, result


async def main() -> int:
    rows = await asyncio.gather(*(timed(f"a{i}", task_a(i, z=i ** 2)) for i in range(1, 4)), timed("bad", task_a("x")), timed("none", ellipsis()))
    for name, elapsed, result in rows:
        match_ = result if not isinstance(result, dict) else {k: v for k, v in result.items() if k in "xyz"}
        print(f"{name:<5}{elapsed:>6.2f}s {match_!r} {match_ is result}")
    names, times, _ = zip(*rows)
    print(names, [round(t, 2) for t in times], f"{max(times)=:.1f}", f"{len(rows)=}")
    first, *middle, last = names
    print(first, middle, last, names[::-2], "-".join(reversed(names)))
    grouped = collections.defaultdict(list)
    for k, v in [("a", 1), ("b", 2), ("a", 3)]:
        grouped[k].append(v)
    print(dict(grouped), {**grouped, "c": [0]}, grouped | {"d": 1})
    i = 0
    while True:
        i += 1
        if i % 2:
            continue
        if i > 5:
            break
    else:
        print("never")
    for n in range(2, 20):
        for d in range(2, math.isqrt(n) + 1):
            if n % d == 0:
                break
        else:
            print(n, end=" ")
    print()
    queue: asyncio.Queue[int] = asyncio.Queue()
    await queue.put(1)
    print(queue.qsize(), (lambda *a, **k: (a, k))(1, *[2, 3], b=4, **{"c": 5}))
    try:
        try:
            raise KeyError("inner")
        except KeyError as e:
            raise ValueError("outer") from e
    except (ValueError, TypeError) as e:
        print(e.__class__.__name__, e.args, repr(e.__cause__), e.__context__ is e.__cause__)
    matrix = [[i * j for j in range(3)] for i in range(3)]
    print(matrix, list(zip(*matrix)), sum(map(sum, matrix)), [x for row in matrix for x in row if x])
    del matrix[0]
    matrix[0][1:] = "ab"
    print(matrix, "%s %5.2f %-5s| %03d %x" % ("t", math.pi, "l", 7, 255), "{0}-{k:>4}".format(1, k="r"))
    a, b = 1, 2
    a, b = b, a + b
    print(a, b, a if a > b else -b, 1 < a <= b != 4, not a, divmod(-7, 2), round(2.5), 10 // 3, 2 ** -1, 7 % -3)
    s = "The quick brown fox"
    print(s.lower().split(), s.title(), s.replace("quick", "slow"), s[4:9], s.find("fox"), s.startswith(("A", "The")))
    print(sorted(s.split(), key=str.lower), sorted({3, 1, 2}), any(c.isupper() for c in s), all([]))
    print(list(itertools.islice(itertools.chain("ab", "cd"), 1, 3)), list(map(lambda p: p * 2, "xy")), list(filter(None, [0, 1, "", "a"])))
    return len(log)


print(asyncio.run(main()))
