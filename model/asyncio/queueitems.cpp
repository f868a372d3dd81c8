// SPDX-License-Identifier: GPL-3.0-or-later
#include "asyncio/queueitems.h"

#include "values/errors.h"
#include "values/operations.h"

namespace coroscope::asyncio {

namespace {

/// `a < b` of two items of \p heap, which the program's `__lt__` may change.
bool isLess(const std::deque<Value> &heap, Value a, Value b)
{
    const std::size_t size = heap.size();
    const bool less = order(Comparison::Less, a, b);
    if (heap.size() != size)
        raise(Error::RuntimeError, "list changed size during iteration");
    return less;
}

/// CPython: heapq._siftdown.
void siftDown(std::deque<Value> &heap, std::size_t start, std::size_t place)
{
    const Value item = heap[place];
    while (place > start) {
        const std::size_t parent = (place - 1) / 2;
        if (!isLess(heap, item, heap[parent]))
            break;
        heap[place] = heap[parent];
        place = parent;
    }
    heap[place] = item;
}

/// CPython: heapq._siftup. What is equal comes out in CPython's order.
void siftUp(std::deque<Value> &heap)
{
    const Value item = heap.front();
    std::size_t place = 0;
    for (std::size_t child = 1; child < heap.size(); child = 2 * place + 1) {
        if (child + 1 < heap.size() && !isLess(heap, heap[child], heap[child + 1]))
            ++child;
        heap[place] = heap[child];
        place = child;
    }
    heap[place] = item;
    siftDown(heap, 0, place);
}

} // namespace

bool QueueItems::isFull() const
{
    if (m_maximum.isInt())
        return m_maximum.asInt() > 0 && size() >= m_maximum.asInt();
    const Value maximum = m_maximum; // comparing may run code of the program
    return !order(Comparison::LessEqual, maximum, Value::integer(0)) &&
           order(Comparison::GreaterEqual, Value::integer(size()), maximum);
}

void QueueItems::put(Value item)
{
    if (isFull())
        throw Raised{makeError(Error::QueueFull)};
    m_items.push_back(std::move(item));
    if (m_order == Order::Priority)
        siftDown(m_items, 0, m_items.size() - 1);
}

Value QueueItems::take()
{
    if (isEmpty())
        throw Raised{makeError(Error::QueueEmpty)};
    if (m_order == Order::Fifo) {
        Value item = std::move(m_items.front());
        m_items.pop_front();
        return item;
    }
    Value last = std::move(m_items.back());
    m_items.pop_back();
    if (m_order == Order::Lifo || m_items.empty())
        return last;
    std::swap(last, m_items.front());
    siftUp(m_items);
    return last;
}

std::string_view QueueItems::typeName() const
{
    return m_order == Order::Fifo   ? "Queue"
           : m_order == Order::Lifo ? "LifoQueue"
                                    : "PriorityQueue";
}

std::string QueueItems::describe(std::size_t getters, std::size_t putters,
                                 std::int64_t unfinished) const
{
    std::string text = "<" + std::string(typeName()) + " maxsize=" + repr(m_maximum);
    if (!m_items.empty())
        text += " _queue=" + repr(list({m_items.begin(), m_items.end()}));
    if (getters > 0)
        text += " _getters[" + std::to_string(getters) + "]";
    if (putters > 0)
        text += " _putters[" + std::to_string(putters) + "]";
    if (unfinished > 0)
        text += " tasks=" + std::to_string(unfinished);
    return text + ">";
}

} // namespace coroscope::asyncio
