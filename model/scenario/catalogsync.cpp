// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenario/catalogtables.h"

namespace coroscope::catalog {
namespace {

constexpr BlockField loop =
    expression("loop", "Loop", "asyncio.get_running_loop()", "The loop that is to call.");
constexpr BlockField function =
    expression("function", "Function", "print", "The function that is called.");
constexpr BlockField callArguments = {.key = "arguments",
                                      .title = "Arguments",
                                      .type = FieldType::ExpressionList,
                                      .help = "What it is called with, separated by commas."};
constexpr BlockField handle = result("", "The variable that keeps the handle, which has cancel().");

constexpr std::string_view callers[] = {"call_soon", "call_soon_threadsafe"};
constexpr BlockField callSoonFields[] = {
    loop,
    function,
    callArguments,
    handle,
    choice("using", "Using", callers,
           "call_soon, the default, is for the loop's own thread; call_soon_threadsafe also wakes "
           "the loop from a worker thread."),
};

constexpr BlockField callLaterFields[] = {
    loop,     expression("delay", "Delay", "1", "After how many seconds, fractions allowed."),
    function, callArguments,
    handle,
};

constexpr BlockField callAtFields[] = {
    loop,
    expression("when", "When", "asyncio.get_running_loop().time() + 1",
               "At which time of the loop, in seconds: loop.time() tells the present one."),
    function,
    callArguments,
    handle,
};

constexpr BlockType callbacks[] = {
    {.kind = BlockKind::CallSoon,
     .key = "call_soon",
     .group = BlockGroup::Callback,
     .title = "call soon",
     .fields = callSoonFields,
     .python = "[{target} = ]{loop:operand}.{using}({function:argument}[, {arguments}])",
     .help = "Has the loop call a function in its next round, behind all that is ready."},
    {.kind = BlockKind::CallLater,
     .key = "call_later",
     .group = BlockGroup::Callback,
     .title = "call later",
     .fields = callLaterFields,
     .python = "[{target} = ]{loop:operand}.call_later({delay:argument}, {function:argument}"
               "[, {arguments}])",
     .help = "Has the loop call a function after some seconds."},
    {.kind = BlockKind::CallAt,
     .key = "call_at",
     .group = BlockGroup::Callback,
     .title = "call at",
     .fields = callAtFields,
     .python = "[{target} = ]{loop:operand}.call_at({when:argument}, {function:argument}"
               "[, {arguments}])",
     .help = "Has the loop call a function at a time of its clock."},
};

constexpr BlockField lockFields[] = {result("lock", "The variable that keeps the lock.")};
constexpr BlockField eventFields[] = {result("event", "The variable that keeps the event.")};
constexpr BlockField conditionFields[] = {
    optional("lock", "Lock", "The lock that it uses. Empty: one of its own."),
    result("condition", "The variable that keeps the condition."),
};

constexpr std::string_view semaphores[] = {"asyncio.Semaphore", "asyncio.BoundedSemaphore"};
constexpr BlockField semaphoreFields[] = {
    expression("value", "Places", "2", "How many tasks it lets in at a time, 0 or more."),
    choice("using", "Using", semaphores,
           "asyncio.Semaphore, the default, or asyncio.BoundedSemaphore, which refuses to be "
           "released more often than acquired."),
    result("semaphore", "The variable that keeps the semaphore."),
};

constexpr BlockField barrierFields[] = {
    expression("parties", "Parties", "2", "How many tasks it waits for, 1 or more."),
    result("barrier", "The variable that keeps the barrier."),
};

constexpr std::string_view queues[] = {"asyncio.Queue", "asyncio.LifoQueue",
                                       "asyncio.PriorityQueue"};
constexpr BlockField queueFields[] = {
    optional("maxsize", "Largest size", "How many items fit. Empty, 0 or less: any number."),
    choice("using", "Using", queues,
           "asyncio.Queue, the default, gives the oldest item, asyncio.LifoQueue the newest, "
           "asyncio.PriorityQueue the smallest."),
    result("queue", "The variable that keeps the queue."),
};

constexpr BlockField acquireFields[] = {
    expression("object", "Lock", "lock", "The lock, semaphore or condition that is to be taken."),
};

constexpr BlockField releaseFields[] = {
    expression("object", "Lock", "lock", "The lock, semaphore or condition that is given back."),
};

constexpr BlockField putFields[] = {
    expression("queue", "Queue", "queue", "The queue that gets the item."),
    expression("item", "Item", "1", "What is put into it: any expression."),
};

constexpr BlockField getFields[] = {
    expression("queue", "Queue", "queue", "The queue that gives an item."),
    result("item", "The variable that receives the item. Empty: it is not kept."),
};

constexpr BlockType sync[] = {
    {.kind = BlockKind::Lock,
     .key = "lock",
     .group = BlockGroup::Sync,
     .title = "lock",
     .fields = lockFields,
     .python = "[{target} = ]asyncio.Lock()",
     .help = "Makes a lock, which one task at a time can hold."},
    {.kind = BlockKind::Event,
     .key = "event",
     .group = BlockGroup::Sync,
     .title = "event",
     .fields = eventFields,
     .python = "[{target} = ]asyncio.Event()",
     .help = "Makes an event: a flag that tasks can wait for."},
    {.kind = BlockKind::Condition,
     .key = "condition",
     .group = BlockGroup::Sync,
     .title = "condition",
     .fields = conditionFields,
     .python = "[{target} = ]asyncio.Condition([{lock:argument}])",
     .help = "Makes a condition: tasks that hold its lock wait until another notifies them."},
    {.kind = BlockKind::Semaphore,
     .key = "semaphore",
     .group = BlockGroup::Sync,
     .title = "semaphore",
     .fields = semaphoreFields,
     .python = "[{target} = ]{using}({value:argument})",
     .help = "Makes a semaphore, which lets so many tasks in at a time."},
    {.kind = BlockKind::Barrier,
     .key = "barrier",
     .group = BlockGroup::Sync,
     .title = "barrier",
     .fields = barrierFields,
     .python = "[{target} = ]asyncio.Barrier({parties:argument})",
     .help = "Makes a barrier, at which tasks wait until so many have come."},
    {.kind = BlockKind::Queue,
     .key = "queue",
     .group = BlockGroup::Sync,
     .title = "queue",
     .fields = queueFields,
     .python = "[{target} = ]{using}([{maxsize:argument}])",
     .help = "Makes a queue, through which tasks hand items to each other."},
    {.kind = BlockKind::Acquire,
     .key = "acquire",
     .group = BlockGroup::Sync,
     .title = "acquire",
     .fields = acquireFields,
     .python = "await {object:operand}.acquire()",
     .suspends = true,
     .help = "Takes a lock or a place of a semaphore, and waits while there is none."},
    {.kind = BlockKind::Release,
     .key = "release",
     .group = BlockGroup::Sync,
     .title = "release",
     .fields = releaseFields,
     .python = "{object:operand}.release()",
     .help = "Gives a lock or a place of a semaphore back, and wakes the next that waits."},
    {.kind = BlockKind::Put,
     .key = "put",
     .group = BlockGroup::Sync,
     .title = "put",
     .fields = putFields,
     .python = "await {queue:operand}.put({item:argument})",
     .suspends = true,
     .help = "Puts an item into a queue, and waits while the queue is full."},
    {.kind = BlockKind::Get,
     .key = "get",
     .group = BlockGroup::Sync,
     .title = "get",
     .fields = getFields,
     .python = "[{target} = ]await {queue:operand}.get()",
     .suspends = true,
     .help = "Takes an item out of a queue, and waits while the queue is empty."},
};

} // namespace

std::span<const BlockType> callbackBlocks() { return callbacks; }

std::span<const BlockType> syncBlocks() { return sync; }

} // namespace coroscope::catalog
