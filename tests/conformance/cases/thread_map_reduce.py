import asyncio
import functools
import operator
import time
import concurrent.futures
from collections import Counter

TEXT = """the quick brown fox jumps over the lazy dog
the dog sleeps
a quick dog and a lazy fox"""


def partition(data, chunk_size):
    return [data[i:i + chunk_size] for i in range(0, len(data), chunk_size)]


def map_frequencies(chunk):
    time.sleep(0.1 * len(chunk))
    counter = {}
    for line in chunk:
        for word in line.split():
            counter[word] = counter.get(word, 0) + 1
    return counter


def merge_dictionaries(first, second):
    merged = first
    for key in second:
        merged[key] = merged.get(key, 0) + second[key]
    return merged


async def reduce(loop, pool, counters, chunk_size):
    chunks = partition(counters, chunk_size)
    reducers = []
    while len(chunks[0]) > 1:
        for chunk in chunks:
            reducer = functools.partial(functools.reduce, merge_dictionaries, chunk)
            reducers.append(loop.run_in_executor(pool, reducer))
        reducer_chunks = await asyncio.gather(*reducers)
        chunks = partition(reducer_chunks, chunk_size)
        reducers.clear()
    return chunks[0][0]


async def main(partition_size):
    contents = TEXT.splitlines()
    loop = asyncio.get_running_loop()
    tasks = []
    with concurrent.futures.ThreadPoolExecutor() as pool:
        start = time.time()
        for chunk in partition(contents, partition_size):
            tasks.append(loop.run_in_executor(pool, functools.partial(map_frequencies, chunk)))
        intermediate_results = await asyncio.gather(*tasks)
        final_result = await reduce(loop, pool, intermediate_results, 2)
        print(f"the has appeared {final_result['the']} times.")
        end = time.time()
        print(f"MapReduce took: {(end - start):.4f} seconds")
    total = functools.reduce(operator.add, map(Counter, map(str.split, contents)))
    print(total.most_common(3), total == Counter(final_result))


if __name__ == "__main__":
    asyncio.run(main(partition_size=1))
