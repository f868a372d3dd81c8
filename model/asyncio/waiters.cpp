// SPDX-License-Identifier: GPL-3.0-or-later
#include "asyncio/waiters.h"

#include "asyncio/awaiters.h"
#include "values/errors.h"

#include <algorithm>

namespace coroscope::asyncio {

void Waiters::dropFirst()
{
    constexpr std::size_t few = 32;
    m_all[m_first++] = nullptr;
    if (m_first == m_all.size()) {
        clear();
    } else if (m_first >= few && m_first * 2 >= m_all.size()) {
        m_all.erase(m_all.begin(), m_all.begin() + static_cast<std::ptrdiff_t>(m_first));
        m_first = 0;
    }
}

void Waiters::remove(const Future &waiter)
{
    const auto place =
        std::find_if(m_all.begin() + static_cast<std::ptrdiff_t>(m_first), m_all.end(),
                     [&](const Ref<Future> &other) { return other.get() == &waiter; });
    if (place == m_all.end())
        return;
    if (place - m_all.begin() == static_cast<std::ptrdiff_t>(m_first))
        dropFirst();
    else
        m_all.erase(place);
}

Ref<Future> Waiters::takeFirst()
{
    Ref<Future> first = m_all[m_first];
    dropFirst();
    return first;
}

Future *Waiters::firstPending() const
{
    for (const Ref<Future> &waiter : all()) {
        if (!waiter->isDone())
            return waiter.get();
    }
    return nullptr;
}

bool Waiters::areAllCancelled() const
{
    return std::ranges::all_of(all(),
                               [](const Ref<Future> &waiter) { return waiter->isCancelled(); });
}

Ref<Future> SyncObject::addWaiter(EventLoop &loop, Waiters &waiters, WaitKind kind,
                                  Outcome &outcome)
{
    if (!m_loop) {
        m_loop = Ref<TrackedObject>(&loop);
    } else if (m_loop.get() != &loop) {
        outcome = {Value(),
                   makeError(Error::RuntimeError, repr() + " is bound to a different event loop")};
        return nullptr;
    }
    Ref<Future> waiter = makeWaiter(loop, kind);
    waiters.add(waiter);
    return waiter;
}

Ref<Future> SyncObject::makeWaiter(EventLoop &loop, WaitKind kind)
{
    return loop.createFuture(kind);
}

std::string SyncObject::repr() const
{
    const std::string inside = state();
    return "<asyncio.locks." + std::string(typeName()) + " object" +
           (inside.empty() ? "" : " [" + inside + "]") + ">";
}

std::string SyncObject::withWaiters(std::string state, const Waiters &waiters)
{
    if (!waiters.empty())
        state += ", waiters:" + std::to_string(waiters.size());
    return state;
}

void WaitingCoroutine::clearReferences()
{
    m_self = m_argument = Value();
    m_waited = nullptr;
}

QCoro::Task<> WaitingCoroutine::runSteps(EventLoop &loop, Outcome &outcome, Step step, Value self,
                                         Value argument)
{
    Ref<Future> waited = step(loop, outcome, self, argument, nullptr);
    while (waited) {
        LeafAwaiter awaiter(loop, waited.get(), outcome);
        co_await awaiter;
        waited = step(loop, outcome, self, argument, waited.get());
    }
}

} // namespace coroscope::asyncio
