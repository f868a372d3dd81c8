// SPDX-License-Identifier: GPL-3.0-or-later
#include "asyncio/queue.h"

#include "asyncio/awaiters.h"
#include "values/errors.h"
#include "values/operations.h"

namespace coroscope::asyncio {

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

bool Queue::mustWait(Direction direction) const { return direction == Put ? isFull() : isEmpty(); }

bool Queue::isReadyFor(Direction direction) const
{
    try {
        return !mustWait(direction);
    } catch (const Raised &) {
        return false;
    }
}

void Queue::putNow(Value item)
{
    m_items.put(std::move(item));
    ++m_unfinished;
    if (m_finished)
        m_finished->clear();
    wakeNext(m_getters);
}

Value Queue::getNow()
{
    Value item = m_items.take();
    wakeNext(m_putters);
    return item;
}

Ref<Coroutine> Queue::put(Value item)
{
    return make<WaitingCoroutine>("Queue.put", &Queue::transfer<Put>, Ref<Queue>(this),
                                  std::move(item));
}

Ref<Coroutine> Queue::get()
{
    return make<WaitingCoroutine>("Queue.get", &Queue::transfer<Get>, Ref<Queue>(this));
}

template <Queue::Direction direction>
Ref<Future> Queue::transfer(EventLoop &loop, Outcome &outcome, const Value &self, Value &item,
                            Future *waited)
{
    constexpr WaitKind kind = direction == Put ? WaitKind::QueuePut : WaitKind::QueueGet;
    auto &queue = static_cast<Queue &>(*self.object());
    Waiters &waiters = direction == Put ? queue.m_putters : queue.m_getters;
    if (waited && outcome.exception) {
        giveUp(waiters, *waited, queue.isReadyFor(direction));
        return nullptr;
    }
    try {
        if (queue.mustWait(direction))
            return queue.addWaiter(loop, waiters, kind, outcome);
        if constexpr (direction == Put)
            queue.putNow(std::move(item));
        else
            outcome.value = queue.getNow();
    } catch (Raised &raised) {
        outcome.exception = std::move(raised.exception);
    }
    return nullptr;
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
    QCoro::Task<> wait = Event::waitIn(loop, outcome, queue.m_finished);
    co_await wait;
    outcome.value = Value();
}

std::string Queue::describe() const
{
    return m_items.describe(m_getters.size(), m_putters.size(), m_unfinished);
}

bool Queue::attribute(std::string_view name, Value &out) const
{
    if (name != "maxsize")
        return false;
    out = m_items.maximum();
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
    const PythonArguments in("Queue.put", args, {"item"}, 1);
    return queue(self).put(in.get(0));
}

Value putNow(Caller &, const Value &self, const Args &args)
{
    const PythonArguments in("Queue.put_nowait", args, {"item"}, 1);
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
    {"empty", isEmpty, "Queue"},     {"full", isFull, "Queue"}, {"get", get, "Queue"},
    {"get_nowait", getNow, "Queue"}, {"join", join, "Queue"},   {"put", put},
    {"qsize", size, "Queue"},        {"put_nowait", putNow},    {"task_done", taskDone, "Queue"},
};
constexpr MethodTable queueTable{queueMethods};

} // namespace

const MethodTable *Queue::methods() const { return &queueTable; }

} // namespace coroscope::asyncio
