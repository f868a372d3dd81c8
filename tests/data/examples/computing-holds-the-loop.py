# Title: Computing is not waiting
# Three tasks that wait overlap; three tasks that compute do not, because one thread computes one thing at a time. The
# band of threads shows what the machine's cores could do.
import asyncio, time
def compute(seconds):
    time.sleep(seconds)
async def waits(name):
    await asyncio.sleep(1)
    print(name, "has waited")
async def computes(name):
    compute(1)
    print(name, "has computed")
async def main():
    await asyncio.gather(waits("A"), waits("B"), waits("C"))
    print("three seconds of waiting are over")
    await asyncio.gather(computes("D"), computes("E"), computes("F"))
    print("three seconds of computing are over")
asyncio.run(main())
