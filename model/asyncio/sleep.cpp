// SPDX-License-Identifier: GPL-3.0-or-later
#include "asyncio/sleep.h"

#include "values/errors.h"
#include "values/operations.h"

#include <cmath>

namespace coroscope::asyncio {

OutcomeAwaiter sleepFor(EventLoop &loop, const Value &delay, const Value &result)
{
    if (!delay.isInt() && !delay.isFloat() && !delay.isBool())
        return {loop,
                {Value(),
                 makeError(Error::TypeError, "'<=' not supported between instances of '" +
                                                 std::string(typeName(delay)) + "' and 'int'")}};
    const double seconds = delay.isFloat() ? delay.asFloat() : static_cast<double>(delay.asInt());
    if (std::isnan(seconds))
        return {loop, {Value(), makeError(Error::ValueError, "Invalid delay: NaN (not a number)")}};
    if (seconds <= 0)
        return {loop, {result, nullptr}};
    const Ref<SleepFuture> future = make<SleepFuture>(loop, delay, result);
    loop.callLater(seconds, *future);
    return {loop, *future};
}

void SleepCallback::run(EventLoop &, std::span<const Value> args)
{
    auto *future = args[0].as<Future>();
    if (!future->isCancelled())
        future->setResult(args[1]);
}

} // namespace coroscope::asyncio
