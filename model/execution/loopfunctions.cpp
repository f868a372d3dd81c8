// SPDX-License-Identifier: GPL-3.0-or-later
#include "asyncio/ascompleted.h"
#include "asyncio/gather.h"
#include "asyncio/loopmethods.h"
#include "asyncio/runner.h"
#include "asyncio/shield.h"
#include "asyncio/task.h"
#include "asyncio/taskgroup.h"
#include "asyncio/threadpool.h"
#include "asyncio/timeout.h"
#include "asyncio/wait.h"
#include "asyncio/waitfor.h"
#include "execution/loopruntime.h"
#include "execution/printing.h"
#include "execution/runnames.h"
#include "execution/timefunctions.h"
#include "language/logging.h"
#include "language/modules.h"
#include "values/errors.h"
#include "values/operations.h"
#include "values/parametererrors.h"

/// The functions of `asyncio`, `time` and `print`, as a program on the loop sees them.
namespace coroscope {

using asyncio::Coroutine;
using asyncio::EventLoop;
using asyncio::Task;

namespace {

Ref<Coroutine> neededCoroutine(const Value &value)
{
    auto *coroutine = value.as<Coroutine>();
    if (!coroutine)
        raise(Error::TypeError, "a coroutine was expected, got " + repr(value));
    return Ref<Coroutine>(coroutine);
}

/// Null for what is no loop.
EventLoop *loopOf(const Value &value) { return dynamic_cast<EventLoop *>(value.object()); }

/// \p attribute: what CPython asks of a loop first.
EventLoop &loopWith(const char *attribute, const Value &value)
{
    EventLoop *loop = loopOf(value);
    if (!loop)
        raise(Error::AttributeError,
              "'" + std::string(typeName(value)) + "' object has no attribute '" + attribute + "'");
    return *loop;
}

} // namespace

Value LoopRuntime::builtin(std::string name, Native function)
{
    return make<Builtin>(std::move(name), [this, function](Caller &caller, const Args &args) {
        return (this->*function)(caller, args);
    });
}

void LoopRuntime::defineAll(std::int64_t seed)
{
    const Ref<language::Module> asyncio = make<language::Module>("asyncio");
    const std::pair<const char *, Native> functions[] = {
        {"sleep", &LoopRuntime::sleep},
        {"create_task", &LoopRuntime::createTask},
        {"ensure_future", &LoopRuntime::ensureFuture},
        {"gather", &LoopRuntime::gather},
        {"wait", &LoopRuntime::wait},
        {"wait_for", &LoopRuntime::waitFor},
        {"shield", &LoopRuntime::shield},
        {"as_completed", &LoopRuntime::asCompleted},
        {"timeout", &LoopRuntime::timeout},
        {"timeout_at", &LoopRuntime::timeoutAt},
        {"TaskGroup", &LoopRuntime::taskGroup},
        {"run", &LoopRuntime::runCoroutine},
        {"Runner", &LoopRuntime::makeRunner},
        {"to_thread", &LoopRuntime::toThread},
        {"new_event_loop", &LoopRuntime::newEventLoop},
        {"set_event_loop", &LoopRuntime::setEventLoop},
        {"get_event_loop", &LoopRuntime::eventLoop},
        {"get_running_loop", &LoopRuntime::runningEventLoop},
        {"current_task", &LoopRuntime::currentTask},
        {"all_tasks", &LoopRuntime::allTasks},
        {"Future", &LoopRuntime::future},
    };
    for (const auto &[name, function] : functions)
        asyncio->members[name] = builtin(std::string("asyncio.") + name, function);
    asyncio->members["Task"] = make<Builtin>("asyncio.Task", [this](Caller &, const Args &args) {
        const PythonArguments in("Task", args, {"coro", "loop", "name", "context"}, 1, 1);
        const Ref<Coroutine> coroutine = neededCoroutine(in.get(0));
        EventLoop &loop = in.get(1).isNone() ? currentLoop() : loopWith("create_task", in.get(1));
        return loop.createTask(coroutine, in.get(2).isNone() ? std::string() : str(in.get(2)));
    });
    addSync(*asyncio);
    defineNames(*m_machine, seed,
                {.asyncio = asyncio,
                 .now = [this] { return m_clock->now(); },
                 .sleep = builtin("sleep", &LoopRuntime::blockingSleep),
                 .compute = builtin("compute", &LoopRuntime::compute),
                 .print = builtin("print", &LoopRuntime::print),
                 .isCoroutine = [](const Value &v) { return v.type() == Type::Coroutine; },
                 .isFuture = [](const Value &v) { return v.type() == Type::Future; },
                 .makeExecutor =
                     [this](std::uint32_t most, const std::string &) {
                         return make<asyncio::ThreadPool>(m_workers.get(), most);
                     }});
    addLogging();
}

Value LoopRuntime::sleep(Caller &, const Args &args)
{
    const PythonArguments in("sleep", args, {"delay", "result"}, 1);
    return make<asyncio::SleepCoroutine>(in.get(0), in.get(1));
}

Value LoopRuntime::createTask(Caller &, const Args &args)
{
    const PythonArguments in("create_task", args, {"coro", "name", "context"}, 1, 1);
    EventLoop &loop = neededLoop();
    // CPython 3.11 makes the task first and names it then: a number is used up.
    const Ref<Task> task = loop.createTask(neededCoroutine(in.get(0)));
    if (!in.get(1).isNone())
        task->setName(str(in.get(1)));
    return task;
}

Value LoopRuntime::ensureFuture(Caller &, const Args &args)
{
    const PythonArguments in("ensure_future", args, {"coro_or_future", "loop"}, 1, 1);
    const Value awaitable = in.get(0);
    if (const auto *future = awaitable.as<asyncio::Future>()) {
        if (!in.get(1).isNone() && &future->loop() != in.get(1).object())
            raise(Error::ValueError, "The future belongs to a different loop than the one "
                                     "specified as the loop argument");
        return awaitable;
    }
    if (in.get(1).isNone() || awaitable.type() != Type::Coroutine)
        return currentLoop().ensureFuture(awaitable);
    return loopWith("create_task", in.get(1)).ensureFuture(awaitable);
}

Value LoopRuntime::gather(Caller &, const Args &args)
{
    bool returnExceptions = false;
    for (const Keyword &keyword : args.keywords) {
        if (keyword.name != "return_exceptions")
            raiseUnexpectedArgument("gather", keyword.name);
        returnExceptions = truth(keyword.value);
    }
    EventLoop &loop = loopFor(args.positional);
    return asyncio::gather(loop, {args.positional.begin(), args.positional.end()},
                           returnExceptions);
}

Value LoopRuntime::wait(Caller &, const Args &args)
{
    const PythonArguments in("wait", args, {"fs", "timeout", "return_when"}, 1, 1);
    return asyncio::wait(in.get(0), in.get(1), in.get(2, text("ALL_COMPLETED")));
}

Value LoopRuntime::waitFor(Caller &, const Args &args)
{
    const PythonArguments in("wait_for", args, {"fut", "timeout"}, 2);
    return asyncio::waitFor(in.get(0), in.get(1));
}

Value LoopRuntime::shield(Caller &, const Args &args)
{
    const PythonArguments in("shield", args, {"arg"}, 1);
    const Value awaitable = in.get(0);
    EventLoop &loop = loopFor({&awaitable, 1});
    return asyncio::shield(loop, awaitable);
}

Value LoopRuntime::asCompleted(Caller &, const Args &args)
{
    const PythonArguments in("as_completed", args, {"fs", "timeout"}, 1, 1);
    return asyncio::asCompleted(currentLoop(), in.get(0), in.get(1));
}

Value LoopRuntime::timeout(Caller &caller, const Args &args)
{
    const PythonArguments in("timeout", args, {"delay"}, 1);
    EventLoop &loop = neededLoop();
    const Value delay = in.get(0);
    return make<asyncio::Timeout>(
        loop, delay.isNone() ? Value() : Value::floating(timeAfter(caller, loop, delay)));
}

Value LoopRuntime::timeoutAt(Caller &, const Args &args)
{
    const PythonArguments in("timeout_at", args, {"when"}, 1);
    return make<asyncio::Timeout>(currentLoop(), in.get(0));
}

Value LoopRuntime::taskGroup(Caller &, const Args &args)
{
    const PythonArguments in("TaskGroup.__init__", args, {}, 0);
    return make<asyncio::TaskGroup>(currentLoop());
}

Value LoopRuntime::runCoroutine(Caller &, const Args &args)
{
    const PythonArguments in("run", args, {"main", "debug"}, 1, 1);
    return asyncio::runMain(runnerHost(), in.get(0));
}

asyncio::Runner::Host LoopRuntime::runnerHost()
{
    return {[this] { return newLoop(); },
            [this](const Ref<EventLoop> &loop) {
                m_policyLoopSet = true;
                m_policyLoop = loop;
            },
            [this] { return runningLoop() != nullptr; }};
}

Value LoopRuntime::makeRunner(Caller &, const Args &args)
{
    const PythonArguments in("Runner.__init__", args, {"debug", "loop_factory"}, 0, 0);
    if (!in.get(1).isNone())
        raise(Error::TypeError, "Runner() takes no loop_factory here: it makes its loop itself");
    return make<asyncio::Runner>(runnerHost());
}

Value LoopRuntime::toThread(Caller &, const Args &args)
{
    if (args.positional.empty())
        raiseMissingArguments("to_thread", {"func"}, "positional");
    return asyncio::toThread(args.positional.front(), {args.positional.subspan(1), args.keywords});
}

Value LoopRuntime::newEventLoop(Caller &, const Args &args)
{
    const PythonArguments in("new_event_loop", args, {}, 0);
    return newLoop();
}

Value LoopRuntime::setEventLoop(Caller &, const Args &args)
{
    const PythonArguments in("set_event_loop", args, {"loop"}, 1);
    auto *loop = loopOf(in.get(0));
    if (!loop && !in.get(0).isNone())
        raise(Error::TypeError, "loop must be an instance of AbstractEventLoop or None, not '" +
                                    std::string(typeName(in.get(0))) + "'");
    m_policyLoopSet = true;
    m_policyLoop = Ref<EventLoop>(loop);
    return {};
}

Value LoopRuntime::eventLoop(Caller &, const Args &args)
{
    const ArgumentReader in("_asyncio.get_event_loop", args, {}, 0);
    return Ref<EventLoop>(&currentLoop());
}

Value LoopRuntime::runningEventLoop(Caller &, const Args &args)
{
    const ArgumentReader in("_asyncio.get_running_loop", args, {}, 0);
    return Ref<EventLoop>(&neededLoop());
}

Value LoopRuntime::currentTask(Caller &, const Args &args)
{
    const PythonArguments in("current_task", args, {"loop"}, 0);
    const EventLoop *loop = in.get(0).isNone() ? &neededLoop() : loopOf(in.get(0));
    return loop ? Value(Ref<Task>(loop->currentTask())) : Value();
}

Value LoopRuntime::allTasks(Caller &, const Args &args)
{
    const PythonArguments in("all_tasks", args, {"loop"}, 0);
    const Ref<Set> tasks = make<Set>();
    const EventLoop *loop = in.get(0).isNone() ? &neededLoop() : loopOf(in.get(0));
    if (loop) {
        for (const Ref<Task> &task : loop->allTasks())
            tasks->table.insert(task, Value());
    }
    return tasks;
}

Value LoopRuntime::future(Caller &, const Args &args)
{
    const ArgumentReader in("Future", args, {"loop"}, 0, 0, 0);
    return (in.get(0).isNone() ? currentLoop() : loopWith("get_debug", in.get(0))).createFuture();
}

// --- time and output

void LoopRuntime::block(const Value &seconds, bool compute)
{
    const double length = toSeconds(seconds);
    if (length < 0)
        raise(Error::ValueError, "sleep length must be non-negative");
    if (m_clock->now() + length > m_options.budgets.seconds)
        endAtTimeLimit();
    if (asyncio::Workers::isWorker()) {
        // Nothing is recorded: the loop is not held.
        compute ? m_workers->compute(length) : m_workers->sleep(length);
    } else if (EventLoop *loop = runningLoop()) {
        loop->block(seconds, compute);
    } else {
        m_recorder.timeChanged(m_clock->now());
        m_recorder.blockingBegan(seconds, compute, nullptr);
        compute ? m_workers->blockComputing(length) : m_workers->block(length);
        m_recorder.timeChanged(m_clock->now());
        m_recorder.blockingEnded(nullptr);
    }
    if (isStopRequested())
        throw asyncio::LoopStopped{};
}

Value LoopRuntime::blockingSleep(Caller &, const Args &args)
{
    const ArgumentReader in("sleep", args, {"seconds"}, 1, 1);
    block(in.get(0), false);
    return {};
}

Value LoopRuntime::compute(Caller &, const Args &args)
{
    const ArgumentReader in("compute", args, {"seconds"}, 1);
    block(in.get(0), true);
    return {};
}

void LoopRuntime::countLogLine()
{
    if (++m_logLines > m_options.budgets.logLines)
        m_machine->endAtLimit("The run printed more than " +
                              std::to_string(m_options.budgets.logLines) +
                              " lines. Print less, or raise the limit of log lines.");
}

void LoopRuntime::addLogging()
{
    m_logging = std::make_unique<language::Logging>(
        language::Logging::Host{[this] { return runEpoch + m_clock->now(); }, formattedTime,
                                [this](const language::LogRecord &record) {
                                    countLogLine();
                                    m_recorder.timeChanged(m_clock->now());
                                    m_recorder.logged(record, currentTaskOfProgram(), heldUpTask());
                                }});
    m_recorder.setErrorLogging(
        [this] { return m_logging->isAsyncioHeard(language::Logging::error); });
    m_machine->define("logging", m_logging->module());
}

Value LoopRuntime::print(Caller &caller, const Args &args)
{
    m_output += printedText(caller, args);
    for (std::size_t end = m_output.find('\n'); end != std::string::npos;
         end = m_output.find('\n')) {
        countLogLine();
        m_recorder.timeChanged(m_clock->now());
        m_recorder.log(std::string_view(m_output).substr(0, end), currentTaskOfProgram(),
                       heldUpTask());
        m_output.erase(0, end + 1);
    }
    return {};
}

} // namespace coroscope
