// SPDX-License-Identifier: GPL-3.0-or-later
#include "asyncio/queue.h"

#include "asyncio/awaiters.h"
#include "values/errors.h"
#include "values/operations.h"

namespace coroscope::asyncio {

namespace {

bool isLess(const Value &a, const Value &b) { return order(Comparison::Less, a, b); }

/// CPython: heapq._siftdown.
void siftDown(std::deque<Value> &heap, std::size_t start, std::size_t place)
{
    const Value item = heap[place];
    while (place > start) {
        const std::size_t parent = (place - 1) / 2;
        if (!isLess(item, heap[parent]))
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
        if (child + 1 < heap.size() && !isLess(heap[child], heap[child + 1]))
            ++child;
        heap[place] = heap[child];
        place = child;
    }
    heap[place] = item;
    siftDown(heap, 0, place);
}

} // namespace

void Queue::store(Value item)
{
    m_items.push_back(std::move(item));
    if (m_order == Order::Priority)
        siftDown(m_items, 0, m_items.size() - 1);
}

Value Queue::take()
{
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

void Queue::wakeNext(Waiters &waiters)
{
    while (!waiters.empty()) {
        const Ref<Future> waiter = waiters.takeFirst();
        if (!waiter->isDone()) {
            waiter->setResult(Value());
            return;
        }
    }
}

void Queue::giveUp(Waiters &waiters, Future &waiter, bool canGoOn)
{
    waiter.cancel();
    waiters.remove(waiter);
    if (canGoOn && !waiter.isCancelled())
        wakeNext(waiters);
}

void Queue::putNow(Value item)
{
    if (isFull())
        throw Raised{makeError(Error::QueueFull)};
    store(std::move(item));
    ++m_unfinished;
    if (m_finished)
        m_finished->clear();
    wakeNext(m_getters);
}

Value Queue::getNow()
{
    if (isEmpty())
        throw Raised{makeError(Error::QueueEmpty)};
    Value item = take();
    wakeNext(m_putters);
    return item;
}

Ref<Coroutine> Queue::put(Value item)
{
    return make<MethodCoroutine>("Queue.put", &Queue::putBody, Ref<Queue>(this), std::move(item));
}

QCoro::Task<> Queue::putBody(EventLoop &loop, Outcome &outcome, Value self, Value item)
{
    auto &queue = static_cast<Queue &>(*self.object());
    while (queue.isFull()) {
        Ref<Future> waiter;
        try {
            waiter = queue.addWaiter(loop, queue.m_putters, WaitKind::QueuePut);
        } catch (Raised &raised) {
            outcome = {Value(), std::move(raised.exception)};
            co_return;
        }
        OutcomeAwaiter awaiter = outcomeOf(loop, *waiter);
        const Outcome woken = co_await awaiter;
        if (woken.exception) {
            giveUp(queue.m_putters, *waiter, !queue.isFull());
            outcome = {Value(), woken.exception};
            co_return;
        }
    }
    try {
        queue.putNow(std::move(item));
        outcome = {};
    } catch (Raised &raised) {
        outcome = {Value(), std::move(raised.exception)};
    }
}

Ref<Coroutine> Queue::get()
{
    return make<MethodCoroutine>("Queue.get", &Queue::getBody, Ref<Queue>(this));
}

QCoro::Task<> Queue::getBody(EventLoop &loop, Outcome &outcome, Value self, Value)
{
    auto &queue = static_cast<Queue &>(*self.object());
    while (queue.isEmpty()) {
        Ref<Future> waiter;
        try {
            waiter = queue.addWaiter(loop, queue.m_getters, WaitKind::QueueGet);
        } catch (Raised &raised) {
            outcome = {Value(), std::move(raised.exception)};
            co_return;
        }
        OutcomeAwaiter awaiter = outcomeOf(loop, *waiter);
        const Outcome woken = co_await awaiter;
        if (woken.exception) {
            giveUp(queue.m_getters, *waiter, !queue.isEmpty());
            outcome = {Value(), woken.exception};
            co_return;
        }
    }
    try {
        outcome = {queue.getNow(), nullptr};
    } catch (Raised &raised) {
        outcome = {Value(), std::move(raised.exception)};
    }
}

void Queue::taskDone()
{
    if (m_unfinished <= 0)
        raise(Error::ValueError, "task_done() called too many times");
    if (--m_unfinished == 0 && m_finished)
        m_finished->set();
}

Ref<Coroutine> Queue::join()
{
    return make<MethodCoroutine>("Queue.join", &Queue::joinBody, Ref<Queue>(this));
}

QCoro::Task<> Queue::joinBody(EventLoop &loop, Outcome &outcome, Value self, Value)
{
    auto &queue = static_cast<Queue &>(*self.object());
    outcome = {};
    if (queue.m_unfinished == 0)
        co_return;
    if (!queue.m_finished)
        queue.m_finished = make<Event>();
    QCoro::Task<> wait = Event::waitBody(loop, outcome, queue.m_finished, Value());
    co_await wait;
    outcome.value = Value();
}

std::string_view Queue::typeName() const
{
    return m_order == Order::Fifo   ? "Queue"
           : m_order == Order::Lifo ? "LifoQueue"
                                    : "PriorityQueue";
}

/// CPython: Queue.__str__.
std::string Queue::describe() const
{
    std::string text = "<" + std::string(typeName()) + " maxsize=" + std::to_string(m_maximum);
    if (!m_items.empty())
        text += " _queue=" + coroscope::repr(list({m_items.begin(), m_items.end()}));
    if (!m_getters.empty())
        text += " _getters[" + std::to_string(m_getters.size()) + "]";
    if (!m_putters.empty())
        text += " _putters[" + std::to_string(m_putters.size()) + "]";
    if (m_unfinished > 0)
        text += " tasks=" + std::to_string(m_unfinished);
    return text + ">";
}

bool Queue::attribute(std::string_view name, Value &out) const
{
    if (name != "maxsize")
        return false;
    out = Value::integer(m_maximum);
    return true;
}

void Queue::clearReferences()
{
    m_items.clear();
    m_getters.clear();
    m_putters.clear();
    m_finished = nullptr;
    SyncObject::clearReferences();
}

namespace {

Queue &queue(const Value &self) { return static_cast<Queue &>(*self.object()); }

Value put(Caller &, const Value &self, const Args &args)
{
    const ArgumentReader in("Queue.put", args, {"item"}, 1);
    return queue(self).put(in.get(0));
}

Value putNow(Caller &, const Value &self, const Args &args)
{
    const ArgumentReader in("Queue.put_nowait", args, {"item"}, 1);
    queue(self).putNow(in.get(0));
    return {};
}

Value get(Caller &, const Value &self, const Args &) { return queue(self).get(); }

Value getNow(Caller &, const Value &self, const Args &) { return queue(self).getNow(); }

Value join(Caller &, const Value &self, const Args &) { return queue(self).join(); }

Value taskDone(Caller &, const Value &self, const Args &)
{
    queue(self).taskDone();
    return {};
}

Value size(Caller &, const Value &self, const Args &) { return Value::integer(queue(self).size()); }

Value isEmpty(Caller &, const Value &self, const Args &)
{
    return Value::boolean(queue(self).isEmpty());
}

Value isFull(Caller &, const Value &self, const Args &)
{
    return Value::boolean(queue(self).isFull());
}

constexpr Method queueMethods[] = {
    {"empty", isEmpty},     {"full", isFull},       {"get", get},
    {"get_nowait", getNow}, {"join", join},         {"put", put},
    {"qsize", size},        {"put_nowait", putNow}, {"task_done", taskDone},
};
constexpr MethodTable queueTable{queueMethods};

} // namespace

const MethodTable *Queue::methods() const { return &queueTable; }

} // namespace coroscope::asyncio
