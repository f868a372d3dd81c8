// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenario/catalogtables.h"

namespace coroscope::catalog {
namespace {

constexpr BlockField runFields[] = {
    expression("call", "Coroutine", "main()", "The call of the coroutine that is to run."),
    result("", "The variable that receives its result. Empty: it is not kept."),
};

constexpr std::string_view loopMakers[] = {"asyncio.new_event_loop", "asyncio.get_event_loop"};
constexpr BlockField newEventLoopFields[] = {
    result("loop", "The variable that keeps the loop."),
    choice("using", "Using", loopMakers,
           "asyncio.new_event_loop, the default, makes a new loop; asyncio.get_event_loop gives "
           "the program's own, which ensure_future and gather use outside a coroutine."),
};

constexpr BlockField runUntilCompleteFields[] = {
    expression("loop", "Loop", "loop", "The loop to run. The default is the variable loop."),
    expression("awaitable", "Awaitable", "main()",
               "What to run until it is done: a coroutine call, a task, a gather, or "
               "asyncio.wait(tasks)."),
    result("", "The variable that receives its result. Empty: it is not kept."),
};

constexpr BlockField runForeverFields[] = {
    expression("loop", "Loop", "loop", "The loop to run. The default is the variable loop."),
};

constexpr BlockField stopFields[] = {
    expression("loop", "Loop", "loop", "The loop that is to stop."),
};

constexpr BlockField closeFields[] = {
    expression("loop", "Loop", "loop", "The loop to close. The default is the variable loop."),
};

constexpr BlockField runnerFields[] = {
    variable("runner", "The variable that holds the runner, which runs coroutines."),
};

constexpr BlockField runInRunnerFields[] = {
    expression("runner", "Runner", "runner", "The runner, by the name that its block gives it."),
    expression("call", "Coroutine", "main()", "The call of the coroutine that is to run."),
    result("", "The variable that receives its result. Empty: it is not kept."),
};

constexpr BlockType program[] = {
    {.kind = BlockKind::Run,
     .key = "run",
     .group = BlockGroup::Program,
     .title = "run",
     .fields = runFields,
     .python = "[{target} = ]asyncio.run({call:argument})",
     .programOnly = true,
     .help = "Makes a loop, runs a coroutine on it until it is done, and closes the loop."},
    {.kind = BlockKind::NewEventLoop,
     .key = "new_event_loop",
     .group = BlockGroup::Program,
     .title = "new event loop",
     .fields = newEventLoopFields,
     .python = "[{target} = ]{using}()",
     .programOnly = true,
     .help = "Makes an event loop, which runs when it is told to."},
    {.kind = BlockKind::RunUntilComplete,
     .key = "run_until_complete",
     .group = BlockGroup::Program,
     .title = "run until complete",
     .fields = runUntilCompleteFields,
     .python = "[{target} = ]{loop:operand}.run_until_complete({awaitable:argument})",
     .programOnly = true,
     .help = "Runs a loop until one awaitable is done, and gives its result."},
    {.kind = BlockKind::RunForever,
     .key = "run_forever",
     .group = BlockGroup::Program,
     .title = "run forever",
     .fields = runForeverFields,
     .python = "{loop:operand}.run_forever()",
     .programOnly = true,
     .help = "Runs a loop until it is stopped."},
    {.kind = BlockKind::Stop,
     .key = "stop",
     .group = BlockGroup::Program,
     .title = "stop",
     .fields = stopFields,
     .python = "{loop:operand}.stop()",
     .help = "Has a loop stop at the end of its present round, or of its next when it rests."},
    {.kind = BlockKind::Close,
     .key = "close",
     .group = BlockGroup::Program,
     .title = "close",
     .fields = closeFields,
     .python = "{loop:operand}.close()",
     .programOnly = true,
     .help = "Closes a loop. It cannot run again."},
    {.kind = BlockKind::Runner,
     .key = "runner",
     .group = BlockGroup::Program,
     .title = "runner",
     .fields = runnerFields,
     .python = "with asyncio.Runner()[ as {variable}]:",
     .summary = "runner[ as {variable}]",
     .hasBody = true,
     .programOnly = true,
     .help = "Keeps a loop for the runs inside, and then takes it down as run does: cancels what "
             "is left, and closes the loop."},
    {.kind = BlockKind::RunInRunner,
     .key = "run_in_runner",
     .group = BlockGroup::Program,
     .title = "run in runner",
     .fields = runInRunnerFields,
     .python = "[{target} = ]{runner:operand}.run({call:argument})",
     .programOnly = true,
     .help = "Runs a coroutine on the loop of a runner until it is done."},
};

constexpr BlockType unknown[] = {
    {.kind = BlockKind::Unknown,
     .key = "",
     .group = BlockGroup::Unknown,
     .title = "unknown block",
     .fields = {},
     .python = "# unknown block",
     .help = "A block of a newer Coroscope. It is kept as it is and cannot run here."},
};

} // namespace

std::span<const BlockType> programBlocks() { return program; }

std::span<const BlockType> unknownBlocks() { return unknown; }

} // namespace coroscope::catalog
