// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenario/catalogtables.h"

namespace coroscope::catalog {
namespace {

constexpr BlockField sleepFields[] = {
    expression("seconds", "Seconds", "1",
               "How long to wait, in seconds: 0 or more, fractions allowed. 0 lets the other "
               "tasks run once. The default is 1."),
    optional("result", "Result", "The value that the sleep gives back. Empty gives None."),
    result("", "The variable that receives the result. Empty: it is not kept."),
};

constexpr BlockField blockingFields[] = {
    expression("seconds", "Seconds", "0.5",
               "How long the whole loop is held, in seconds: 0 or more. The default is 0.5."),
};

constexpr BlockField computeFields[] = {
    expression("seconds", "Seconds", "0.5",
               "How much processor time the work takes, in seconds: 0 or more. "
               "The default is 0.5."),
};

constexpr BlockField awaitFields[] = {
    expression("expression", "Awaitable", "asyncio.sleep(1)",
               "What to wait for: a call of a coroutine, a task, or a future."),
    result("", "The variable that receives the result. Empty: it is not kept."),
};

constexpr std::string_view creators[] = {"asyncio.create_task", "asyncio.ensure_future",
                                         "loop.create_task"};
constexpr BlockField createTaskFields[] = {
    expression("call", "Coroutine", "asyncio.sleep(1)",
               "The call of a coroutine that is to run on its own, as in hello(10, 5)."),
    optional("name", "Task name",
             "The name of the task as a text in quotes. Empty: asyncio names it Task-1 and so on."),
    result("task", "The variable that keeps the task."),
    choice("using", "Using", creators,
           "The function that makes the task. asyncio.create_task, the default, needs a running "
           "loop; the others also work in the program."),
};

constexpr BlockField cancelFields[] = {
    expression("task", "Task", "task", "The task, future or gather to cancel."),
    optional("message", "Message", "What the CancelledError says, as a text in quotes."),
    result("", "The variable that receives True when the request was taken, else False."),
};

constexpr BlockField doneCallbackFields[] = {
    expression("task", "Task", "task", "The task or future that is watched."),
    expression("function", "Function", "print",
               "The function that is called with the task when it is done."),
};

constexpr BlockField currentTaskFields[] = {
    result("me", "The variable that receives the task that runs now."),
};

constexpr BlockField allTasksFields[] = {
    result("tasks", "The variable that receives the set of all tasks that are not done."),
};

constexpr BlockField countFields[] = {
    expression("task", "Task", "task", "The task that is asked."),
    result("requests", "The variable that receives how many requests to cancel it are left."),
};

constexpr BlockField getNameFields[] = {
    expression("task", "Task", "task", "The task that is asked."),
    result("name", "The variable that receives its name."),
};

constexpr BlockField setNameFields[] = {
    expression("task", "Task", "task", "The task that is renamed."),
    expression("name", "Name", "\"worker\"", "Its new name: a text in quotes."),
};

constexpr BlockField createFutureFields[] = {
    result("future", "The variable that keeps the future."),
};

constexpr BlockField setResultFields[] = {
    expression("future", "Future", "future", "The future that gets its result."),
    expression("value", "Value", "42", "The result: any expression."),
};

constexpr BlockField setExceptionFields[] = {
    expression("future", "Future", "future", "The future that fails."),
    expression("exception", "Exception", "ValueError(\"no result\")",
               "The exception that is raised in those who wait for the future."),
};

constexpr BlockType taskRows[] = {
    {.kind = BlockKind::Sleep,
     .key = "sleep",
     .group = BlockGroup::Time,
     .title = "sleep",
     .fields = sleepFields,
     .python = "[{target} = ]await asyncio.sleep({seconds:argument}[, {result:argument}])",
     .suspends = true,
     .help = "Waits without holding the loop: other tasks run meanwhile."},
    {.kind = BlockKind::Blocking,
     .key = "blocking",
     .group = BlockGroup::Time,
     .title = "blocking",
     .fields = blockingFields,
     .python = "time.sleep({seconds:argument})",
     .help = "Waits and holds the loop: no other task can run meanwhile."},
    {.kind = BlockKind::Compute,
     .key = "compute",
     .group = BlockGroup::Time,
     .title = "compute",
     .fields = computeFields,
     .python = "compute({seconds:argument})",
     .help = "Keeps the processor busy and so holds the loop: no other task can run meanwhile."},
    {.kind = BlockKind::Await,
     .key = "await",
     .group = BlockGroup::Call,
     .title = "await",
     .fields = awaitFields,
     .python = "[{target} = ]await {expression:operand}",
     .suspends = true,
     .help = "Waits for a coroutine, a task or a future and takes its result. A coroutine call "
             "runs inside this task."},
    {.kind = BlockKind::CreateTask,
     .key = "create_task",
     .group = BlockGroup::Task,
     .title = "create task",
     .fields = createTaskFields,
     .python = "[{target} = ]{using}({call:argument}[, name={name:argument}])",
     .help = "Starts a coroutine as a task of its own. It begins to run when this task waits."},
    {.kind = BlockKind::Cancel,
     .key = "cancel",
     .group = BlockGroup::Task,
     .title = "cancel",
     .fields = cancelFields,
     .python = "[{target} = ]{task:operand}.cancel([{message:argument}])",
     .help = "Asks a task to stop: a CancelledError is raised where it waits."},
    {.kind = BlockKind::AddDoneCallback,
     .key = "add_done_callback",
     .group = BlockGroup::Task,
     .title = "add done callback",
     .fields = doneCallbackFields,
     .python = "{task:operand}.add_done_callback({function:argument})",
     .help = "Has a function called when a task or future is done."},
    {.kind = BlockKind::RemoveDoneCallback,
     .key = "remove_done_callback",
     .group = BlockGroup::Task,
     .title = "remove done callback",
     .fields = doneCallbackFields,
     .python = "{task:operand}.remove_done_callback({function:argument})",
     .help = "Takes back a callback that was added."},
    {.kind = BlockKind::CurrentTask,
     .key = "current_task",
     .group = BlockGroup::Task,
     .title = "current task",
     .fields = currentTaskFields,
     .python = "[{target} = ]asyncio.current_task()",
     .help = "Gives the task that is running now."},
    {.kind = BlockKind::AllTasks,
     .key = "all_tasks",
     .group = BlockGroup::Task,
     .title = "all tasks",
     .fields = allTasksFields,
     .python = "[{target} = ]asyncio.all_tasks()",
     .help = "Gives the set of all tasks of the loop that are not done."},
    {.kind = BlockKind::Uncancel,
     .key = "uncancel",
     .group = BlockGroup::Task,
     .title = "uncancel",
     .fields = countFields,
     .python = "[{target} = ]{task:operand}.uncancel()",
     .help = "Takes one request to cancel a task back, as who has dealt with it should."},
    {.kind = BlockKind::Cancelling,
     .key = "cancelling",
     .group = BlockGroup::Task,
     .title = "cancelling",
     .fields = countFields,
     .python = "[{target} = ]{task:operand}.cancelling()",
     .help = "Gives how many requests to cancel a task have not been taken back."},
    {.kind = BlockKind::GetName,
     .key = "get_name",
     .group = BlockGroup::Task,
     .title = "get name",
     .fields = getNameFields,
     .python = "[{target} = ]{task:operand}.get_name()",
     .help = "Gives the name of a task."},
    {.kind = BlockKind::SetName,
     .key = "set_name",
     .group = BlockGroup::Task,
     .title = "set name",
     .fields = setNameFields,
     .python = "{task:operand}.set_name({name:argument})",
     .help = "Gives a task another name."},
};

constexpr BlockType futures[] = {
    {.kind = BlockKind::CreateFuture,
     .key = "create_future",
     .group = BlockGroup::Future,
     .title = "create future",
     .fields = createFutureFields,
     .python = "[{target} = ]asyncio.get_running_loop().create_future()",
     .help = "Makes a future: an empty place for a result that others can wait for."},
    {.kind = BlockKind::SetResult,
     .key = "set_result",
     .group = BlockGroup::Future,
     .title = "set result",
     .fields = setResultFields,
     .python = "{future:operand}.set_result({value:argument})",
     .help = "Puts a result into a future and wakes those who wait for it."},
    {.kind = BlockKind::SetException,
     .key = "set_exception",
     .group = BlockGroup::Future,
     .title = "set exception",
     .fields = setExceptionFields,
     .python = "{future:operand}.set_exception({exception:argument})",
     .help = "Makes a future fail and wakes those who wait for it with the exception."},
};

} // namespace

std::span<const BlockType> taskBlocks() { return taskRows; }

std::span<const BlockType> futureBlocks() { return futures; }

} // namespace coroscope::catalog
