// SPDX-License-Identifier: GPL-3.0-or-later
#include "execution/logevents.h"
#include "execution/printing.h"
#include "execution/runnames.h"
#include "execution/syncfactory.h"
#include "execution/threadexecutor.h"
#include "execution/threadloop.h"
#include "execution/threadoperation.h"
#include "execution/threadscopes.h"
#include "execution/threadsync.h"
#include "execution/timefunctions.h"
#include "language/modules.h"
#include "values/errors.h"
#include "values/operations.h"
#include "values/parametererrors.h"

/// The functions of `asyncio`, `time` and `print`, as a program on threads sees them.
namespace coroscope {

Value ThreadRuntime::builtin(std::string name, Native function)
{
    return make<Builtin>(std::move(name), [this, function](Caller &caller, const Args &args) {
        return (this->*function)(caller, args);
    });
}

void ThreadRuntime::defineAll(std::int64_t seed)
{
    const Ref<language::Module> asyncio = make<language::Module>("asyncio");
    const std::pair<const char *, Native> functions[] = {
        {"sleep", &ThreadRuntime::sleepFunction},
        {"create_task", &ThreadRuntime::createTask},
        {"ensure_future", &ThreadRuntime::ensureFuture},
        {"gather", &ThreadRuntime::gather},
        {"wait", &ThreadRuntime::waitFunction},
        {"wait_for", &ThreadRuntime::waitFor},
        {"shield", &ThreadRuntime::shield},
        {"as_completed", &ThreadRuntime::asCompleted},
        {"timeout", &ThreadRuntime::timeout},
        {"timeout_at", &ThreadRuntime::timeoutAt},
        {"TaskGroup", &ThreadRuntime::taskGroup},
        {"to_thread", &ThreadRuntime::toThread},
        {"run", &ThreadRuntime::runCoroutine},
        {"Runner", &ThreadRuntime::refuseRunner},
        {"new_event_loop", &ThreadRuntime::newEventLoop},
        {"get_event_loop", &ThreadRuntime::eventLoop},
        {"get_running_loop", &ThreadRuntime::eventLoop},
        {"set_event_loop", &ThreadRuntime::setEventLoop},
        {"current_task", &ThreadRuntime::currentTask},
        {"all_tasks", &ThreadRuntime::allTasks},
        {"Future", &ThreadRuntime::createFuture},
        {"Task", &ThreadRuntime::createTask},
    };
    for (const auto &[name, function] : functions)
        asyncio->members[name] = builtin(std::string("asyncio.") + name, function);
    defineSync(*asyncio, makeThreadSyncFactory(*this));
    defineNames(*m_machine, seed,
                {.asyncio = asyncio,
                 .now = [this] { return now(); },
                 .sleep = builtin("sleep", &ThreadRuntime::blockingSleep),
                 .compute = builtin("compute", &ThreadRuntime::compute),
                 .print = builtin("print", &ThreadRuntime::print),
                 .isCoroutine =
                     [](const Value &value) {
                         return value.type() == Type::Coroutine || threadOperation(value);
                     },
                 .isFuture = [](const Value &value) { return threadFuture(value) != nullptr; },
                 .makeExecutor =
                     [this](std::uint32_t most, std::string names) {
                         return make<ThreadExecutor>(*this, most, std::move(names));
                     }});
    addLogging();
    m_loop = make<ThreadLoop>(*this);
}

Value ThreadRuntime::sleepFunction(Caller &, const Args &args)
{
    const PythonArguments in("sleep", args, {"delay", "result"}, 1);
    return threadOperation("sleep", [this, delay = in.get(0), result = in.get(1)] {
        useTime(delay, false);
        return result;
    });
}

Value ThreadRuntime::turn()
{
    return threadOperation("sleep", [this] {
        useTime(Value::integer(0), false);
        return Value();
    });
}

/// There is a thread already: the call is made where it is awaited.
Value ThreadRuntime::toThread(Caller &, const Args &args)
{
    if (args.positional.empty())
        raiseMissingArguments("to_thread", {"func"}, "positional");
    return callOperation("to_thread", args.positional.front(),
                         {args.positional.subspan(1), args.keywords});
}

Value ThreadRuntime::callOperation(std::string name, const Value &callable, const Args &args)
{
    const std::vector<Value> positional(args.positional.begin(), args.positional.end());
    std::vector<std::pair<std::string, Value>> named;
    for (const Keyword &keyword : args.keywords)
        named.emplace_back(keyword.name, keyword.value);
    return threadOperation(std::move(name), [this, callable, positional, named] {
        std::vector<Keyword> keywords;
        for (const auto &[key, value] : named)
            keywords.push_back({key, value});
        return m_machine->call(callable, {positional, keywords});
    });
}

Value ThreadRuntime::refuseRunner(Caller &, const Args &)
{
    const std::string sentence = "asyncio.Runner keeps a loop for several runs, and there is no "
                                 "loop on threads: write asyncio.run, which works there.";
    note(sentence);
    raise(Error::RuntimeError, sentence);
}

Ref<ThreadFuture> ThreadRuntime::newTask(const Args &args)
{
    const PythonArguments in("create_task", args, {"coro", "name", "context"}, 1, 2);
    const Value coroutine = in.get(0);
    if (coroutine.type() != Type::Coroutine && !threadOperation(coroutine))
        raise(Error::TypeError, "a coroutine was expected, got " + repr(coroutine));
    return startThread(coroutine, in.get(1).isNone() ? std::string() : str(in.get(1)));
}

Value ThreadRuntime::createTask(Caller &, const Args &args) { return newTask(args); }

Value ThreadRuntime::ensureFuture(Caller &, const Args &args)
{
    const PythonArguments in("ensure_future", args, {"coro_or_future", "loop"}, 1);
    return ensureThread(in.get(0));
}

Value ThreadRuntime::timeout(Caller &, const Args &args)
{
    const PythonArguments in("timeout", args, {"delay"}, 1);
    const Value delay = in.get(0);
    return make<ThreadTimeout>(*this, delay.isNone() ? Value()
                                                     : Value::floating(now() + toSeconds(delay)));
}

Value ThreadRuntime::timeoutAt(Caller &, const Args &args)
{
    const PythonArguments in("timeout_at", args, {"when"}, 1);
    return make<ThreadTimeout>(*this, in.get(0));
}

Value ThreadRuntime::taskGroup(Caller &, const Args &args)
{
    const PythonArguments in("TaskGroup.__init__", args, {}, 0);
    return make<ThreadGroup>(*this);
}

Value ThreadRuntime::runCoroutine(Caller &, const Args &args)
{
    const PythonArguments in("run", args, {"main", "debug"}, 1, 1);
    if (in.get(0).type() != Type::Coroutine)
        raise(Error::ValueError, "a coroutine was expected, got " + repr(in.get(0)));
    return make<ThreadLoop>(*this)->runUntilComplete(in.get(0));
}

Value ThreadRuntime::newEventLoop(Caller &, const Args &args)
{
    const PythonArguments in("new_event_loop", args, {}, 0);
    return make<ThreadLoop>(*this);
}

Value ThreadRuntime::setEventLoop(Caller &, const Args &args)
{
    const PythonArguments in("set_event_loop", args, {"loop"}, 1);
    if (auto *loop = dynamic_cast<ThreadLoop *>(in.get(0).object()))
        setLoop(Ref<ThreadLoop>(loop));
    return {};
}

Value ThreadRuntime::eventLoop(Caller &, const Args &args)
{
    const ArgumentReader in("_asyncio.get_event_loop", args, {}, 0);
    return currentLoop();
}

Value ThreadRuntime::currentLoop() const { return m_loop; }

void ThreadRuntime::setLoop(const Ref<ThreadLoop> &loop) { m_loop = loop; }

Value ThreadRuntime::currentTask(Caller &, const Args &args)
{
    const PythonArguments in("current_task", args, {"loop"}, 0);
    const Ref<ThreadFuture> &thread = m_threads[currentThread() - 1];
    return thread->isTimer ? Value() : Value(thread);
}

Value ThreadRuntime::allTasks(Caller &, const Args &args)
{
    const PythonArguments in("all_tasks", args, {"loop"}, 0);
    const Ref<Set> tasks = make<Set>();
    for (const Ref<ThreadFuture> &thread : m_threads) {
        if (!thread->isDone() && !thread->isTimer)
            tasks->table.insert(thread, Value());
    }
    return tasks;
}

Value ThreadRuntime::newFuture()
{
    return make<ThreadFuture>(*this, WaitKind::Future, AwaitableId::future(++m_futures));
}

Value ThreadRuntime::createFuture(Caller &, const Args &args)
{
    const ArgumentReader in("Future", args, {"loop"}, 0, 0, 0);
    return newFuture();
}

Value ThreadRuntime::blockingSleep(Caller &, const Args &args)
{
    const ArgumentReader in("sleep", args, {"seconds"}, 1, 1);
    if (toSeconds(in.get(0)) < 0)
        raise(Error::ValueError, "sleep length must be non-negative");
    useTime(in.get(0), false);
    return {};
}

Value ThreadRuntime::compute(Caller &, const Args &args)
{
    const ArgumentReader in("compute", args, {"seconds"}, 1);
    useTime(in.get(0), true);
    return {};
}

void ThreadRuntime::countLogLine()
{
    if (++m_logLines > m_options.budgets.logLines)
        m_machine->endAtLimit("The run printed more than " +
                              std::to_string(m_options.budgets.logLines) +
                              " lines. Print less, or raise the limit of log lines.");
}

void ThreadRuntime::addLogging()
{
    m_logging = std::make_unique<language::Logging>(
        language::Logging::Host{[this] { return runEpoch + m_scheduler.now(); }, formattedTime,
                                [this](const language::LogRecord &logged) {
                                    countLogLine();
                                    for (TraceEvent &event : logEvents(m_writer, logged)) {
                                        event.subject = m_scheduler.current();
                                        record(event);
                                    }
                                }});
    m_machine->define("logging", m_logging->module());
}

Value ThreadRuntime::print(Caller &caller, const Args &args)
{
    m_output += printedText(caller, args);
    for (std::size_t end = m_output.find('\n'); end != std::string::npos;
         end = m_output.find('\n')) {
        countLogLine();
        record({.kind = EventKind::LogLine,
                .subject = m_scheduler.current(),
                .detail = m_writer.text(std::string_view(m_output).substr(0, end))});
        m_output.erase(0, end + 1);
    }
    return {};
}

} // namespace coroscope
