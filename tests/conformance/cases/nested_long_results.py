# what futures and errors show of long results and arguments: reprlib leaves out the middle
import asyncio
async def give(value):
    return value
def fails(*args):
    raise ValueError('no')
async def main():
    loop = asyncio.get_running_loop()
    values = ['0123456789abcdefghijklmnopqrstuvwxyz', list(range(9)), tuple(range(7)), (1,),
              {3: 'c', 1: 'a', 2: 'b', 5: 'e', 4: 'd'}, {40}, -3, 1.5, None,
              [[[[[[[['deep']]]]]]]], ValueError('a sentence of some words'),
              {'b': [1] * 8, 'a': 'x' * 40}, 'ééééééééééééééééééééééééééééééé日', '\n' * 17, set(), {}, [], ()]
    for value in values:
        future = loop.create_future()
        future.set_result(value)
        print(future)
    task = asyncio.create_task(give('t' * 50))
    await task
    print(repr(task).split()[-1])
    loop.call_soon(fails, 'a' * 40, [1, 2, 3, 4, 5, 6, 7, 8], 3)
    await asyncio.sleep(0)
    gathered = asyncio.gather(give(1), give(RuntimeError('something rather long')))
    await gathered
    print(gathered)
asyncio.run(main())
