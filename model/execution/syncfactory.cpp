// SPDX-License-Identifier: GPL-3.0-or-later
#include "execution/syncfactory.h"

#include "values/errors.h"
#include "values/operations.h"

namespace coroscope {

namespace {

using Order = asyncio::QueueItems::Order;

/// The one argument of semaphores and barriers.
std::int64_t count(std::string_view function, const Args &args, std::string_view name,
                   std::size_t needed)
{
    const PythonArguments in(std::string(function) + ".__init__", args, {name}, needed);
    const Value value = in.get(0, Value::integer(1));
    if (value.isBool())
        return value.asBool() ? 1 : 0;
    if (!value.isInt())
        raise(Error::TypeError, "'<' not supported between instances of '" +
                                    std::string(typeName(value)) + "' and 'int'");
    return value.asInt();
}

Value lock(SyncFactory &factory, const Args &args)
{
    const PythonArguments in("Lock.__init__", args, {}, 0);
    return factory.lock();
}

Value event(SyncFactory &factory, const Args &args)
{
    const PythonArguments in("Event.__init__", args, {}, 0);
    return factory.event();
}

Value condition(SyncFactory &factory, const Args &args)
{
    const PythonArguments in("Condition.__init__", args, {"lock"}, 0);
    return factory.condition(in.get(0));
}

template <bool bounded>
Value semaphore(SyncFactory &factory, const Args &args)
{
    const char *name = bounded ? "BoundedSemaphore" : "Semaphore";
    return factory.semaphore(count(name, args, "value", 0), bounded);
}

Value barrier(SyncFactory &factory, const Args &args)
{
    return factory.barrier(count("Barrier", args, "parties", 1));
}

template <Order order>
Value queue(SyncFactory &factory, const Args &args)
{
    const PythonArguments in("Queue.__init__", args, {"maxsize"}, 0);
    return factory.queue(order, in.get(0, Value::integer(0)));
}

} // namespace

void defineSync(language::Module &asyncio, std::shared_ptr<SyncFactory> factory)
{
    const std::pair<const char *, Value (*)(SyncFactory &, const Args &)> makers[] = {
        {"Lock", lock},
        {"Event", event},
        {"Condition", condition},
        {"Semaphore", semaphore<false>},
        {"BoundedSemaphore", semaphore<true>},
        {"Barrier", barrier},
        {"Queue", queue<Order::Fifo>},
        {"LifoQueue", queue<Order::Lifo>},
        {"PriorityQueue", queue<Order::Priority>},
    };
    for (const auto &[name, maker] : makers)
        asyncio.members[name] = make<Builtin>(
            std::string("asyncio.") + name,
            [factory, maker = maker](Caller &, const Args &args) { return maker(*factory, args); });
}

void raiseNoLock(const Value &value)
{
    raise(Error::AttributeError,
          "'" + std::string(typeName(value)) + "' object has no attribute 'locked'");
}

} // namespace coroscope
