// SPDX-License-Identifier: GPL-3.0-or-later
#include "asyncio/eventloop.h"
#include "asyncio/loopmethods.h"
#include "asyncio/task.h"
#include "values/errors.h"
#include "values/instance.h"
#include "values/operations.h"
#include "values/shortrepr.h"

/// What happens to errors that nobody waits for. CPython: BaseEventLoop.call_exception_handler.
namespace coroscope::asyncio {

namespace {

void put(Dict &context, const char *key, Value value)
{
    context.table.insert(text(key), std::move(value));
}

Value entry(const Dict &context, const char *key)
{
    const Value *value = context.table.find(text(key));
    return value ? *value : Value();
}

/// CPython: format_helpers._format_callback.
std::string callText(Caller &caller, const Callback &callback, std::span<const Value> args)
{
    const PlainTexts plain; // it may be told as something goes
    std::string text = callback.name() + "(";
    for (std::size_t i = 0; i < args.size(); ++i)
        text += (i > 0 ? ", " : "") + shortRepr(caller, args[i]);
    return text + ")";
}

bool endsTheLoop(const Exception &exception)
{
    return isInstance(exception, Error::SystemExit) ||
           isInstance(exception, Error::KeyboardInterrupt);
}

/// Calls the handler that the program has set.
void callOwnHandler(EventLoop &loop, const Value &context)
{
    const Value handler = loop.exceptionHandler();
    const Value args[] = {Ref<EventLoop>(&loop), context};
    try {
        loop.caller().call(handler, Args{args, {}});
    } catch (const Raised &raised) {
        if (endsTheLoop(*raised.exception))
            throw;
        loop.noticeTime();
        loop.observer().exceptionHandlerFailed(*raised.exception,
                                               "Unhandled error in exception handler");
    }
}

} // namespace

void checkContext(const Value &context)
{
    const auto *dict = context.as<Dict>();
    if (!dict) {
        attribute(context, "get");
        return;
    }
    const Value message = entry(*dict, "message");
    const Value exception = entry(*dict, "exception");
    if (!exception.isNone())
        attribute(exception, "__traceback__");
    std::optional<Value> last;
    for (const auto &[key, value, hash, live] : std::vector(dict->table.entries())) {
        if (live && last)
            order(Comparison::Less, key, *last); // as sorted() does first
        if (live)
            last = key;
    }
    if (truth(message) && !message.as<Str>())
        raise(Error::TypeError, "sequence item 0: expected str instance, " +
                                    std::string(typeName(message)) + " found");
}

void callExceptionHandlerOf(EventLoop &loop, const Value &context)
{
    auto *dict = context.as<Dict>();
    if (loop.exceptionHandler().isNone()) {
        try {
            checkContext(context);
        } catch (const Raised &raised) {
            loop.noticeTime();
            loop.observer().exceptionHandlerFailed(*raised.exception, defaultHandlerFailed);
            return;
        }
    } else if (!dict) {
        callOwnHandler(loop, context);
    }
    if (dict)
        loop.callExceptionHandler(Ref<Dict>(dict));
}

void EventLoop::reportError(const std::string &message, Ref<Exception> exception, Future *future,
                            bool collected)
{
    if (m_takingDown)
        return;
    const Ref<Dict> context = make<Dict>();
    put(*context, "message", text(message));
    const bool isUnretrieved = collected && exception;
    if (exception)
        put(*context, "exception", std::move(exception));
    if (future)
        put(*context, future->isTask() && !isUnretrieved ? "task" : "future", Ref<Future>(future));
    callExceptionHandler(context, collected);
}

void EventLoop::reportCallback(const HandleInfo &handle, Callback &callback,
                               std::span<const Value> args, Ref<Exception> exception)
{
    const Ref<Dict> context = make<Dict>();
    put(*context, "message", text("Exception in callback " + callText(caller(), callback, args)));
    put(*context, "exception", exception);
    if (!m_exceptionHandler.isNone())
        put(*context, "handle",
            make<Handle>(*this, handle.number, Ref<Callback>(&callback), handleArgs(args)));
    const Handling handling(caller(), std::move(exception));
    try {
        callExceptionHandler(context);
    } catch (const Raised &raised) {
        m_escaped = raised.exception;
    }
}

void EventLoop::showError(const Dict &context, bool collected)
{
    const Value message = entry(context, "message");
    Value source = entry(context, "task");
    if (source.isNone())
        source = entry(context, "future");
    noticeTime();
    observer().errorReported(message.isNone() ? std::string() : coroscope::str(message),
                             entry(context, "exception").as<Exception>(), source.as<Future>(),
                             collected);
}

void EventLoop::callExceptionHandler(const Ref<Dict> &context, bool collected)
{
    showError(*context, collected);
    if (!m_exceptionHandler.isNone())
        callOwnHandler(*this, context);
}

} // namespace coroscope::asyncio
