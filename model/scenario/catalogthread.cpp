// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenario/catalogtables.h"

namespace coroscope::catalog {
namespace {

constexpr BlockField threadFunction =
    expression("function", "Function", "lambda: time.sleep(1)",
               "The plain function that a worker thread calls. It may block: the loop goes on.");
constexpr BlockField given = arguments("What it is called with, separated by commas.");

constexpr BlockField toThreadFields[] = {
    threadFunction,
    given,
    result("", "The variable that receives what the function returns. Empty: it is not kept."),
};

constexpr std::string_view threadModes[] = {"await it", "keep it"};
constexpr BlockField runInExecutorFields[] = {
    expression("loop", "Loop", "asyncio.get_running_loop()", "The loop whose threads are used."),
    optional("executor", "Executor",
             "A concurrent.futures.ThreadPoolExecutor(max_workers=...), whose threads make the "
             "call. Empty: those of the loop."),
    threadFunction,
    given,
    choice("mode", "Then", threadModes,
           "await it, the default, waits for the result here. keep it stores the future, to be "
           "awaited later."),
    result("", "The variable that receives the result, or the future that is kept."),
};

constexpr BlockType threadRows[] = {
    {.kind = BlockKind::ToThread,
     .key = "to_thread",
     .group = BlockGroup::Thread,
     .title = "to thread",
     .fields = toThreadFields,
     .python = "[{target} = ]await asyncio.to_thread({function:argument}[, {arguments}])",
     .suspends = true,
     .help = "Has a worker thread call a plain function and waits for its result: a call that "
             "blocks does not hold the loop. Cancelling the wait does not stop the thread."},
    {.kind = BlockKind::RunInExecutor,
     .key = "run_in_executor",
     .group = BlockGroup::Thread,
     .title = "run in executor",
     .fields = runInExecutorFields,
     .python = "[{target} = ]{mode?await |}{loop:operand}.run_in_executor("
               "{executor:argument|None}, {function:argument}[, {arguments}])",
     .suspends = true,
     .help = "Has a worker thread of the loop, or of an executor, call a plain function, and gives "
             "the future of its result. It begins at once, awaited or not."},
};

} // namespace

std::span<const BlockType> threadBlocks() { return threadRows; }

} // namespace coroscope::catalog
