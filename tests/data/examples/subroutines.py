# Title: Subroutines: in at the top, out at the end
# A subroutine is entered once and returns once. A calls B, B calls C, C returns, B returns, A returns: the order is
# that of a stack, and nothing else runs meanwhile. Here one task does it all, and holds the loop from end to end.
import asyncio, time
def c():
    print("    C begins")
    time.sleep(1)
    print("    C returns")
def b():
    print("  B begins")
    c()
    time.sleep(1)
    print("  B returns")
def a():
    print("A begins")
    b()
    time.sleep(1)
    print("A returns")
async def main():
    a()
asyncio.run(main())
