// SPDX-License-Identifier: GPL-3.0-or-later
#include "asyncio/threadpoolexecutor.h"

#include "values/contextmanager.h"
#include "values/errors.h"
#include "values/operations.h"

namespace coroscope::asyncio {

namespace {

ThreadPoolExecutor &executor(const Value &self)
{
    return static_cast<ThreadPoolExecutor &>(*self.object());
}

Value shutdown(Caller &, const Value &self, const Args &args)
{
    const PythonArguments in("ThreadPoolExecutor.shutdown", args, {"wait", "cancel_futures"}, 0, 1);
    executor(self).shutdown(truth(in.get(0, Value::boolean(true))), truth(in.get(1)));
    return {};
}

Value enter(Caller &, const Value &self, const Args &args)
{
    const PythonArguments in("Executor.__enter__", args, {}, 0);
    return self;
}

Value exit(Caller &, const Value &self, const Args &args)
{
    leavingException("__exit__", args);
    executor(self).shutdown(true, false);
    return Value::boolean(false);
}

[[noreturn]] void refuseSubmitting(std::string_view method)
{
    raise(Error::RuntimeError,
          "There is no " + std::string(method) +
              "() of an executor here: call loop.run_in_executor(pool, f, ...), which gives a "
              "future that can be awaited");
}

Value refuseSubmit(Caller &, const Value &, const Args &) { refuseSubmitting("submit"); }

Value refuseMap(Caller &, const Value &, const Args &) { refuseSubmitting("map"); }

constexpr Method executorMethods[] = {{"__enter__", enter},
                                      {"__exit__", exit},
                                      {"map", refuseMap},
                                      {"shutdown", shutdown},
                                      {"submit", refuseSubmit}};
constexpr MethodTable executorTable{executorMethods};

} // namespace

const MethodTable *ThreadPoolExecutor::methods() const { return &executorTable; }

} // namespace coroscope::asyncio
