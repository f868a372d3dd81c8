"""Without the lock, money is lost."""
import asyncio

balance = 100


async def withdraw_unsafe(amount):
    global balance
    if balance >= amount:
        await asyncio.sleep(0.1)
        balance -= amount
        return True
    return False


async def withdraw(lock, amount):
    global balance
    async with lock:
        if balance < amount:
            return False
        await asyncio.sleep(0.1)
        balance -= amount
        return True


async def main():
    global balance
    print(await asyncio.gather(*(withdraw_unsafe(60) for _ in range(3))), balance)
    balance = 100
    lock = asyncio.Lock()
    results = await asyncio.gather(*(withdraw(lock, 60) for _ in range(3)))
    print(results, balance, f"locked: {lock.locked()}")


asyncio.run(main())
