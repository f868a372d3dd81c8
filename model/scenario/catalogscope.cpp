// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenario/catalogtables.h"

namespace coroscope::catalog {
namespace {

constexpr BlockField taskGroupFields[] = {
    {.key = "target",
     .title = "Name",
     .type = FieldType::Target,
     .initial = "group",
     .help = "The variable that holds the group: group.create_task(f()) makes a task in it."},
};

constexpr std::string_view timeoutMakers[] = {"asyncio.timeout", "asyncio.timeout_at"};
constexpr BlockField timeoutFields[] = {
    expression("seconds", "Seconds", "1",
               "After how many seconds the blocks inside are cancelled, or for timeout_at the time "
               "of the loop at which they are. None sets no limit. The default is 1."),
    choice("using", "Using", timeoutMakers,
           "asyncio.timeout, the default, counts from here; asyncio.timeout_at takes a time of the "
           "loop, as loop.time() gives it."),
    {.key = "target",
     .title = "Name",
     .type = FieldType::Target,
     .help = "The variable that holds the timeout, for its expired(), when() and reschedule()."},
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

constexpr BlockType rows[] = {
    {.kind = BlockKind::TaskGroup,
     .key = "task_group",
     .group = BlockGroup::Scope,
     .title = "task group",
     .fields = taskGroupFields,
     .python = "async with asyncio.TaskGroup()[ as {target}]:",
     .summary = "task group[ as {target}]",
     .hasBody = true,
     .suspends = true,
     .help = "Runs the blocks inside and then waits for all tasks made in the group. When one "
             "fails, the others are cancelled, and the failures are raised as an ExceptionGroup."},
    {.kind = BlockKind::Timeout,
     .key = "timeout",
     .group = BlockGroup::Scope,
     .title = "timeout",
     .fields = timeoutFields,
     .python = "async with {using}({seconds:argument})[ as {target}]:",
     .summary = "timeout {seconds}[ as {target}]",
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
};

} // namespace

std::span<const BlockType> scopeBlocks() { return rows; }

} // namespace coroscope::catalog
