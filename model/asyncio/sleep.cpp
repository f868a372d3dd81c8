// SPDX-License-Identifier: GPL-3.0-or-later
#include "asyncio/sleep.h"

#include "values/errors.h"
#include "values/operations.h"

#include <cmath>

namespace coroscope::asyncio {

namespace {

/// CPython: futures._set_result_unless_cancelled.
class SetResultUnlessCancelled final : public Callback {
public:
    SetResultUnlessCancelled() : Callback(false) {}
    void run(EventLoop &, std::span<const Value> args) override
    {
        auto *future = args[0].as<Future>();
        if (!future->isCancelled())
            future->setResult(args[1]);
    }
    std::string_view internalName() const override { return "_set_result_unless_cancelled"; }
};

} // namespace

SleepWait::SleepWait(EventLoop &loop, const Value &delay, const Value &result) : m_loop(loop)
{
    if (!delay.isInt() && !delay.isFloat() && !delay.isBool()) {
        m_error = makeError(Error::TypeError, "'<=' not supported between instances of '" +
                                                  std::string(typeName(delay)) + "' and 'int'");
        return;
    }
    const double seconds = delay.isFloat() ? delay.asFloat() : static_cast<double>(delay.asInt());
    if (std::isnan(seconds)) {
        m_error = makeError(Error::ValueError, "Invalid delay: NaN (not a number)");
        return;
    }
    if (seconds <= 0)
        return;
    m_future = make<SleepFuture>(loop, delay);
    if (!loop.sleepCallback())
        loop.sleepCallback() = make<SetResultUnlessCancelled>();
    m_timer = loop.callLater(seconds, loop.sleepCallback(), {m_future, result});
}

void SleepWait::finish()
{
    if (m_timer)
        m_timer->cancel();
}

} // namespace coroscope::asyncio
