import asyncio
import heapq
from operator import itemgetter, attrgetter
import operator
import itertools

counter = itertools.count()


async def run_scheduled(jobs):
    heap = []
    for priority, name, cost in jobs:
        heapq.heappush(heap, (priority, next(counter), name, cost))
    print(heap)
    order = []
    while heap:
        priority, _, name, cost = heapq.heappop(heap)
        await asyncio.sleep(cost)
        order.append((name, priority))
    return order


async def main():
    jobs = [(3, "low", 0.1), (1, "urgent", 0.2), (2, "normal", 0.1), (1, "urgent2", 0.05)]
    result = await run_scheduled(jobs)
    print(sorted(result, key=itemgetter(1, 0)))
    print(max(result, key=operator.itemgetter(1)))
    print(heapq.nsmallest(2, jobs), heapq.nlargest(1, jobs, key=lambda j: j[2]))
    print(list(heapq.merge([1, 4, 7], [2, 5, 8], [0, 9])))
    xs = [5, 2, 8, 1, 9, 3, 7]
    heapq.heapify(xs)
    print(xs, heapq.heappushpop(xs, 4), heapq.heapreplace(xs, 0), xs)
    import functools
    print(functools.reduce(operator.mul, range(1, 8)))


asyncio.run(main())
