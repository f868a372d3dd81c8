// SPDX-License-Identifier: GPL-3.0-or-later
#include "asyncio/eventloop.h"
#include "asyncio/task.h"
#include "values/errors.h"
#include "values/instance.h"
#include "values/operations.h"

#include <algorithm>

/// The methods that programs call on futures and tasks.
namespace coroscope::asyncio {

namespace {

Value result(Caller &, const Value &self, const Args &) { return self.as<Future>()->result(); }

Value exception(Caller &, const Value &self, const Args &)
{
    return self.as<Future>()->exception();
}

Value done(Caller &, const Value &self, const Args &)
{
    return Value::boolean(self.as<Future>()->isDone());
}

Value cancelled(Caller &, const Value &self, const Args &)
{
    return Value::boolean(self.as<Future>()->isCancelled());
}

Value cancel(Caller &, const Value &self, const Args &args)
{
    const ArgumentReader in("cancel", args, {"msg"}, 0);
    return Value::boolean(self.as<Future>()->cancel(in.get(0)));
}

Value addDoneCallback(Caller &, const Value &self, const Args &args)
{
    const ArgumentReader in("add_done_callback", args, {"fn", "context"}, 1, 1, 1);
    self.as<Future>()->addDoneCallback(make<ValueCallback>(in.get(0)));
    return {};
}

Value removeDoneCallback(Caller &, const Value &self, const Args &args)
{
    const ArgumentReader in("Future.remove_done_callback", args, {"fn"}, 1, 1);
    const Ref<ValueCallback> callback = make<ValueCallback>(in.get(0));
    return Value::integer(self.as<Future>()->removeDoneCallback(*callback));
}

Value setResult(Caller &, const Value &self, const Args &args)
{
    const ArgumentReader in("Future.set_result", args, {"result"}, 1, 1);
    self.as<Future>()->setResult(in.get(0));
    return {};
}

Value setException(Caller &caller, const Value &self, const Args &args)
{
    const ArgumentReader in("Future.set_exception", args, {"exception"}, 1, 1);
    Value given = in.get(0);
    if (const auto *cls = given.as<TypeObject>(); cls && cls->isException)
        given = caller.call(given, {});
    auto *exception = given.as<Exception>();
    if (!exception)
        raise(Error::TypeError, "invalid exception object");
    self.as<Future>()->setException(Ref<Exception>(exception));
    return {};
}

Value loopOf(Caller &, const Value &self, const Args &)
{
    return Value(Ref<EventLoop>(&self.as<Future>()->loop()));
}

Task &task(const Value &self) { return static_cast<Task &>(*self.as<Future>()); }

Value taskSetResult(Caller &, const Value &, const Args &args)
{
    const ArgumentReader in("Task.set_result", args, {"result"}, 1, 1);
    raise(Error::RuntimeError, "Task does not support set_result operation");
}

Value taskSetException(Caller &, const Value &, const Args &args)
{
    const ArgumentReader in("Task.set_exception", args, {"exception"}, 1, 1);
    raise(Error::RuntimeError, "Task does not support set_exception operation");
}

Value name(Caller &, const Value &self, const Args &) { return text(task(self).name()); }

Value setName(Caller &, const Value &self, const Args &args)
{
    const ArgumentReader in("Task.set_name", args, {"value"}, 1, 1);
    task(self).setName(str(in.get(0)));
    return {};
}

Value coroutine(Caller &, const Value &self, const Args &) { return task(self).coroutine(); }

Value cancelling(Caller &, const Value &self, const Args &)
{
    return Value::integer(task(self).cancelling());
}

Value uncancel(Caller &, const Value &self, const Args &)
{
    return Value::integer(task(self).uncancel());
}

constexpr Method futureMethods[] = {
    {"__await__", awaitMethod, "Future"},
    {"add_done_callback", addDoneCallback},
    {"cancel", cancel},
    {"cancelled", cancelled, "Future"},
    {"done", done, "Future"},
    {"exception", exception, "Future"},
    {"get_loop", loopOf, "Future"},
    {"remove_done_callback", removeDoneCallback},
    {"result", result, "Future"},
    {"set_exception", setException},
    {"set_result", setResult},
};
constexpr MethodTable futureTable{futureMethods};

constexpr Method taskMethods[] = {
    {"__await__", awaitMethod, "Task"},
    {"add_done_callback", addDoneCallback},
    {"cancel", cancel},
    {"cancelled", cancelled, "Task"},
    {"cancelling", cancelling, "Task"},
    {"done", done, "Task"},
    {"exception", exception, "Task"},
    {"get_coro", coroutine, "Task"},
    {"get_loop", loopOf, "Task"},
    {"get_name", name, "Task"},
    {"remove_done_callback", removeDoneCallback},
    {"result", result, "Task"},
    {"set_exception", taskSetException},
    {"set_name", setName},
    {"set_result", taskSetResult},
    {"uncancel", uncancel, "Task"},
};
constexpr MethodTable taskTable{taskMethods};

} // namespace

bool Future::setAttribute(std::string_view name, const Value &value)
{
    if (name.starts_with('_'))
        return false;
    Ref<Dict> &attributes = extras().attributes;
    if (!attributes)
        attributes = make<Dict>();
    attributes->table.insert(text(std::string(name)), value);
    return true;
}

bool Future::attribute(std::string_view name, Value &out) const
{
    if (m_extras && m_extras->attributes) {
        if (const Value *set = m_extras->attributes->table.find(text(std::string(name)))) {
            out = *set;
            return true;
        }
    }
    if (name != "_callbacks")
        return false;
    std::vector<Value> all;
    const auto add = [&all](const DoneCallback &callback) {
        all.push_back(tuple(
            {isWakeup(callback) ? Value(callback) : static_cast<Callback &>(*callback).callable(),
             Value()}));
    };
    if (m_callback)
        add(m_callback);
    if (m_extras)
        std::ranges::for_each(m_extras->moreCallbacks, add);
    out = all.empty() ? Value() : list(std::move(all));
    return true;
}

const MethodTable *Future::methods() const { return &futureTable; }

const MethodTable *Task::methods() const { return &taskTable; }

} // namespace coroscope::asyncio
