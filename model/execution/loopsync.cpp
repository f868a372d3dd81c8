// SPDX-License-Identifier: GPL-3.0-or-later
#include "asyncio/condition.h"
#include "asyncio/queue.h"
#include "execution/loopruntime.h"
#include "execution/syncfactory.h"

/// The classes of asyncio that make tasks wait for each other, for programs on the loop.
namespace coroscope {

namespace {

class LoopSyncFactory final : public SyncFactory {
public:
    Value lock() override { return make<asyncio::Lock>(); }
    Value event() override { return make<asyncio::Event>(); }
    Value condition(const Value &lock) override
    {
        if (lock.isNone())
            return make<asyncio::Condition>(make<asyncio::Lock>());
        auto *given = asyncio::syncObject<asyncio::Lock>(lock);
        if (!given)
            raiseNoLock(lock);
        return make<asyncio::Condition>(Ref<asyncio::Lock>(given));
    }
    Value semaphore(std::int64_t value, bool bounded) override
    {
        return make<asyncio::Semaphore>(value, bounded);
    }
    Value barrier(std::int64_t parties) override { return make<asyncio::Barrier>(parties); }
    Value queue(asyncio::QueueItems::Order order, Value maximum) override
    {
        return make<asyncio::Queue>(order, std::move(maximum));
    }
};

} // namespace

void LoopRuntime::addSync(language::Module &asyncio)
{
    defineSync(asyncio, std::make_shared<LoopSyncFactory>());
}

} // namespace coroscope
