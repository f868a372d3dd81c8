// SPDX-License-Identifier: GPL-3.0-or-later
#include "execution/runnames.h"

#include "execution/generator.h"
#include "execution/timefunctions.h"
#include "values/errors.h"

namespace coroscope {

namespace {

/// The built-in names and the modules that are the same for every run.
void defineLanguage(Machine &machine, std::int64_t seed)
{
    for (auto &[name, value] : language::builtins())
        machine.define(name, value);
    defineAsyncIteration(machine);
    machine.define("__name__", text("__main__"));
    machine.define("math", language::mathModule());
    machine.define("functools", language::functoolsModule());
    machine.define("collections", language::collectionsModule());
    machine.define("itertools", language::itertoolsModule());
    machine.define("contextlib", language::contextlibModule());
    machine.define("heapq", language::heapqModule());
    machine.define("operator", language::operatorModule());
    machine.define("random", language::randomModule(static_cast<std::uint64_t>(seed)));
}

/// The constants and exception classes of `asyncio`, and its tests.
void complete(language::Module &asyncio, const RunNames &names)
{
    for (const char *name : {"FIRST_COMPLETED", "FIRST_EXCEPTION", "ALL_COMPLETED"})
        asyncio.members[name] = text(name);
    asyncio.members["CancelledError"] = errorClass(Error::CancelledError);
    asyncio.members["TimeoutError"] = errorClass(Error::TimeoutError);
    asyncio.members["InvalidStateError"] = errorClass(Error::InvalidStateError);
    asyncio.members["BrokenBarrierError"] = errorClass(Error::BrokenBarrierError);
    asyncio.members["QueueEmpty"] = errorClass(Error::QueueEmpty);
    asyncio.members["QueueFull"] = errorClass(Error::QueueFull);
    const auto exceptions = make<language::Module>("asyncio.exceptions");
    for (const char *name :
         {"CancelledError", "TimeoutError", "InvalidStateError", "BrokenBarrierError"})
        exceptions->members[name] = asyncio.members[name];
    asyncio.members["exceptions"] = exceptions;
    addTest(asyncio, "isfuture", "obj", names.isFuture);
    addTest(asyncio, "iscoroutine", "obj", names.isCoroutine);
    addTest(asyncio, "iscoroutinefunction", "func", isCoroutineFunction);
}

Ref<language::Module> timeModule(const RunNames &names)
{
    auto time = make<language::Module>("time");
    const auto addClock = [&](const char *name, double epoch) {
        time->members[name] =
            make<Builtin>(name, [name, now = names.now, epoch](Caller &, const Args &args) {
                const ArgumentReader in(std::string("time.") + name, args, {}, 0);
                return Value::floating(epoch + now());
            });
    };
    addClock("monotonic", 0);
    addClock("perf_counter", 0);
    addClock("time", runEpoch);
    time->members["sleep"] = names.sleep;
    addTimeFunctions(*time);
    return time;
}

} // namespace

void defineNames(Machine &machine, std::int64_t seed, const RunNames &names)
{
    defineLanguage(machine, seed);
    complete(*names.asyncio, names);
    machine.define("asyncio", names.asyncio);
    machine.define("time", timeModule(names));
    machine.define("concurrent", concurrentModule(names.makeExecutor));
    machine.define("inspect", inspectModule(names.isCoroutine, names.isFuture));
    machine.define("print", names.print);
    machine.define("compute", names.compute);
}

} // namespace coroscope
