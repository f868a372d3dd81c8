// SPDX-License-Identifier: GPL-3.0-or-later
#include "asyncio/threadpool.h"
#include "asyncio/workers.h"
#include "values/contextmanager.h"
#include "values/errors.h"
#include "values/operations.h"

/// The methods that programs call on a ThreadPoolExecutor.
namespace coroscope::asyncio {

namespace {

ThreadPool &pool(const Value &self) { return static_cast<ThreadPool &>(*self.object()); }

Value shutdown(Caller &, const Value &self, const Args &args)
{
    const auto [waits, cancels] = shutdownArguments(args);
    pool(self).beginShutdown(cancels);
    if (waits)
        pool(self).waitUntilIdle();
    return {};
}

Value enter(Caller &, const Value &self, const Args &args)
{
    const ArgumentReader in("__enter__", args, {}, 0);
    return self;
}

Value exit(Caller &, const Value &self, const Args &args)
{
    leavingException("__exit__", args);
    pool(self).beginShutdown(false);
    pool(self).waitUntilIdle();
    return Value::boolean(false);
}

Value refuseSubmit(Caller &, const Value &, const Args &) { refuseSubmitting("submit"); }

Value refuseMap(Caller &, const Value &, const Args &) { refuseSubmitting("map"); }

constexpr Method poolMethods[] = {{"__enter__", enter},
                                  {"__exit__", exit},
                                  {"map", refuseMap},
                                  {"shutdown", shutdown},
                                  {"submit", refuseSubmit}};
constexpr MethodTable poolTable{poolMethods};

} // namespace

ShutdownArguments shutdownArguments(const Args &args)
{
    const ArgumentReader in("ThreadPoolExecutor.shutdown", args, {"wait", "cancel_futures"}, 0, 0,
                            1);
    return {truth(in.get(0, Value::boolean(true))), truth(in.get(1, Value::boolean(false)))};
}

void refuseSubmitting(std::string_view method)
{
    raise(Error::RuntimeError,
          "There is no " + std::string(method) +
              "() of an executor here: call loop.run_in_executor(pool, f, ...), which gives a "
              "future that can be awaited");
}

const MethodTable *ThreadPool::methods() const { return &poolTable; }

} // namespace coroscope::asyncio
