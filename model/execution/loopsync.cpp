// SPDX-License-Identifier: GPL-3.0-or-later
#include "asyncio/condition.h"
#include "asyncio/queue.h"
#include "execution/loopruntime.h"
#include "language/modules.h"
#include "values/errors.h"
#include "values/operations.h"

/// The classes of asyncio that make tasks wait for each other, as functions that make an object.
namespace coroscope {

namespace {

std::int64_t count(const ArgumentReader &in, std::int64_t fallback)
{
    const Value value = in.get(0, Value::integer(fallback));
    if (value.isBool())
        return value.asBool() ? 1 : 0;
    if (!value.isInt())
        raise(Error::TypeError, "'<' not supported between instances of '" +
                                    std::string(typeName(value)) + "' and 'int'");
    return value.asInt();
}

template <bool bounded>
Value semaphore(Caller &, const Args &args)
{
    const ArgumentReader in(bounded ? "BoundedSemaphore" : "Semaphore", args, {"value"}, 0);
    return make<asyncio::Semaphore>(count(in, 1), bounded);
}

template <asyncio::Queue::Order order>
Value queue(Caller &, const Args &args)
{
    const ArgumentReader in("Queue", args, {"maxsize"}, 0);
    return make<asyncio::Queue>(order, count(in, 0));
}

Value lock(Caller &, const Args &args)
{
    const ArgumentReader in("Lock", args, {}, 0);
    return make<asyncio::Lock>();
}

Value event(Caller &, const Args &args)
{
    const ArgumentReader in("Event", args, {}, 0);
    return make<asyncio::Event>();
}

Value condition(Caller &, const Args &args)
{
    const ArgumentReader in("Condition", args, {"lock"}, 0);
    if (in.get(0).isNone())
        return make<asyncio::Condition>(make<asyncio::Lock>());
    auto *given = asyncio::syncObject<asyncio::Lock>(in.get(0));
    if (!given)
        raise(Error::AttributeError,
              "'" + std::string(typeName(in.get(0))) + "' object has no attribute 'locked'");
    return make<asyncio::Condition>(Ref<asyncio::Lock>(given));
}

Value barrier(Caller &, const Args &args)
{
    const ArgumentReader in("Barrier", args, {"parties"}, 1);
    return make<asyncio::Barrier>(count(in, 1));
}

} // namespace

void LoopRuntime::defineSync(language::Module &asyncio)
{
    using Order = asyncio::Queue::Order;
    const std::pair<const char *, Value (*)(Caller &, const Args &)> makers[] = {
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
        asyncio.members[name] = make<Builtin>(std::string("asyncio.") + name, maker);
}

} // namespace coroscope
