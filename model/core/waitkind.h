// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace coroscope {

/// What a future is for; what its waiter waits for.
enum class WaitKind : std::uint8_t {
    Yield,
    Future,
    Task,
    Sleep,
    Gather,
    Wait,
    WaitFor,
    CancelAndWait,
    Shield,
    Lock,
    Event,
    Condition,
    Semaphore,
    QueuePut,
    QueueGet,
    TaskGroup,
    Executor,
    Join, ///< a thread waits for another thread
};

enum class CombinatorKind : std::uint16_t { Gather, Wait, WaitFor, Shield, TaskGroup };

} // namespace coroscope
