// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "asyncio/awaiters.h"

namespace coroscope::asyncio {

/// One call of sleep(), ready to be awaited: a bare yield for a delay <= 0, else a future that a
/// timer completes. CPython: asyncio.sleep.
class SleepWait {
public:
    /// \p delay: seconds, an int or a float. Anything else, and NaN, gives an error.
    SleepWait(EventLoop &loop, const Value &delay, const Value &result);

    bool isValid() const { return !m_error; }
    Ref<Exception> takeError() { return std::move(m_error); }
    bool isYield() const { return !m_error && !m_future; }
    YieldAwaiter yield() const { return YieldAwaiter(m_loop); }
    OutcomeAwaiter future() const { return OutcomeAwaiter(m_loop, *m_future); }
    /// To be called on resumption: cancels the timer if it has not fired.
    void finish();

private:
    EventLoop &m_loop;
    Ref<Future> m_future;
    Ref<Handle> m_timer;
    Ref<Exception> m_error;
};

} // namespace coroscope::asyncio
