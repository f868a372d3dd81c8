// SPDX-License-Identifier: GPL-3.0-or-later
#include "asyncio/sleep.h"

#include "values/errors.h"
#include "values/operations.h"

#include <cmath>

namespace coroscope::asyncio {

Ref<Future> beginSleep(EventLoop &loop, const Value &delay, const Value &result, Outcome &outcome)
{
    if (!delay.isInt() && !delay.isFloat() && !delay.isBool()) {
        outcome = {Value(),
                   makeError(Error::TypeError, "'<=' not supported between instances of '" +
                                                   std::string(typeName(delay)) + "' and 'int'")};
        return nullptr;
    }
    const double seconds = delay.isFloat() ? delay.asFloat() : static_cast<double>(delay.asInt());
    if (std::isnan(seconds)) {
        outcome = {Value(), makeError(Error::ValueError, "Invalid delay: NaN (not a number)")};
        return nullptr;
    }
    if (seconds <= 0) {
        outcome = {result, nullptr};
        return nullptr;
    }
    Ref<SleepFuture> future = make<SleepFuture>(loop, delay, result);
    loop.callLater(seconds, *future);
    return future;
}

void SleepCallback::run(EventLoop &, std::span<const Value> args)
{
    auto *future = args[0].as<Future>();
    if (!future->isCancelled())
        future->setResult(args[1]);
}

} // namespace coroscope::asyncio
