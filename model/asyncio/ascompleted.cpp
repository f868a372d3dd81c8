// SPDX-License-Identifier: GPL-3.0-or-later
#include "asyncio/ascompleted.h"

#include "asyncio/awaiters.h"
#include "asyncio/loopmethods.h"
#include "asyncio/wait.h"
#include "values/errors.h"
#include "values/operations.h"

#include <algorithm>
#include <deque>

namespace coroscope::asyncio {

namespace {

/// What one as_completed() knows: what is not done yet, and a queue of what is.
/// CPython: the locals of as_completed, and its Queue.
class Completions final : public TrackedObject {
public:
    Completions() : TrackedObject(Type::Other) {}
    std::string_view typeName() const override { return "as_completed"; }
    void clearReferences() override
    {
        todo.clear();
        m_done.clear();
        m_getters.clear();
        timer = nullptr;
        onCompletion = nullptr;
    }

    void completed(Future &future)
    {
        const auto place = std::find(todo.begin(), todo.end(), Ref<Future>(&future));
        if (todo.empty() || place == todo.end())
            return; // the timeout was here first
        todo.erase(place);
        put(Value(Ref<Future>(&future)));
        if (!todo.empty())
            return;
        onCompletion = nullptr;
        if (timer)
            timer->cancel();
    }

    void timeOut()
    {
        const std::vector<Ref<Future>> late = std::move(todo);
        todo.clear();
        for (const Ref<Future> &future : late) {
            future->removeDoneCallback(*onCompletion);
            put(Value());
        }
        onCompletion = nullptr;
    }

    bool isEmpty() const { return m_done.empty(); }
    void addGetter(Ref<Future> getter) { m_getters.push_back(std::move(getter)); }
    /// A getter was interrupted: what it was woken for goes to the next.
    void forgetGetter(const Ref<Future> &getter)
    {
        getter->cancel();
        std::erase(m_getters, getter);
        if (!m_done.empty() && !getter->isCancelled())
            wakeNext();
    }
    Value take()
    {
        Value first = std::move(m_done.front());
        m_done.pop_front();
        return first;
    }

    std::vector<Ref<Future>> todo;
    Ref<Handle> timer;
    Ref<Callback> onCompletion; ///< which holds this: while there is something to do

private:
    void put(Value value)
    {
        m_done.push_back(std::move(value));
        wakeNext();
    }
    void wakeNext()
    {
        while (!m_getters.empty()) {
            const Ref<Future> getter = std::move(m_getters.front());
            m_getters.pop_front();
            if (!getter->isDone()) {
                getter->setResult(Value());
                return;
            }
        }
    }

    std::deque<Value> m_done;
    std::deque<Ref<Future>> m_getters;
};

class AsCompletedCallback final : public Callback {
public:
    explicit AsCompletedCallback(Ref<Completions> all) : m_all(std::move(all)) {}
    void run(EventLoop &, std::span<const Value> args) override
    {
        m_all->completed(*args[0].as<Future>());
    }
    std::string_view internalName() const override
    {
        return "as_completed.<locals>._on_completion";
    }
    void clearReferences() override { m_all = nullptr; }

private:
    Ref<Completions> m_all;
};

class AsCompletedTimeout final : public Callback {
public:
    explicit AsCompletedTimeout(Ref<Completions> all) : m_all(std::move(all)) {}
    void run(EventLoop &, std::span<const Value>) override { m_all->timeOut(); }
    std::string_view internalName() const override { return "as_completed.<locals>._on_timeout"; }
    void clearReferences() override { m_all = nullptr; }

private:
    Ref<Completions> m_all;
};

/// CPython: the _wait_for_one of as_completed, with Queue.get in it.
QCoro::Task<Value> waitForOne(EventLoop &loop, Ref<Completions> all)
{
    while (all->isEmpty()) {
        const Ref<Future> getter = loop.createFuture(WaitKind::QueueGet);
        all->addGetter(getter);
        OutcomeAwaiter awaiter = outcomeOf(loop, *getter);
        Outcome outcome = co_await awaiter;
        if (outcome.exception) {
            all->forgetGetter(getter);
            throw Raised{std::move(outcome.exception)};
        }
    }
    const Value first = all->take();
    if (first.isNone())
        throw Raised{makeError(Error::TimeoutError)};
    Value result = first.as<Future>()->result();
    co_return result;
}

class AsCompleted final : public Iterator {
public:
    AsCompleted(EventLoop &loop, Value awaitables, Value timeout)
        : m_loop(&loop), m_awaitables(std::move(awaitables)), m_timeout(std::move(timeout))
    {
    }
    std::string_view typeName() const override { return "generator"; }
    bool next(Value &out) override
    {
        if (!m_all)
            begin();
        if (m_left == 0)
            return false;
        --m_left;
        const auto body = [all = m_all](EventLoop &loop) { return waitForOne(loop, all); };
        out = make<NativeCoroutine>("as_completed.<locals>._wait_for_one", body, false);
        return true;
    }
    void clearReferences() override
    {
        m_awaitables = Value();
        m_all = nullptr;
        m_left = 0;
    }

private:
    void begin()
    {
        if (m_awaitables.type() == Type::Future || countsAsCoroutine(m_awaitables))
            raise(Error::TypeError, "expect an iterable of futures, not " +
                                        std::string(coroscope::typeName(m_awaitables)));
        m_all = make<Completions>();
        OrderedTable seen;
        for (const Value &item : items(m_awaitables))
            seen.insert(item, Value());
        for (const OrderedTable::Entry &entry : seen.entries())
            m_all->todo.push_back(m_loop->ensureFuture(entry.key));
        m_left = m_all->todo.size();
        m_all->onCompletion = make<AsCompletedCallback>(m_all);
        for (const Ref<Future> &future : std::vector<Ref<Future>>(m_all->todo))
            future->addDoneCallback(m_all->onCompletion);
        if (m_left > 0 && !m_timeout.isNone())
            m_all->timer = m_loop->callAt(timeAfter(m_loop->caller(), *m_loop, m_timeout),
                                          make<AsCompletedTimeout>(m_all));
    }

    EventLoop *m_loop; // outlives every object of its run
    Value m_awaitables;
    Value m_timeout;
    Ref<Completions> m_all;
    std::size_t m_left = 0;
};

} // namespace

Ref<Iterator> asCompleted(EventLoop &loop, Value awaitables, Value timeout)
{
    return make<AsCompleted>(loop, std::move(awaitables), std::move(timeout));
}

} // namespace coroscope::asyncio
