// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "asyncio/queueitems.h"
#include "language/modules.h"

#include <memory>

namespace coroscope {

/// Makes what an executor has in place of asyncio's locks, queues and their kin.
class SyncFactory {
public:
    virtual ~SyncFactory() = default;
    virtual Value lock() = 0;
    virtual Value event() = 0;
    /// \p lock: None for one of its own. Raises AttributeError for what is no lock.
    virtual Value condition(const Value &lock) = 0;
    virtual Value semaphore(std::int64_t value, bool bounded) = 0;
    virtual Value barrier(std::int64_t parties) = 0;
    virtual Value queue(asyncio::QueueItems::Order order, Value maximum) = 0;
};

/// Adds `Lock`, `Event` and so on to the module \p asyncio: functions that check their arguments
/// and have \p factory make the object.
void defineSync(language::Module &asyncio, std::shared_ptr<SyncFactory> factory);

/// Raises the AttributeError of a Condition whose lock is \p value, which is no lock.
[[noreturn]] void raiseNoLock(const Value &value);

} // namespace coroscope
