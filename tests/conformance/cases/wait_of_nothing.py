# wait() of an empty list raises, whatever its timeout
import asyncio
async def main():
    for when in (asyncio.ALL_COMPLETED, asyncio.FIRST_COMPLETED):
        try: await asyncio.wait([], timeout=1, return_when=when)
        except ValueError as e: print(repr(e))
asyncio.run(main())
