// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "asyncio/locks.h"
#include "asyncio/queueitems.h"

namespace coroscope::asyncio {

/// Items from tasks that put to tasks that get. A task that waits is only woken: whoever comes
/// first takes the item or the place, and the other waits again, behind the others.
/// CPython: asyncio.Queue, LifoQueue, PriorityQueue.
class Queue final : public SyncObject {
public:
    using Order = QueueItems::Order;

    /// \p maximum: how many items fit; 0 and less: any number.
    Queue(Order order, Value maximum) : m_items(order, std::move(maximum)) {}
    std::int64_t size() const { return m_items.size(); }
    bool isEmpty() const { return m_items.isEmpty(); }
    /// Raises TypeError when the maximum is no number.
    bool isFull() const { return m_items.isFull(); }

    /// What `queue.put(item)` gives: a coroutine that waits while it is full.
    Ref<Coroutine> put(Value item);
    /// What `queue.get()` gives: a coroutine that waits while it is empty and returns an item.
    Ref<Coroutine> get();
    /// Raises QueueFull.
    void putNow(Value item);
    /// Raises QueueEmpty. The smallest item of a priority queue; comparing may raise TypeError.
    Value getNow();
    /// An item that was got has been dealt with. Raises ValueError when there was none.
    void taskDone();
    /// What `queue.join()` gives: waits until task_done() was called for every item.
    Ref<Coroutine> join();

    std::string_view typeName() const override { return m_items.typeName(); }
    std::string repr() const override { return describe(); }
    std::string str() const override { return describe(); }
    const MethodTable *methods() const override;
    bool attribute(std::string_view name, Value &out) const override;
    void clearReferences() override;

private:
    enum Direction { Put, Get };
    /// Raises TypeError when the maximum is no number.
    bool mustWait(Direction direction) const;
    /// False also when mustWait() raises.
    bool isReadyFor(Direction direction) const;
    template <Direction direction>
    static Ref<Future> transfer(EventLoop &loop, Outcome &outcome, const Value &self, Value &item,
                                Future *waited);
    static QCoro::Task<> joinBody(EventLoop &loop, Outcome &outcome, Value self, Value);
    static void wakeNext(Waiters &waiters);
    /// A put or get gives up with an exception; \p canGoOn: another could do it.
    static void giveUp(Waiters &waiters, Future &waiter, bool canGoOn);
    std::string describe() const;

    QueueItems m_items;
    Waiters m_getters;
    Waiters m_putters;
    Ref<Event> m_finished; ///< made when a task first waits in join()
    std::int64_t m_unfinished = 0;
};

} // namespace coroscope::asyncio
