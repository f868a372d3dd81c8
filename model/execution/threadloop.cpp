// SPDX-License-Identifier: GPL-3.0-or-later
#include "execution/threadloop.h"

#include "asyncio/loopmethods.h"
#include "execution/threadoperation.h"
#include "values/errors.h"
#include "values/operations.h"

namespace coroscope {

// --- ThreadTimer

ThreadTimer::ThreadTimer(ThreadRuntime &runtime, Value delay, Value function,
                         std::vector<Value> args)
    : TrackedObject(valueType), m_runtime(&runtime), m_delay(std::move(delay)),
      m_function(std::move(function)), m_args(std::move(args)),
      m_when(runtime.now() + std::max(0.0, toSeconds(m_delay))), m_number(runtime.newHandle()),
      m_block(runtime.machine().currentBlock())
{
    recordHandle(EventKind::HandleScheduled);
}

void ThreadTimer::recordHandle(EventKind kind)
{
    const bool isTimer = toSeconds(m_delay) > 0;
    TraceEvent event{.kind = kind,
                     .flags = isTimer ? EventFlag::timer : std::uint8_t(0),
                     .subject = m_number,
                     .other = m_runtime->writer().text(qualifiedName()),
                     .block = m_block};
    if (isTimer && kind == EventKind::HandleScheduled)
        event.detail = m_runtime->writer().number(m_when);
    m_runtime->record(event);
}

void ThreadTimer::run()
{
    if (!m_isCancelled && toSeconds(m_delay) > 0) {
        m_isWaiting = true;
        m_runtime->sleep(m_waiter, m_delay);
        m_isWaiting = false;
    }
    if (m_isCancelled)
        return;
    m_hasBegun = true;
    m_runtime->runCallback(m_number, m_function, m_args, nullptr, m_block);
}

void ThreadTimer::cancel()
{
    if (std::exchange(m_isCancelled, true) || m_hasBegun)
        return;
    recordHandle(EventKind::HandleCancelled);
    if (m_isWaiting)
        m_runtime->release(m_waiter);
}

std::string ThreadTimer::qualifiedName() const { return callableName(m_function); }

std::string ThreadTimer::repr() const
{
    return std::string("<TimerHandle") + (m_isCancelled ? " cancelled" : "") +
           " when=" + floatRepr(m_when) + ">";
}

void ThreadTimer::clearReferences()
{
    m_function = Value();
    m_args.clear();
}

// --- ThreadLoop

Value ThreadLoop::callLater(const Value &delay, Value function, std::span<const Value> args)
{
    if (m_isClosed)
        raise(Error::RuntimeError, "Event loop is closed");
    const auto timer = make<ThreadTimer>(*m_runtime, delay, std::move(function),
                                         std::vector<Value>(args.begin(), args.end()));
    m_runtime->note("A callback that is scheduled is a threading.Timer here: it runs in a thread "
                    "of its own, beside the others, whether a loop runs or not.");
    const Value body = threadOperation(timer->qualifiedName(), [timer] {
        timer->run();
        return Value();
    });
    m_runtime->startThread(body, {}, true);
    return timer;
}

void ThreadLoop::begin()
{
    if (m_isClosed)
        raise(Error::RuntimeError, "Event loop is closed");
    m_runtime->setLoop(Ref<ThreadLoop>(this));
    ++m_running;
}

Value ThreadLoop::runUntilComplete(const Value &awaitable)
{
    const Ref<ThreadLoop> self(this);
    if (awaitable.type() != Type::Coroutine && !threadFuture(awaitable) &&
        !threadOperation(awaitable))
        raise(Error::TypeError, "An asyncio.Future, a coroutine or an awaitable is required");
    begin();
    asyncio::Outcome outcome = m_runtime->await(awaitable);
    --m_running;
    if (outcome.exception)
        throw Raised{std::move(outcome.exception)};
    return std::move(outcome.value);
}

void ThreadLoop::runForever()
{
    const Ref<ThreadLoop> self(this);
    begin();
    if (!m_isStopping)
        m_line.wait(*m_runtime, WaitKind::Event);
    m_isStopping = false;
    --m_running;
}

void ThreadLoop::stop()
{
    if (m_line.empty() && m_running > 0)
        m_runtime->note("stop() ends run_forever. It cannot end run_until_complete, which is a "
                        "join on threads and goes on until what it waits for is done.");
    m_isStopping = m_line.empty();
    m_line.releaseAll(*m_runtime);
}

void ThreadLoop::close()
{
    if (m_running > 0)
        raise(Error::RuntimeError, "Cannot close a running event loop");
    m_isClosed = true;
}

namespace {

Value entry(const Dict &context, const char *key)
{
    const Value *value = context.table.find(text(key));
    return value ? *value : Value();
}

} // namespace

void ThreadLoop::showError(const Dict &context)
{
    const Value message = entry(context, "message");
    const Value exception = entry(context, "exception");
    auto *future = threadFuture(entry(context, "future"));
    TraceWriter &writer = m_runtime->writer();
    m_runtime->record({.kind = EventKind::ErrorReported,
                       .flags = m_runtime->logging().isAsyncioHeard(language::Logging::error)
                                    ? std::uint8_t(0)
                                    : EventFlag::silent,
                       .object = future ? future->id() : AwaitableId(),
                       .other = exception.isNone() ? 0 : writer.text(coroscope::repr(exception)),
                       .detail = writer.text(message.isNone() ? "" : coroscope::str(message))});
}

void ThreadLoop::showFailure(const char *message, const Ref<Exception> &error)
{
    const Ref<Dict> failure = make<Dict>();
    failure->table.insert(text("message"), text(message));
    failure->table.insert(text("exception"), error);
    showError(*failure);
}

void ThreadLoop::callExceptionHandler(const Value &context)
{
    const bool hasHandler = !m_exceptionHandler.isNone();
    try {
        if (!hasHandler)
            asyncio::checkContext(context);
    } catch (const Raised &raised) {
        return showFailure(asyncio::defaultHandlerFailed, raised.exception);
    }
    if (auto *dict = context.as<Dict>())
        showError(*dict);
    if (!hasHandler)
        return;
    const Value handler = m_exceptionHandler;
    const Value args[] = {Ref<ThreadLoop>(this), context};
    try {
        m_runtime->machine().call(handler, Args{args, {}});
    } catch (const Raised &raised) {
        showFailure("Unhandled error in exception handler", raised.exception);
    }
}

void ThreadLoop::reportCallback(const std::string &message, const Ref<Exception> &error,
                                ThreadFuture *future)
{
    const Ref<Dict> context = make<Dict>();
    context->table.insert(text("message"), text(message));
    context->table.insert(text("exception"), error);
    if (future)
        context->table.insert(text("future"), Ref<ThreadFuture>(future));
    callExceptionHandler(context);
}

std::string ThreadLoop::repr() const
{
    return std::string("<ThreadLoop running=") + (isRunning() ? "True" : "False") +
           " closed=" + (m_isClosed ? "True" : "False") + ">";
}

} // namespace coroscope
