// SPDX-License-Identifier: GPL-3.0-or-later
#include "execution/futuresmodule.h"

#include "asyncio/threadpoolexecutor.h"
#include "values/errors.h"
#include "values/numbers.h"
#include "values/operations.h"

#include <algorithm>
#include <memory>

namespace coroscope {

namespace {

std::uint32_t threadsOf(const Value &given)
{
    if (given.isNone())
        return asyncio::ThreadPoolExecutor::defaultThreads;
    const std::int64_t most = toIndex(given);
    if (most <= 0)
        raise(Error::ValueError, "max_workers must be greater than 0");
    return static_cast<std::uint32_t>(std::min<std::int64_t>(most, UINT32_MAX));
}

} // namespace

Ref<language::Module> concurrentModule(ExecutorMaker makeExecutor)
{
    auto futures = make<language::Module>("concurrent.futures");
    const auto count = std::make_shared<int>(0);
    const auto threads = [count, makeExecutor = std::move(makeExecutor)](Caller &,
                                                                         const Args &args) {
        const PythonArguments in("ThreadPoolExecutor.__init__", args,
                                 {"max_workers", "thread_name_prefix", "initializer", "initargs"},
                                 0);
        if (!in.get(2).isNone())
            raise(Error::TypeError, "ThreadPoolExecutor() takes no initializer here: let the "
                                    "function that it calls begin with that");
        const std::string given = in.has(1) ? str(in.get(1)) : std::string();
        const std::string unnamed = "ThreadPoolExecutor-" + std::to_string((*count)++);
        return makeExecutor(threadsOf(in.get(0)), given.empty() ? unnamed : given);
    };
    futures->members["ThreadPoolExecutor"] =
        make<Builtin>("concurrent.futures.ThreadPoolExecutor", threads);
    futures->members["ProcessPoolExecutor"] = make<Builtin>(
        "concurrent.futures.ProcessPoolExecutor", [](Caller &, const Args &) -> Value {
            raise(Error::RuntimeError, "There is one process here: use a ThreadPoolExecutor");
        });
    for (const char *name : {"FIRST_COMPLETED", "FIRST_EXCEPTION", "ALL_COMPLETED"})
        futures->members[name] = text(name);
    futures->members["TimeoutError"] = errorClass(Error::TimeoutError);
    auto concurrent = make<language::Module>("concurrent");
    concurrent->members["futures"] = futures;
    return concurrent;
}

} // namespace coroscope
