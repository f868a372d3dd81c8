// SPDX-License-Identifier: GPL-3.0-or-later
#include "asyncio/wait.h"
#include "execution/threadoperation.h"
#include "execution/threadruntime.h"
#include "execution/valuejson.h"
#include "values/errors.h"
#include "values/operations.h"
#include "values/parametererrors.h"

#include <algorithm>

/// gather, wait, wait_for, shield and as_completed, as concurrent.futures has them.
namespace coroscope {

namespace {

using Until = ThreadWaiter::Until;

Until untilFrom(const Value &name)
{
    const std::string text = str(name);
    if (text == "ALL_COMPLETED")
        return Until::All;
    if (text == "FIRST_COMPLETED")
        return Until::First;
    if (text == "FIRST_EXCEPTION")
        return Until::FirstException;
    raise(Error::ValueError, "Invalid return_when value: " + text);
}

/// The futures in \p argument, each once, in its order.
std::vector<Ref<ThreadFuture>> futuresIn(const Value &argument)
{
    if (threadFuture(argument) || asyncio::countsAsCoroutine(argument) || threadOperation(argument))
        raise(Error::TypeError, "expect a list of futures, not " + std::string(typeName(argument)));
    if (!truth(argument))
        raise(Error::ValueError, "Set of Tasks/Futures is empty.");
    std::vector<Ref<ThreadFuture>> futures;
    bool hasCoroutine = false;
    const std::vector<Value> all = items(argument);
    for (const Value &item : all)
        hash(item); // raises when there is none
    for (const Value &item : all) {
        const Ref<ThreadFuture> future(threadFuture(item));
        if (future && std::find(futures.begin(), futures.end(), future) == futures.end())
            futures.push_back(future);
        else if (asyncio::countsAsCoroutine(item) || threadOperation(item))
            hasCoroutine = true;
        else if (!future)
            raise(Error::AttributeError, "'" + std::string(typeName(item)) +
                                             "' object has no attribute 'add_done_callback'");
    }
    if (hasCoroutine)
        raise(Error::TypeError, "Passing coroutines is forbidden, use tasks explicitly.");
    if (futures.empty())
        raise(Error::AssertionError, "Set of Futures is empty.");
    return futures;
}

std::vector<AwaitableId> idsOf(const std::vector<Ref<ThreadFuture>> &futures)
{
    std::vector<AwaitableId> ids;
    for (const Ref<ThreadFuture> &future : futures)
        ids.push_back(future->id());
    return ids;
}

Value setOf(const std::vector<Ref<ThreadFuture>> &futures)
{
    const Ref<Set> set = make<Set>();
    for (const Ref<ThreadFuture> &future : futures)
        set->table.insert(future, Value());
    return set;
}

/// Whether a wait for \p futures is over before it begins.
bool isSatisfied(const std::vector<Ref<ThreadFuture>> &futures, Until until)
{
    const auto isDone = [](const auto &future) { return future->isDone(); };
    const auto hasFailed = [](const auto &future) { return future->hasFailed(); };
    return std::all_of(futures.begin(), futures.end(), isDone) ||
           (until == Until::First && std::any_of(futures.begin(), futures.end(), isDone)) ||
           (until == Until::FirstException &&
            std::any_of(futures.begin(), futures.end(), hasFailed));
}

double secondsOrForever(const Value &timeout)
{
    return timeout.isNone() ? ThreadScheduler::forever : std::max(0.0, toSeconds(timeout));
}

/// The items of `asyncio.as_completed(..)`: each waits for the next one that is done.
class Completions final : public Iterator {
public:
    Completions(ThreadRuntime &runtime, Value awaitables, Value timeout)
        : m_runtime(&runtime), m_awaitables(std::move(awaitables)), m_timeout(std::move(timeout))
    {
    }
    std::string_view typeName() const override { return "generator"; }
    bool next(Value &out) override
    {
        if (!std::exchange(m_hasBegun, true))
            begin();
        if (m_unasked == 0)
            return false;
        --m_unasked;
        out = threadOperation("as_completed.<locals>._wait_for_one",
                              [self = Ref<Completions>(this)] { return self->waitForOne(); });
        return true;
    }
    void clearReferences() override
    {
        m_awaitables = Value();
        m_left.clear();
        m_unasked = 0;
    }

private:
    void begin()
    {
        if (threadFuture(m_awaitables) || asyncio::countsAsCoroutine(m_awaitables))
            raise(Error::TypeError, "expect an iterable of futures, not " +
                                        std::string(coroscope::typeName(m_awaitables)));
        OrderedTable seen;
        for (const Value &item : items(m_awaitables))
            seen.insert(item, Value());
        for (const OrderedTable::Entry &entry : seen.entries())
            m_left.push_back(m_runtime->ensureThread(entry.key));
        m_unasked = m_left.size();
        if (!m_timeout.isNone())
            m_deadline = m_runtime->now() + toSeconds(m_timeout);
    }

    Value waitForOne()
    {
        while (!isSatisfied(m_left, Until::First)) {
            double seconds = ThreadScheduler::forever;
            if (m_deadline && (seconds = *m_deadline - m_runtime->now()) <= 0)
                throw Raised{makeError(Error::TimeoutError)};
            m_runtime->waitForFutures(m_left, WaitKind::Wait, Until::First, seconds);
        }
        if (m_left.empty())
            throw Raised{makeError(Error::TimeoutError)};
        const auto rank = [](const Ref<ThreadFuture> &future) { // 0, not done, is the last
            return future->doneOrder() - 1;
        };
        const auto first =
            std::min_element(m_left.begin(), m_left.end(),
                             [rank](const auto &a, const auto &b) { return rank(a) < rank(b); });
        const asyncio::Outcome outcome = (*first)->outcome();
        m_left.erase(first);
        if (outcome.exception)
            throw Raised{outcome.exception};
        return outcome.value;
    }

    ThreadRuntime *m_runtime;
    Value m_awaitables;
    Value m_timeout;
    std::vector<Ref<ThreadFuture>> m_left; ///< nobody has been given them yet
    std::optional<double> m_deadline;
    std::size_t m_unasked = 0;
    bool m_hasBegun = false;
};

} // namespace

Value ThreadRuntime::gather(Caller &, const Args &args)
{
    const auto gather =
        make<ThreadFuture>(*this, WaitKind::Gather, AwaitableId::future(++m_futures));
    for (const Keyword &keyword : args.keywords) {
        if (keyword.name != "return_exceptions")
            raiseUnexpectedArgument("gather", keyword.name);
        gather->returnExceptions = truth(keyword.value);
    }
    std::map<const Object *, Ref<ThreadFuture>> known;
    std::vector<Ref<ThreadFuture>> distinct;
    for (const Value &awaitable : args.positional) {
        hash(awaitable); // CPython's are keys of a dict
        auto [place, isNew] = known.try_emplace(awaitable.object());
        if (isNew)
            distinct.push_back(place->second = ensureThread(awaitable));
        gather->members.push_back(place->second);
    }
    record({.kind = EventKind::CombinatorMade,
            .flags = gather->returnExceptions ? EventFlag::returnExceptions : std::uint8_t(0),
            .aux = static_cast<std::uint16_t>(CombinatorKind::Gather),
            .subject = currentThread(),
            .object = gather->id(),
            .other = m_writer.list(idsOf(gather->members))});
    if (gather->members.empty())
        gather->finish({list({}), nullptr});
    for (const Ref<ThreadFuture> &member : distinct) {
        if (member->isDone())
            memberDone(*gather, *member);
        else
            member->m_gathers.push_back(gather);
    }
    return gather;
}

void ThreadRuntime::memberDone(ThreadFuture &gather, ThreadFuture &member)
{
    if (gather.isDone())
        return;
    const asyncio::Outcome outcome = member.outcome();
    if (outcome.exception && !gather.returnExceptions)
        return gather.finish({Value(), outcome.exception});
    std::vector<Value> results;
    for (const Ref<ThreadFuture> &each : gather.members) {
        if (!each->isDone())
            return;
        asyncio::Outcome result = each->outcome();
        results.push_back(result.exception ? Value(result.exception) : result.value);
    }
    gather.finish({list(std::move(results)), nullptr});
}

Value ThreadRuntime::waitFunction(Caller &, const Args &args)
{
    const PythonArguments in("wait", args, {"fs", "timeout", "return_when"}, 1, 1);
    return threadOperation(
        "wait", [this, futures = in.get(0), timeout = in.get(1),
                 when = in.get(2, text("ALL_COMPLETED"))] { return wait(futures, timeout, when); });
}

Value ThreadRuntime::wait(const Value &argument, const Value &timeout, const Value &returnWhen)
{
    const std::vector<Ref<ThreadFuture>> futures = futuresIn(argument);
    const Until until = untilFrom(returnWhen);
    TraceEvent made{.kind = EventKind::CombinatorMade,
                    .aux = static_cast<std::uint16_t>(CombinatorKind::Wait),
                    .subject = currentThread(),
                    .other = m_writer.list(idsOf(futures))};
    if (until == Until::First)
        made.flags |= EventFlag::firstCompleted;
    if (until == Until::FirstException)
        made.flags |= EventFlag::firstException;
    recordWithTimeout(made, timeout);
    if (!isSatisfied(futures, until))
        waitForFutures(futures, WaitKind::Wait, until, secondsOrForever(timeout));
    std::vector<Ref<ThreadFuture>> done;
    std::vector<Ref<ThreadFuture>> pending;
    for (const Ref<ThreadFuture> &future : futures)
        (future->isDone() ? done : pending).push_back(future);
    record({.kind = EventKind::CombinatorCompleted,
            .aux = static_cast<std::uint16_t>(CombinatorKind::Wait),
            .subject = currentThread(),
            .other = m_writer.list(idsOf(done)),
            .detail = m_writer.list(idsOf(pending))});
    return tuple({setOf(done), setOf(pending)});
}

Value ThreadRuntime::waitFor(Caller &, const Args &args)
{
    const PythonArguments in("wait_for", args, {"fut", "timeout"}, 2);
    return threadOperation("wait_for", [this, awaitable = in.get(0), timeout = in.get(1)] {
        return waitFor(awaitable, timeout);
    });
}

/// `future.result(timeout=..)`.
Value ThreadRuntime::waitFor(const Value &awaitable, const Value &timeout)
{
    TraceEvent made{.kind = EventKind::CombinatorMade,
                    .aux = static_cast<std::uint16_t>(CombinatorKind::WaitFor),
                    .subject = currentThread()};
    asyncio::Outcome outcome;
    if (timeout.isNone()) {
        made.other = m_writer.list({});
        record(made);
        outcome = await(awaitable);
    } else {
        const Ref<ThreadFuture> future = ensureThread(awaitable);
        made.other = m_writer.list({future->id()});
        recordWithTimeout(made, timeout);
        if (!future->isDone())
            waitForFutures({future}, WaitKind::WaitFor, Until::All, secondsOrForever(timeout),
                           future->id());
        outcome = future->outcome();
        if (!future->isDone()) {
            note("wait_for cannot cancel what takes too long on threads: the wait ends with "
                 "TimeoutError, and what was waited for goes on.");
            outcome.exception = makeError(Error::TimeoutError);
        }
    }
    TraceEvent completed{.kind = EventKind::CombinatorCompleted,
                         .aux = static_cast<std::uint16_t>(CombinatorKind::WaitFor),
                         .subject = currentThread()};
    setOutcome(completed, outcome);
    record(completed);
    if (outcome.exception)
        throw Raised{outcome.exception};
    return outcome.value;
}

void ThreadRuntime::recordWithTimeout(TraceEvent made, const Value &timeout)
{
    if (!timeout.isNone()) {
        made.flags |= EventFlag::hasTimeout;
        if (!timeout.isFloat())
            made.flags |= EventFlag::wholeNumber;
        made.detail = m_writer.number(toSeconds(timeout));
    }
    record(made);
}

/// A thread is never cancelled: it is shielded as it is.
Value ThreadRuntime::shield(Caller &, const Args &args)
{
    const PythonArguments in("shield", args, {"arg"}, 1);
    return ensureThread(in.get(0));
}

Value ThreadRuntime::asCompleted(Caller &, const Args &args)
{
    const PythonArguments in("as_completed", args, {"fs", "timeout"}, 1, 1);
    return make<Completions>(*this, in.get(0), in.get(1));
}

} // namespace coroscope
