// SPDX-License-Identifier: GPL-3.0-or-later
#include "execution/threadline.h"

#include "execution/threadruntime.h"

namespace coroscope {

bool ThreadLine::wait(ThreadRuntime &runtime, WaitKind kind)
{
    ThreadWaiter waiter;
    m_waiters.push_back(&waiter);
    try {
        runtime.wait(waiter, kind);
    } catch (...) { // the run ends
        std::erase(m_waiters, &waiter);
        throw;
    }
    return !waiter.refused;
}

bool ThreadLine::releaseFirst(ThreadRuntime &runtime, bool refused)
{
    if (m_waiters.empty())
        return false;
    ThreadWaiter &first = *m_waiters.front();
    m_waiters.pop_front();
    first.refused = refused;
    runtime.release(first);
    return true;
}

void ThreadLine::releaseAll(ThreadRuntime &runtime, bool refused)
{
    while (releaseFirst(runtime, refused)) {
    }
}

} // namespace coroscope
