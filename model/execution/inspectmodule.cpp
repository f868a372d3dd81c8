// SPDX-License-Identifier: GPL-3.0-or-later
#include "execution/inspectmodule.h"

#include "execution/function.h"
#include "language/partial.h"

#include <algorithm>

namespace coroscope {

namespace {

/// The functions of asyncio that are `async def` in CPython.
constexpr std::string_view coroutineFunctions[] = {"asyncio.sleep", "asyncio.to_thread",
                                                   "asyncio.wait", "asyncio.wait_for"};

using Test = std::function<bool(const Value &)>;

void add(language::Module &module, const std::string &name, Test test)
{
    module.members[name] = make<Builtin>(
        "inspect." + name, [name, test = std::move(test)](Caller &, const Args &args) {
            const ArgumentReader in(name, args, {"object"}, 1);
            return Value::boolean(test(in.get(0)));
        });
}

} // namespace

bool isCoroutineFunction(const Value &value)
{
    if (const auto *function = value.as<Function>())
        return function->code->kind == Code::Kind::Coroutine;
    if (const auto *partial = dynamic_cast<const language::Partial *>(value.object()))
        return isCoroutineFunction(partial->func);
    const auto *builtin = value.as<Builtin>();
    return builtin && std::ranges::find(coroutineFunctions, std::string_view(builtin->name)) !=
                          std::end(coroutineFunctions);
}

Ref<language::Module> inspectModule(Test isCoroutine, Test isFuture)
{
    auto module = make<language::Module>("inspect");
    add(*module, "iscoroutine", isCoroutine);
    add(*module, "iscoroutinefunction", isCoroutineFunction);
    add(*module, "isawaitable", [isCoroutine, isFuture](const Value &value) {
        return isCoroutine(value) || isFuture(value);
    });
    add(*module, "isfunction", [](const Value &value) { return value.type() == Type::Function; });
    add(*module, "isbuiltin", [](const Value &value) {
        return value.type() == Type::Builtin || value.type() == Type::BoundMethod;
    });
    add(*module, "isclass", [](const Value &value) { return value.type() == Type::TypeObject; });
    return module;
}

} // namespace coroscope
