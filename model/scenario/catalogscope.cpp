// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenario/catalogtables.h"

namespace coroscope::catalog {
namespace {

constexpr BlockField taskGroupFields[] = {
    variable("group",
             "The variable that holds the group: group.create_task(f()) makes a task in it."),
};

constexpr std::string_view timeoutMakers[] = {"asyncio.timeout", "asyncio.timeout_at"};
constexpr BlockField timeoutFields[] = {
    expression("seconds", "Seconds", "1",
               "After how many seconds the blocks inside are cancelled, or for timeout_at the time "
               "of the loop at which they are. None sets no limit. The default is 1."),
    choice("using", "Using", timeoutMakers,
           "asyncio.timeout, the default, counts from here; asyncio.timeout_at takes a time of the "
           "loop, as loop.time() gives it."),
    variable("",
             "The variable that holds the timeout, for its expired(), when() and reschedule()."),
};

constexpr std::string_view withKinds[] = {"async with", "with"};
constexpr BlockField withFields[] = {
    choice("keyword", "Kind", withKinds,
           "async with, the default, may wait when it begins and ends, as for a lock; with does "
           "not, as for contextlib.suppress."),
    expression("resource", "Resource", "lock",
               "What is entered at the beginning and left at the end, in any case."),
    {.key = "target",
     .title = "Name",
     .type = FieldType::Target,
     .help = "The variable that receives what entering gives. Empty: it is not kept."},
};

constexpr BlockField rescheduleFields[] = {
    expression("timeout", "Timeout", "limit", "The timeout, by the name that its block gives it."),
    expression("when", "When", "asyncio.get_running_loop().time() + 1",
               "At which time of the loop, in seconds, it ends now; None: never."),
};

constexpr BlockField whenFields[] = {
    expression("timeout", "Timeout", "limit",
               "The timeout, by the name that its block gives it, or the handle of a call later."),
    result("when", "The variable that receives the time of the loop, in seconds, or None."),
};

constexpr BlockField expiredFields[] = {
    expression("timeout", "Timeout", "limit", "The timeout, by the name that its block gives it."),
    result("expired", "The variable that receives True when its time was over, else False."),
};

constexpr BlockType scopeRows[] = {
    {.kind = BlockKind::TaskGroup,
     .key = "task_group",
     .group = BlockGroup::Scope,
     .title = "task group",
     .fields = taskGroupFields,
     .python = "async with asyncio.TaskGroup()[ as {variable}]:",
     .summary = "task group[ as {variable}]",
     .hasBody = true,
     .suspends = true,
     .help = "Runs the blocks inside and then waits for all tasks made in the group. When one "
             "fails, the others are cancelled, and the failures are raised as an ExceptionGroup."},
    {.kind = BlockKind::Timeout,
     .key = "timeout",
     .group = BlockGroup::Scope,
     .title = "timeout",
     .fields = timeoutFields,
     .python = "async with {using}({seconds:argument})[ as {variable}]:",
     .summary = "timeout {seconds}[ as {variable}]",
     .hasBody = true,
     .suspends = true,
     .help = "Runs the blocks inside, but not longer than a time: then they are cancelled, and "
             "TimeoutError is raised."},
    {.kind = BlockKind::With,
     .key = "with",
     .group = BlockGroup::Scope,
     .title = "with",
     .fields = withFields,
     .python = "{keyword} {resource:argument}[ as {target:argument}]:",
     .summary = "{keyword} {resource}[ as {target}]",
     .hasBody = true,
     .suspends = true,
     .help = "Enters something, runs the blocks inside, and leaves it in any case."},
    {.kind = BlockKind::Reschedule,
     .key = "reschedule",
     .group = BlockGroup::Scope,
     .title = "reschedule",
     .fields = rescheduleFields,
     .python = "{timeout:operand}.reschedule({when:argument})",
     .help = "Has a timeout end at another time."},
    {.kind = BlockKind::When,
     .key = "when",
     .group = BlockGroup::Scope,
     .title = "when",
     .fields = whenFields,
     .python = "[{target} = ]{timeout:operand}.when()",
     .help = "Gives the time of the loop at which a timeout ends."},
    {.kind = BlockKind::Expired,
     .key = "expired",
     .group = BlockGroup::Scope,
     .title = "expired",
     .fields = expiredFields,
     .python = "[{target} = ]{timeout:operand}.expired()",
     .help = "Tells whether the time of a timeout was over."},
};

} // namespace

std::span<const BlockType> scopeBlocks() { return scopeRows; }

} // namespace coroscope::catalog
