"""Many requests out, their answers in as they complete."""
import asyncio


async def square(n: int) -> int:
    await asyncio.sleep((7 * n % 5) / 10)
    if n == 3:
        raise ValueError(f"bad number: {n}")
    return n * n


async def main() -> None:
    numbers = list(range(6))
    total, failed = 0, []
    for position, future in enumerate(asyncio.as_completed([square(n) for n in numbers])):
        try:
            result = await future
        except ValueError as e:
            failed.append(str(e))
            continue
        total += result
        print(f"{position}: {result:3d} (total {total})")
    else:
        print("all in")
    assert total == sum(n * n for n in numbers if n != 3), "wrong total"
    print(f"{total=} {failed=}")


asyncio.run(main())
