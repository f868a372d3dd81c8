# an exception that is raised anew gets the context of where it is raised; a cycle is cut
import asyncio
async def main():
    kept = None
    try:
        try: 1 / 0
        except ZeroDivisionError: raise KeyError("first")
    except KeyError as e:
        kept = e
        print(repr(e.__context__))
    try:
        try: int("x")
        except ValueError: raise kept
    except KeyError as e: print(repr(e.__context__), e.__context__.__context__)
    try:
        try: raise kept
        except KeyError as inner:
            try: raise RuntimeError("outer") from inner
            except RuntimeError: raise kept
    except KeyError as e: print(repr(e.__context__), repr(e.__context__.__context__))
asyncio.run(main())
