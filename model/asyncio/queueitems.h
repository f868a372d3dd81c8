// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "values/objects.h"

#include <deque>

namespace coroscope::asyncio {

/// What is in a queue: how many items fit, and in which order they come out. Knows no waiting, so
/// that the queues of tasks and those of threads share it.
class QueueItems {
public:
    enum class Order : std::uint8_t { Fifo, Lifo, Priority };

    /// \p maximum: how many items fit; 0 and less: any number. Whatever the program has given:
    /// what is no number shows when it is compared.
    QueueItems(Order order, Value maximum) : m_maximum(std::move(maximum)), m_order(order) {}
    std::int64_t size() const { return static_cast<std::int64_t>(m_items.size()); }
    const Value &maximum() const { return m_maximum; }
    bool isEmpty() const { return m_items.empty(); }
    /// Raises TypeError when the maximum is no number.
    bool isFull() const;
    /// Raises QueueFull, and what isFull() does; comparing in a priority queue may raise TypeError.
    void put(Value item);
    /// Raises QueueEmpty. The smallest item of a priority queue, as heapq gives it.
    Value take();
    void clear() { m_items.clear(); }
    /// "Queue", "LifoQueue", "PriorityQueue".
    std::string_view typeName() const;
    /// "<Queue maxsize=2 _queue=[1, 2] _getters[1] tasks=2>", for so many who wait to get and to
    /// put and so many items that are not done. CPython: Queue.__str__.
    std::string describe(std::size_t getters, std::size_t putters, std::int64_t unfinished) const;

private:
    std::deque<Value> m_items; ///< of a priority queue: a heap, as heapq keeps it
    const Value m_maximum;
    const Order m_order;
};

} // namespace coroscope::asyncio
