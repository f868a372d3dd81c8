// SPDX-License-Identifier: GPL-3.0-or-later
#include "io/threadcounterparts.h"

#include <algorithm>
#include <span>

namespace coroscope {
namespace {

constexpr std::string_view noCounting =
    "Threads are not cancelled, and nothing counts the requests.";
constexpr std::string_view noTakingBack = "A callback of a thread's future cannot be taken back.";
constexpr std::string_view noCoroutines = "There are no coroutines on threads.";

/// What stands for a name of asyncio that is no function of coroutines.
struct Counterpart {
    std::string_view asyncio;
    std::string_view threads;
};

constexpr Counterpart counterparts[] = {
    {"ALL_COMPLETED", "concurrent.futures.ALL_COMPLETED"},
    {"FIRST_COMPLETED", "concurrent.futures.FIRST_COMPLETED"},
    {"FIRST_EXCEPTION", "concurrent.futures.FIRST_EXCEPTION"},
    {"CancelledError", "concurrent.futures.CancelledError"},
    {"InvalidStateError", "concurrent.futures.InvalidStateError"},
    {"TimeoutError", "TimeoutError"},
    {"Future", "concurrent.futures.Future"},
    {"Task", "concurrent.futures.Future"},
    {"as_completed", "concurrent.futures.as_completed"},
    {"wait", "concurrent.futures.wait"},
    {"sleep", "time.sleep"},
    {"current_task", "threading.current_thread"},
    {"all_tasks", "threading.enumerate"},
    {"Lock", "threading.Lock"},
    {"Event", "threading.Event"},
    {"Condition", "threading.Condition"},
    {"Semaphore", "threading.Semaphore"},
    {"BoundedSemaphore", "threading.BoundedSemaphore"},
    {"Barrier", "threading.Barrier"},
    {"BrokenBarrierError", "threading.BrokenBarrierError"},
    {"Queue", "queue.Queue"},
    {"LifoQueue", "queue.LifoQueue"},
    {"PriorityQueue", "queue.PriorityQueue"},
    {"QueueEmpty", "queue.Empty"},
    {"QueueFull", "queue.Full"},
};

constexpr Without functionsWithout[] = {
    {"get_running_loop", "None", noLoop},   {"get_event_loop", "None", noLoop},
    {"new_event_loop", "None", noLoop},     {"set_event_loop", "None", noLoop},
    {"iscoroutine", "False", noCoroutines}, {"iscoroutinefunction", "False", noCoroutines},
};

constexpr Without methodsWithout[] = {
    {"remove_done_callback", "0", noTakingBack},
    {"cancelling", "0", noCounting},
    {"uncancel", "0", noCounting},
    {"get_loop", "None", noLoop},
    {"get_coro", "None", noCoroutines},
};

constexpr Counterpart generatorCounterparts[] = {
    {"StopAsyncIteration", "StopIteration"},
    {"__aenter__", "__enter__"},
    {"__aexit__", "__exit__"},
    {"__aiter__", "__iter__"},
    {"__anext__", "__next__"},
    {"aclose", "close"},
    {"aiter", "iter"},
    {"anext", "next"},
    {"asend", "send"},
    {"athrow", "throw"},
};

const Without *findWithout(std::span<const Without> table, std::string_view name)
{
    const auto found = std::ranges::find(table, name, &Without::name);
    return found == table.end() ? nullptr : &*found;
}

std::string_view threadsOf(std::span<const Counterpart> table, std::string_view name)
{
    const auto found = std::ranges::find(table, name, &Counterpart::asyncio);
    return found == table.end() ? std::string_view() : found->threads;
}

} // namespace

const Without *functionWithout(std::string_view name)
{
    return findWithout(functionsWithout, name);
}

const Without *methodWithout(std::string_view name) { return findWithout(methodsWithout, name); }

std::string_view counterpart(std::string_view name) { return threadsOf(counterparts, name); }

std::string_view generatorCounterpart(std::string_view name)
{
    return threadsOf(generatorCounterparts, name);
}

} // namespace coroscope
