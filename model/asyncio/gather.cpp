// SPDX-License-Identifier: GPL-3.0-or-later
#include "asyncio/gather.h"

#include "asyncio/eventloop.h"
#include "asyncio/task.h"
#include "values/errors.h"
#include "values/operations.h"

#include <algorithm>
#include <numeric>

namespace coroscope::asyncio {

namespace {

/// CPython: tasks._GatheringFuture.
class GatheringFuture final : public Future {
public:
    GatheringFuture(EventLoop &loop, bool returnExceptions)
        : Future(loop, WaitKind::Gather), m_returnExceptions(returnExceptions)
    {
    }

    bool cancel(const Value &message) override
    {
        const Ref<GatheringFuture> self(this);
        loop().noticeTime();
        loop().observer().cancelCalled(*this, message);
        bool requested = false;
        if (!isDone()) {
            const std::vector<Ref<Future>> all = children;
            for (const Ref<Future> &child : all)
                requested |= child->cancel(message);
            m_cancelRequested |= requested;
        }
        loop().observer().cancelReturned(*this, requested);
        return requested;
    }

    void childDone(Future &child)
    {
        ++m_finished;
        if (isDone()) {
            child.markRetrieved();
            return;
        }
        if (!m_returnExceptions) {
            if (child.isCancelled())
                return setException(child.makeCancelledError());
            if (Ref<Exception> exception = child.exception())
                return setException(std::move(exception));
        }
        if (m_finished == distinct)
            complete();
    }

    void clearReferences() override
    {
        Future::clearReferences();
        children.clear();
    }
    /// A gather of nothing is a plain future.
    std::string_view typeName() const override
    {
        return children.empty() ? "Future" : "_GatheringFuture";
    }

    bool attribute(std::string_view name, Value &out) const override
    {
        if (name != "_children")
            return Future::attribute(name, out);
        out = list({children.begin(), children.end()});
        return true;
    }

    std::vector<Ref<Future>> children; ///< in argument order, repeated where an argument was
    std::size_t distinct = 0;

private:
    void complete()
    {
        std::vector<Value> results;
        results.reserve(children.size());
        for (const Ref<Future> &child : children) {
            if (child->isCancelled()) {
                const Value message = child->cancelMessage();
                results.push_back(makeError(Error::CancelledError,
                                            std::vector{message.isNone() ? text("") : message}));
            } else if (Ref<Exception> exception = child->exception()) {
                results.push_back(std::move(exception));
            } else {
                results.push_back(child->storedResult());
            }
        }
        if (m_cancelRequested)
            setException(children.back()->makeCancelledError());
        else
            setResult(list(std::move(results)));
    }

    std::size_t m_finished = 0;
    bool m_returnExceptions;
    bool m_cancelRequested = false;
};

class GatherCallback final : public Callback {
public:
    explicit GatherCallback(Ref<GatheringFuture> outer) : m_outer(std::move(outer)) {}
    void run(EventLoop &, std::span<const Value> args) override
    {
        const Ref<GatheringFuture> outer = m_outer;
        auto *child = args[0].as<Future>();
        if (outer)
            outer->childDone(*child);
        else
            child->markRetrieved();
    }
    std::string_view internalName() const override { return "gather.<locals>._done_callback"; }
    void clearReferences() override { m_outer = nullptr; }

private:
    Ref<GatheringFuture> m_outer;
};

/// For each of \p values the place of the first that is the same object. By sorting: there may be
/// many, and a table of as many small nodes leaves holes in memory.
std::vector<std::uint32_t> firstPlaces(const std::vector<Value> &values)
{
    std::vector<std::uint32_t> order(values.size());
    std::iota(order.begin(), order.end(), 0u);
    std::ranges::sort(order, {}, [&](std::uint32_t i) { return std::pair(values[i].object(), i); });
    std::vector<std::uint32_t> first(values.size());
    for (std::size_t i = 0; i < order.size(); ++i) {
        const bool isAgain = i > 0 && values[order[i]].object() == values[order[i - 1]].object();
        first[order[i]] = isAgain ? first[order[i - 1]] : order[i];
    }
    return first;
}

} // namespace

Ref<Future> gather(EventLoop &loop, const std::vector<Value> &awaitables, bool returnExceptions)
{
    auto outer = make<GatheringFuture>(loop, returnExceptions);
    if (awaitables.empty()) {
        outer->setResult(list({}));
        loop.observer().gatherMade(*outer, {}, returnExceptions);
        return outer;
    }
    const Ref<GatherCallback> callback = make<GatherCallback>(outer);
    const std::vector<std::uint32_t> first = firstPlaces(awaitables);
    outer->children.reserve(awaitables.size());
    try {
        for (std::uint32_t i = 0; i < awaitables.size(); ++i) {
            const Value &awaitable = awaitables[i];
            hash(awaitable); // CPython's are keys of a dict
            if (first[i] != i) {
                outer->children.push_back(Ref<Future>(outer->children[first[i]]));
                continue;
            }
            const Ref<Future> child = loop.ensureFuture(awaitable);
            if (child.get() != awaitable.object())
                static_cast<Task &>(*child).setLogDestroyPending(false);
            child->addDoneCallback(callback);
            outer->children.push_back(child);
            ++outer->distinct;
        }
    } catch (const Raised &) {
        callback->clearReferences();
        throw;
    }
    loop.noticeTime();
    loop.observer().gatherMade(*outer, outer->children, returnExceptions);
    return outer;
}

} // namespace coroscope::asyncio
