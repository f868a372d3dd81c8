// SPDX-License-Identifier: GPL-3.0-or-later
#include "asyncio/releasewaiter.h"

namespace coroscope::asyncio {

void ReleaseWaiter::run(EventLoop &, std::span<const Value> args)
{
    const Ref<Future> waiter = m_waiter ? m_waiter : Ref<Future>(args[0].as<Future>());
    if (!waiter->isDone())
        waiter->setResult(Value());
}

std::vector<Value> ReleaseWaiter::shownArguments(std::span<const Value> args) const
{
    std::vector<Value> shown(args.begin(), args.end());
    if (m_waiter)
        shown.insert(shown.begin(), Value(m_waiter));
    return shown;
}

} // namespace coroscope::asyncio
