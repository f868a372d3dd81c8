# dice of several workers, counted
import asyncio
import random
from collections import Counter, defaultdict

async def roll(rng, n, counter, by_worker, name):
    for _ in range(n):
        await asyncio.sleep(rng.random() / 10)
        value = rng.randint(1, 6)
        counter[value] += 1
        by_worker[name].append(value)

async def main():
    rng = random.Random(2024)
    counter = Counter()
    by_worker = defaultdict(list)
    await asyncio.gather(*(roll(rng, 10, counter, by_worker, f"w{i}") for i in range(3)))
    print(counter)
    print(counter.most_common(3), counter.total(), counter[7])
    for name, values in by_worker.items():
        print(name, values, Counter(values).most_common(1))
    for value, count in sorted(counter.items(), key=lambda kv: kv[1], reverse=True):
        print(f"{value}: {'*' * count} {count / counter.total():.1%}")
    words = "the quick brown fox jumps over the lazy dog the end".split()
    c = Counter(words)
    c.update(["fox", "the"])
    print(c["the"], c["cat"], c.most_common(2), "cat" in c)
    print(Counter("abracadabra") + Counter("alakazam"), Counter("aab") - Counter("ab"))
    print(sorted(Counter(a=2, b=1).elements()))

asyncio.run(main())
