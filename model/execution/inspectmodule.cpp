// SPDX-License-Identifier: GPL-3.0-or-later
#include "execution/inspectmodule.h"

#include "execution/function.h"
#include "language/partial.h"
#include "values/instance.h"
#include "values/operations.h"

#include <algorithm>

namespace coroscope {

namespace {

/// The functions of asyncio that are `async def` in CPython.
constexpr std::string_view coroutineFunctions[] = {"asyncio.sleep", "asyncio.to_thread",
                                                   "asyncio.wait", "asyncio.wait_for"};

/// Whether calling \p value, a function, a method or a partial of one, runs code of \p kind.
bool isOfKind(const Value &value, Code::Kind kind)
{
    if (const auto *function = value.as<Function>())
        return function->code->kind == kind;
    if (const auto *method = value.as<InstanceMethod>())
        return isOfKind(method->function, kind);
    const auto *partial = dynamic_cast<const language::Partial *>(value.object());
    return partial && isOfKind(partial->func, kind);
}

} // namespace

void addTest(language::Module &module, const std::string &name, const char *argument,
             ValueTest test)
{
    module.members[name] =
        make<Builtin>(module.name + "." + name,
                      [name, argument, test = std::move(test)](Caller &, const Args &args) {
                          const PythonArguments in(name, args, {argument}, 1);
                          return Value::boolean(test(in.get(0)));
                      });
}

bool isCoroutineFunction(const Value &value)
{
    if (isOfKind(value, Code::Kind::Coroutine))
        return true;
    if (const auto *partial = dynamic_cast<const language::Partial *>(value.object()))
        return isCoroutineFunction(partial->func);
    const auto *builtin = value.as<Builtin>();
    return builtin && std::ranges::find(coroutineFunctions, std::string_view(builtin->name)) !=
                          std::end(coroutineFunctions);
}

Ref<language::Module> inspectModule(ValueTest isCoroutine, ValueTest isFuture)
{
    auto module = make<language::Module>("inspect");
    const auto add = [&](const char *name, ValueTest test) {
        addTest(*module, name, "object", std::move(test));
    };
    add("iscoroutine", isCoroutine);
    add("iscoroutinefunction", isCoroutineFunction);
    add("isawaitable", [isCoroutine, isFuture](const Value &value) {
        return isCoroutine(value) || isFuture(value) || specialMember(value, "__await__");
    });
    add("isasyncgen", [](const Value &value) { return typeName(value) == "async_generator"; });
    add("isasyncgenfunction",
        [](const Value &value) { return isOfKind(value, Code::Kind::AsyncGenerator); });
    add("isgenerator", [](const Value &value) { return typeName(value) == "generator"; });
    add("isgeneratorfunction",
        [](const Value &value) { return isOfKind(value, Code::Kind::Generator); });
    add("ismethod", [](const Value &value) { return value.type() == Type::InstanceMethod; });
    add("isfunction", [](const Value &value) { return value.type() == Type::Function; });
    add("isbuiltin", [](const Value &value) {
        return value.type() == Type::Builtin || value.type() == Type::BoundMethod;
    });
    add("isclass", [](const Value &value) { return value.type() == Type::TypeObject; });
    return module;
}

} // namespace coroscope
