// SPDX-License-Identifier: GPL-3.0-or-later
#include "asyncio/wait.h"

#include "asyncio/awaiters.h"
#include "asyncio/loopmethods.h"
#include "asyncio/releasewaiter.h"
#include "values/errors.h"
#include "values/operations.h"

#include <algorithm>

namespace coroscope::asyncio {

namespace {

/// CPython: the _on_completion of tasks._wait.
class OnCompletion final : public Callback {
public:
    OnCompletion(Ref<Future> waiter, Ref<Handle> timer, std::size_t count, ReturnWhen when)
        : m_waiter(std::move(waiter)), m_timer(std::move(timer)),
          m_left(static_cast<std::ptrdiff_t>(count)), m_when(when)
    {
    }
    void run(EventLoop &, std::span<const Value> args) override
    {
        auto *future = args[0].as<Future>();
        --m_left;
        const bool release =
            m_left <= 0 || m_when == ReturnWhen::FirstCompleted ||
            (m_when == ReturnWhen::FirstException && !future->isCancelled() && future->exception());
        if (!release)
            return;
        if (m_timer)
            m_timer->cancel();
        if (!m_waiter->isDone())
            m_waiter->setResult(Value());
    }
    std::string_view internalName() const override { return "_wait.<locals>._on_completion"; }
    void clearReferences() override
    {
        m_waiter = nullptr;
        m_timer = nullptr;
    }

private:
    Ref<Future> m_waiter;
    Ref<Handle> m_timer;
    std::ptrdiff_t m_left;
    ReturnWhen m_when;
};

constexpr const char *noFutures = "Set of Tasks/Futures is empty.";

/// The futures of \p futures as given, after CPython's checks of them, in its order.
std::vector<Ref<Future>> checked(const Value &futures)
{
    std::vector<Value> all;
    OrderedTable set; // what has no hash raises
    for (const Value &item : items(futures)) {
        set.insert(item, Value());
        all.push_back(item);
    }
    if (all.empty())
        raise(Error::AssertionError, "Set of Futures is empty.");
    if (std::any_of(all.begin(), all.end(), countsAsCoroutine))
        raise(Error::TypeError, "Passing coroutines is forbidden, use tasks explicitly.");
    std::vector<Ref<Future>> given;
    for (const Value &item : all) {
        auto *future = item.as<Future>();
        if (!future)
            raise(Error::AttributeError, "'" + std::string(typeName(item)) +
                                             "' object has no attribute 'add_done_callback'");
        given.emplace_back(future);
    }
    return given;
}

std::vector<Ref<Future>> withoutRepeats(const std::vector<Ref<Future>> &futures)
{
    OrderedTable seen;
    std::vector<Ref<Future>> distinct;
    for (const Ref<Future> &future : futures) {
        if (!seen.find(future)) {
            seen.insert(future, Value());
            distinct.push_back(future);
        }
    }
    return distinct;
}

Value setOf(const std::vector<Ref<Future>> &futures)
{
    const Ref<Set> set = make<Set>();
    for (const Ref<Future> &future : futures)
        set->table.insert(future, Value());
    return set;
}

/// Nothing for what has no meaning.
std::optional<ReturnWhen> returnWhenFrom(const Value &name)
{
    const std::string text = str(name);
    if (text == "ALL_COMPLETED")
        return ReturnWhen::AllCompleted;
    if (text == "FIRST_COMPLETED")
        return ReturnWhen::FirstCompleted;
    if (text == "FIRST_EXCEPTION")
        return ReturnWhen::FirstException;
    return std::nullopt;
}

QCoro::Task<Value> waitBody(EventLoop &loop, Value argument, Value timeout, Value when)
{
    if (argument.type() == Type::Future || countsAsCoroutine(argument))
        raise(Error::TypeError, "expect a list of futures, not " + std::string(typeName(argument)));
    const bool isEmpty = !truth(argument);
    const std::optional<ReturnWhen> returnWhen = returnWhenFrom(when);
    if (!returnWhen)
        raise(Error::ValueError, isEmpty ? noFutures : "Invalid return_when value: " + str(when));
    std::vector<Ref<Future>> given;
    if (!isEmpty)
        given = checked(argument);
    loop.noticeTime();
    loop.observer().waitBegan(given, timeout, *returnWhen, loop.currentTask());
    if (isEmpty)
        raise(Error::ValueError, noFutures);
    const std::vector<Ref<Future>> futures = withoutRepeats(given);
    const Ref<Future> waiter = loop.createFuture(WaitKind::Wait);
    Ref<Handle> timer;
    if (!timeout.isNone())
        timer = loop.callAt(timeAfter(loop.caller(), loop, timeout), make<ReleaseWaiter>(),
                            HandleArgs{Value(waiter)});
    const Ref<OnCompletion> callback =
        make<OnCompletion>(waiter, timer, futures.size(), *returnWhen);
    for (const Ref<Future> &future : futures)
        future->addDoneCallback(callback);

    OutcomeAwaiter awaiter = outcomeOf(loop, *waiter);
    Outcome outcome = co_await awaiter;

    if (timer)
        timer->cancel();
    for (const Ref<Future> &future : futures)
        future->removeDoneCallback(*callback);
    if (outcome.exception)
        throw Raised{std::move(outcome.exception)};
    std::vector<Ref<Future>> done;
    std::vector<Ref<Future>> pending;
    for (const Ref<Future> &future : futures)
        (future->isDone() ? done : pending).push_back(future);
    loop.noticeTime();
    loop.observer().waitEnded(done, pending, loop.currentTask());
    co_return tuple({setOf(done), setOf(pending)});
}

} // namespace

bool countsAsCoroutine(const Value &value)
{
    return value.type() == Type::Coroutine ||
           (value.type() == Type::Iterator && typeName(value) == "generator");
}

Ref<Coroutine> wait(Value futures, Value timeout, Value returnWhen)
{
    const auto body = [=](EventLoop &loop) { return waitBody(loop, futures, timeout, returnWhen); };
    return make<NativeCoroutine>("wait", body, false);
}

} // namespace coroscope::asyncio
