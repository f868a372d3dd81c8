// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenario/catalogtables.h"

/// What programs do with events, conditions, barriers and queues.
namespace coroscope::catalog {
namespace {

constexpr BlockField eventUseFields[] = {
    expression("event", "Event", "event", "The event."),
};

constexpr BlockField waitOnFields[] = {
    expression("object", "Object", "event",
               "An event that is waited for until it is set, a condition until it is notified, or "
               "a barrier until it is full."),
    result("", "The variable that receives True, or for a barrier the place among those who came."),
};

constexpr BlockField waitUntilFields[] = {
    expression("condition", "Condition", "condition", "The condition, whose lock this task holds."),
    expression("predicate", "Function", "lambda: ready",
               "A function that tells whether the wait is over. It is called at once and after "
               "each notification."),
    result("", "The variable that receives what the function gave."),
};

constexpr BlockField notifyFields[] = {
    expression("condition", "Condition", "condition", "The condition, whose lock this task holds."),
    optional("count", "Tasks", "How many waiting tasks to wake. Empty: one."),
};

constexpr BlockField notifyAllFields[] = {
    expression("condition", "Condition", "condition", "The condition, whose lock this task holds."),
};

constexpr BlockField putNowaitFields[] = {
    expression("queue", "Queue", "queue", "The queue that gets the item."),
    expression("item", "Item", "1", "What is put into it: any expression."),
};

constexpr BlockField getNowaitFields[] = {
    expression("queue", "Queue", "queue", "The queue that gives an item."),
    result("item", "The variable that receives the item. Empty: it is not kept."),
};

constexpr BlockField queueUseFields[] = {
    expression("queue", "Queue", "queue", "The queue."),
};

constexpr BlockType syncUseRows[] = {
    {.kind = BlockKind::SetEvent,
     .key = "set_event",
     .group = BlockGroup::Sync,
     .title = "set event",
     .fields = eventUseFields,
     .python = "{event:operand}.set()",
     .help = "Sets an event and wakes all who wait for it."},
    {.kind = BlockKind::ClearEvent,
     .key = "clear_event",
     .group = BlockGroup::Sync,
     .title = "clear event",
     .fields = eventUseFields,
     .python = "{event:operand}.clear()",
     .help = "Takes an event back: who waits for it from now on waits until it is set again."},
    {.kind = BlockKind::WaitOn,
     .key = "wait_on",
     .group = BlockGroup::Sync,
     .title = "wait on",
     .fields = waitOnFields,
     .python = "[{target} = ]await {object:operand}.wait()",
     .suspends = true,
     .help = "Waits for an event, a condition or a barrier."},
    {.kind = BlockKind::WaitUntil,
     .key = "wait_until",
     .group = BlockGroup::Sync,
     .title = "wait until",
     .fields = waitUntilFields,
     .python = "[{target} = ]await {condition:operand}.wait_for({predicate:argument})",
     .suspends = true,
     .help = "Waits for notifications of a condition until a function gives a true value."},
    {.kind = BlockKind::Notify,
     .key = "notify",
     .group = BlockGroup::Sync,
     .title = "notify",
     .fields = notifyFields,
     .python = "{condition:operand}.notify([{count:argument}])",
     .help = "Wakes tasks that wait for a condition."},
    {.kind = BlockKind::NotifyAll,
     .key = "notify_all",
     .group = BlockGroup::Sync,
     .title = "notify all",
     .fields = notifyAllFields,
     .python = "{condition:operand}.notify_all()",
     .help = "Wakes all tasks that wait for a condition."},
    {.kind = BlockKind::PutNowait,
     .key = "put_nowait",
     .group = BlockGroup::Sync,
     .title = "put nowait",
     .fields = putNowaitFields,
     .python = "{queue:operand}.put_nowait({item:argument})",
     .help = "Puts an item into a queue; raises asyncio.QueueFull when it is full."},
    {.kind = BlockKind::GetNowait,
     .key = "get_nowait",
     .group = BlockGroup::Sync,
     .title = "get nowait",
     .fields = getNowaitFields,
     .python = "[{target} = ]{queue:operand}.get_nowait()",
     .help = "Takes an item out of a queue; raises asyncio.QueueEmpty when it is empty."},
    {.kind = BlockKind::TaskDone,
     .key = "task_done",
     .group = BlockGroup::Sync,
     .title = "task done",
     .fields = queueUseFields,
     .python = "{queue:operand}.task_done()",
     .help = "Tells a queue that one item taken out of it has been dealt with."},
    {.kind = BlockKind::JoinQueue,
     .key = "join_queue",
     .group = BlockGroup::Sync,
     .title = "join queue",
     .fields = queueUseFields,
     .python = "await {queue:operand}.join()",
     .suspends = true,
     .help = "Waits until every item of a queue has been dealt with."},
};

} // namespace

std::span<const BlockType> syncUseBlocks() { return syncUseRows; }

} // namespace coroscope::catalog
