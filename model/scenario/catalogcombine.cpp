// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenario/catalogtables.h"

namespace coroscope::catalog {
namespace {

constexpr std::string_view modes[] = {"await it", "keep it"};

constexpr std::string_view falseTrue[] = {"False", "True"};
constexpr BlockField gatherFields[] = {
    {.key = "awaitables",
     .title = "Awaitables",
     .type = FieldType::ExpressionList,
     .required = true,
     .initial = "asyncio.sleep(1, \"a\"), asyncio.sleep(2, \"b\")",
     .help = "The coroutine calls, tasks and futures to run together, separated by commas. "
             "*xs takes all items of xs."},
    choice("return_exceptions", "Return exceptions", falseTrue,
           "False, the default: the first exception ends the wait. True: exceptions stand among "
           "the results."),
    choice("mode", "Then", modes,
           "await it, the default, waits for all results here. keep it stores the group, to be "
           "awaited or cancelled later."),
    result("results", "The variable that receives the list of results, or the group that is kept."),
};

constexpr std::string_view returnWhen[] = {"ALL_COMPLETED", "FIRST_COMPLETED", "FIRST_EXCEPTION"};
constexpr BlockField waitFields[] = {
    expression("awaitables", "Tasks",
               "[asyncio.create_task(asyncio.sleep(1)), asyncio.create_task(asyncio.sleep(2))]",
               "One list or set of the tasks and futures to wait for. It must not be empty."),
    optional("timeout", "Timeout",
             "After how many seconds to stop waiting, 0 or more. Empty: no limit. Nothing is "
             "cancelled by it."),
    choice("return_when", "Return when", returnWhen,
           "When the wait ends: all done (the default), the first done, or the first exception."),
    {.key = "done",
     .title = "Done in",
     .type = FieldType::Target,
     .initial = "done",
     .help = "The variable that receives the set of those that are done."},
    {.key = "pending",
     .title = "Pending in",
     .type = FieldType::Target,
     .initial = "pending",
     .help = "The variable that receives the set of those that are not done yet."},
};

constexpr BlockField waitForFields[] = {
    expression("awaitable", "Awaitable", "asyncio.sleep(2)",
               "What to wait for: a call of a coroutine, a task, or a future."),
    {.key = "timeout",
     .title = "Timeout",
     .initial = "1",
     .help = "After how many seconds it is cancelled and TimeoutError is raised; 0 or less is at "
             "once. Empty: no limit."},
    result("", "The variable that receives the result. Empty: it is not kept."),
};

constexpr BlockField shieldFields[] = {
    expression("awaitable", "Awaitable", "task",
               "What to protect: a call of a coroutine, a task, or a future."),
    choice("mode", "Then", modes,
           "await it, the default, waits for the result here. keep it stores the future, to be "
           "awaited later."),
    result("", "The variable that receives the result, or the future that is kept."),
};

constexpr BlockField asCompletedFields[] = {
    {.key = "variable",
     .title = "Variable",
     .type = FieldType::Target,
     .required = true,
     .initial = "next_done",
     .help = "The variable that holds what to await for the next result.",
     .formerKey = "target"},
    expression("awaitables", "Awaitables",
               "[asyncio.sleep(2, \"slow\"), asyncio.sleep(1, \"quick\")]",
               "One list or set of the coroutine calls, tasks and futures to run together."),
    optional("timeout", "Timeout",
             "After how many seconds an await raises TimeoutError, 0 or more. Empty: no limit. "
             "Nothing is cancelled by it."),
};

constexpr BlockKind asCompletedClauses[] = {BlockKind::Else};

constexpr BlockType combineRows[] = {
    {.kind = BlockKind::Gather,
     .key = "gather",
     .group = BlockGroup::Combine,
     .title = "gather",
     .fields = gatherFields,
     .python = "[{target} = ]{mode?await |}asyncio.gather({awaitables}"
               "[, return_exceptions={return_exceptions}])",
     .suspends = true,
     .help = "Runs several awaitables together and gives the list of their results, in the order "
             "given. The group can be cancelled as one."},
    {.kind = BlockKind::Wait,
     .key = "wait",
     .group = BlockGroup::Combine,
     .title = "wait",
     .fields = waitFields,
     .python = "[{done:argument|_}, {pending:argument|_} = ]"
               "await asyncio.wait({awaitables:argument}"
               "[, timeout={timeout:argument}][, return_when=asyncio.{return_when}])",
     .suspends = true,
     .help = "Waits for tasks until a time or a condition, and gives two sets: those that are "
             "done and those that are pending. It cancels nothing."},
    {.kind = BlockKind::WaitFor,
     .key = "wait_for",
     .group = BlockGroup::Combine,
     .title = "wait for",
     .fields = waitForFields,
     .python = "[{target} = ]await asyncio.wait_for({awaitable:argument}, "
               "{timeout:argument|None})",
     .suspends = true,
     .help = "Waits for one awaitable, but not longer than a time: then it is cancelled, and "
             "TimeoutError is raised."},
    {.kind = BlockKind::Shield,
     .key = "shield",
     .group = BlockGroup::Combine,
     .title = "shield",
     .fields = shieldFields,
     .python = "[{target} = ]{mode?await |}asyncio.shield({awaitable:argument})",
     .suspends = true,
     .help = "Waits for an awaitable that goes on even when this wait is cancelled."},
    {.kind = BlockKind::AsCompleted,
     .key = "as_completed",
     .group = BlockGroup::Combine,
     .title = "as completed",
     .fields = asCompletedFields,
     .python = "for {variable} in asyncio.as_completed({awaitables:argument}"
               "[, timeout={timeout:argument}]):",
     .summary = "for {variable} in as_completed {awaitables}[, timeout {timeout}]",
     .hasBody = true,
     .clauses = asCompletedClauses,
     .help = "Runs the blocks inside once for each awaitable, in the order in which they are done. "
             "Await the variable for the result."},
};

} // namespace

std::span<const BlockType> combineBlocks() { return combineRows; }

} // namespace coroscope::catalog
