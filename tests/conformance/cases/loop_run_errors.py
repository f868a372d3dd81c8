# what asyncio.run takes, and where it may stand
import asyncio
async def inner(): print("never")
async def main():
    try:
        asyncio.run(inner())
    except RuntimeError as e:
        print(e)
    return 5
for bad in (7, inner, None):
    try:
        asyncio.run(bad)
    except ValueError as e:
        print(str(e)[:38])
print(asyncio.run(main()))
