// SPDX-License-Identifier: GPL-3.0-or-later
#include "execution/printing.h"
#include "execution/threadruntime.h"
#include "language/modules.h"
#include "values/errors.h"
#include "values/operations.h"

/// The functions of `asyncio`, `time` and `print`, as a program on threads sees them.
namespace coroscope {

namespace {

constexpr double wallEpoch = 1'700'000'000.0; ///< time.time() when a run begins

/// What of asyncio threads have no equal of, and why.
constexpr std::pair<const char *, const char *> withoutThreads[] = {
    {"wait_for", "asyncio.wait_for cancels what takes too long, and a thread that runs cannot be "
                 "cancelled. asyncio.wait with a timeout works on threads."},
    {"timeout", "asyncio.timeout cancels what takes too long, and a thread that runs cannot be "
                "cancelled. asyncio.wait with a timeout works on threads."},
    {"timeout_at", "asyncio.timeout_at cancels what takes too long, and a thread that runs cannot "
                   "be cancelled. asyncio.wait with a timeout works on threads."},
    {"TaskGroup", "asyncio.TaskGroup cancels its tasks when one fails, and a thread that runs "
                  "cannot be cancelled. asyncio.gather works on threads."},
    {"to_thread",
     "asyncio.to_thread keeps a call from holding the loop, and there is no loop here: "
     "call the function itself."},
    {"Runner", "asyncio.Runner keeps a loop for several runs, and there is no loop here. "
               "asyncio.run works on threads."},
    {"as_completed", "asyncio.as_completed is not made for threads here. asyncio.wait for the "
                     "first that is done works on threads."},
};

} // namespace

Value ThreadRuntime::builtin(std::string name, Native function)
{
    return make<Builtin>(std::move(name), [this, function](Caller &caller, const Args &args) {
        return (this->*function)(caller, args);
    });
}

/// What runs on the loop alone: calling it says so, in the run's remarks and as a RuntimeError.
Value ThreadRuntime::missing(std::string name, const std::string &why)
{
    const std::string sentence = name + " cannot be run on threads: " + why;
    return make<Builtin>(std::move(name), [this, sentence](Caller &, const Args &) -> Value {
        note(sentence);
        raise(Error::RuntimeError, sentence);
    });
}

/// There is no loop: an object with a loop's methods that programs of the old style use.
Value ThreadRuntime::loopObject()
{
    const Ref<language::Module> loop = make<language::Module>("loop");
    const std::pair<const char *, Native> methods[] = {
        {"run_until_complete", &ThreadRuntime::runUntilComplete},
        {"create_task", &ThreadRuntime::createTask},
        {"create_future", &ThreadRuntime::createFuture},
        {"time", &ThreadRuntime::monotonic},
        {"close", &ThreadRuntime::nothing},
        {"stop", &ThreadRuntime::nothing},
    };
    for (const auto &[name, method] : methods)
        loop->members[name] = builtin(name, method);
    for (const char *name :
         {"call_soon", "call_soon_threadsafe", "call_later", "call_at", "run_forever",
          "set_exception_handler", "call_exception_handler", "run_in_executor"})
        loop->members[name] =
            missing(std::string("loop.") + name, "there is no loop that could call back.");
    return loop;
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
        {"shield", &ThreadRuntime::shield},
        {"run", &ThreadRuntime::runCoroutine},
        {"new_event_loop", &ThreadRuntime::loop},
        {"get_event_loop", &ThreadRuntime::loop},
        {"get_running_loop", &ThreadRuntime::loop},
        {"set_event_loop", &ThreadRuntime::nothing},
        {"current_task", &ThreadRuntime::currentTask},
        {"all_tasks", &ThreadRuntime::allTasks},
        {"Future", &ThreadRuntime::createFuture},
        {"isfuture", &ThreadRuntime::isFuture},
        {"iscoroutine", &ThreadRuntime::isCoroutine},
    };
    for (const auto &[name, function] : functions)
        asyncio->members[name] = builtin(std::string("asyncio.") + name, function);
    for (const auto &[name, sentence] : withoutThreads) {
        const auto refuse = [this, why = std::string(sentence)](Caller &, const Args &) -> Value {
            note(why);
            raise(Error::RuntimeError, why);
        };
        asyncio->members[name] = make<Builtin>(std::string("asyncio.") + name, refuse);
    }
    for (const char *name : {"Lock", "Event", "Condition", "Semaphore", "BoundedSemaphore",
                             "Barrier", "Queue", "LifoQueue", "PriorityQueue"})
        asyncio->members[name] = missing(std::string("asyncio.") + name,
                                         "this version has no counterpart of it for threads.");
    addAsyncioConstants(*asyncio);

    const Ref<language::Module> time = make<language::Module>("time");
    time->members["sleep"] = builtin("sleep", &ThreadRuntime::blockingSleep);
    time->members["monotonic"] = builtin("monotonic", &ThreadRuntime::monotonic);
    time->members["perf_counter"] = builtin("perf_counter", &ThreadRuntime::monotonic);
    time->members["time"] = builtin("time", &ThreadRuntime::wallTime);

    defineLanguage(*m_machine, seed);
    m_machine->define("asyncio", asyncio);
    m_machine->define("time", time);
    m_machine->define("print", builtin("print", &ThreadRuntime::print));
    m_machine->define("compute", builtin("compute", &ThreadRuntime::compute));
    m_loop = loopObject();
}

Value ThreadRuntime::sleepFunction(Caller &, const Args &args)
{
    const ArgumentReader in("sleep", args, {"delay", "result"}, 1);
    const auto operation = make<ThreadOperation>(ThreadOperation::Kind::Sleep, "sleep");
    operation->seconds = in.get(0);
    operation->result = in.get(1);
    return operation;
}

Value ThreadRuntime::createTask(Caller &, const Args &args)
{
    const ArgumentReader in("create_task", args, {"coro", "name", "context"}, 1, 0, 2);
    const Value coroutine = in.get(0);
    if (coroutine.type() != Type::Coroutine && !dynamic_cast<ThreadOperation *>(coroutine.object()))
        raise(Error::TypeError, "a coroutine was expected, got " + repr(coroutine));
    const Ref<ThreadFuture> thread = startThread(coroutine);
    if (!in.get(1).isNone())
        thread->name = str(in.get(1));
    return thread;
}

Value ThreadRuntime::ensureFuture(Caller &, const Args &args)
{
    const ArgumentReader in("ensure_future", args, {"coro_or_future", "loop"}, 1);
    return ensureThread(in.get(0));
}

/// A thread cannot be cancelled: it is shielded as it is.
Value ThreadRuntime::shield(Caller &, const Args &args)
{
    const ArgumentReader in("shield", args, {"arg"}, 1);
    return ensureThread(in.get(0));
}

Value ThreadRuntime::gather(Caller &, const Args &args)
{
    const auto gather =
        make<ThreadFuture>(*this, WaitKind::Gather, AwaitableId::future(++m_futures));
    for (const Keyword &keyword : args.keywords) {
        if (keyword.name != "return_exceptions")
            raise(Error::TypeError, "gather() got an unexpected keyword argument '" +
                                        std::string(keyword.name) + "'");
        gather->returnExceptions = truth(keyword.value);
    }
    std::map<const Object *, Ref<ThreadFuture>> known;
    std::vector<AwaitableId> ids;
    for (const Value &awaitable : args.positional) {
        auto [place, isNew] = known.try_emplace(awaitable.object());
        if (isNew)
            place->second = ensureThread(awaitable);
        gather->members.push_back(place->second);
        ids.push_back(place->second->id());
    }
    record({.kind = EventKind::CombinatorMade,
            .flags = gather->returnExceptions ? EventFlag::returnExceptions : std::uint8_t(0),
            .aux = static_cast<std::uint16_t>(CombinatorKind::Gather),
            .subject = m_scheduler.current(),
            .object = gather->id(),
            .other = m_writer.list(std::move(ids))});
    if (gather->members.empty())
        gather->finish({list({}), nullptr});
    for (const auto &[object, member] : known) {
        if (member->isDone())
            memberDone(*gather, *member);
        else
            member->m_gathers.push_back(gather);
    }
    return gather;
}

Value ThreadRuntime::waitFunction(Caller &, const Args &args)
{
    const ArgumentReader in("wait", args, {"fs", "timeout", "return_when"}, 1, 0, 1);
    const auto operation = make<ThreadOperation>(ThreadOperation::Kind::Wait, "wait");
    operation->futures = in.get(0);
    operation->seconds = in.get(1);
    operation->returnWhen = in.get(2, text("ALL_COMPLETED"));
    return operation;
}

Value ThreadRuntime::runCoroutine(Caller &, const Args &args)
{
    const ArgumentReader in("run", args, {"main", "debug"}, 1, 0, 1);
    if (in.get(0).type() != Type::Coroutine)
        raise(Error::ValueError, "a coroutine was expected, got " + repr(in.get(0)));
    m_machine->awaitAfterCall(in.get(0));
    return {};
}

Value ThreadRuntime::runUntilComplete(Caller &, const Args &args)
{
    const ArgumentReader in("run_until_complete", args, {"future"}, 1);
    m_machine->awaitAfterCall(in.get(0));
    return {};
}

Value ThreadRuntime::loop(Caller &, const Args &) { return m_loop; }

Value ThreadRuntime::nothing(Caller &, const Args &) { return {}; }

Value ThreadRuntime::currentTask(Caller &, const Args &)
{
    return m_threads[m_scheduler.current() - 1];
}

Value ThreadRuntime::allTasks(Caller &, const Args &)
{
    const Ref<Set> tasks = make<Set>();
    for (const Ref<ThreadFuture> &thread : m_threads) {
        if (!thread->isDone())
            tasks->table.insert(thread, Value());
    }
    return tasks;
}

Value ThreadRuntime::createFuture(Caller &, const Args &)
{
    return make<ThreadFuture>(*this, WaitKind::Future, AwaitableId::future(++m_futures));
}

Value ThreadRuntime::isFuture(Caller &, const Args &args)
{
    const ArgumentReader in("isfuture", args, {"obj"}, 1);
    return Value::boolean(dynamic_cast<ThreadFuture *>(in.get(0).object()) != nullptr);
}

Value ThreadRuntime::isCoroutine(Caller &, const Args &args)
{
    const ArgumentReader in("iscoroutine", args, {"obj"}, 1);
    const Value value = in.get(0);
    return Value::boolean(value.type() == Type::Coroutine ||
                          dynamic_cast<ThreadOperation *>(value.object()));
}

Value ThreadRuntime::blockingSleep(Caller &, const Args &args)
{
    const ArgumentReader in("sleep", args, {"seconds"}, 1, 1);
    if (toSeconds(in.get(0)) < 0)
        raise(Error::ValueError, "sleep length must be non-negative");
    const auto operation = make<ThreadOperation>(ThreadOperation::Kind::Sleep, "sleep");
    operation->seconds = in.get(0);
    m_machine->awaitAfterCall(operation);
    return {};
}

Value ThreadRuntime::compute(Caller &, const Args &args)
{
    const ArgumentReader in("compute", args, {"seconds"}, 1);
    const auto operation = make<ThreadOperation>(ThreadOperation::Kind::Compute, "compute");
    operation->seconds = in.get(0);
    m_machine->awaitAfterCall(operation);
    return {};
}

Value ThreadRuntime::monotonic(Caller &, const Args &)
{
    return Value::floating(m_scheduler.now());
}

Value ThreadRuntime::wallTime(Caller &, const Args &)
{
    return Value::floating(wallEpoch + m_scheduler.now());
}

Value ThreadRuntime::print(Caller &caller, const Args &args)
{
    m_output += printedText(caller, args);
    for (std::size_t end = m_output.find('\n'); end != std::string::npos;
         end = m_output.find('\n')) {
        if (++m_logLines > m_options.budgets.logLines) {
            m_unwinding = true;
            m_machine->endAtLimit("The run printed more than " +
                                  std::to_string(m_options.budgets.logLines) +
                                  " lines. Print less, or raise the limit of log lines.");
        }
        record({.kind = EventKind::LogLine,
                .subject = m_scheduler.current(),
                .detail = m_writer.text(std::string_view(m_output).substr(0, end))});
        m_output.erase(0, end + 1);
    }
    return {};
}

} // namespace coroscope
