// SPDX-License-Identifier: GPL-3.0-or-later
#include "execution/machine.h"

#include "asyncio/coroutine.h"
#include "execution/codegenerator.h"
#include "execution/fiber.h"
#include "execution/generator.h"
#include "language/builtins.h"
#include "values/errors.h"
#include "values/instance.h"
#include "values/operations.h"
#include "values/recursion.h"

#include <algorithm>

namespace coroscope {

namespace {
constexpr std::uint32_t stepsPerLook = 512;
}

Machine::Machine(const Program &program, const Budgets &budgets, MachineHost &host)
    : m_host(host), m_budgets(budgets), m_module(generateModule(program.module())),
      m_stride(stepsPerLook), m_countdown(stepsPerLook), m_untilYield(stepsPerLook)
{
}

Ref<asyncio::EventLoop> MachineHost::asyncGeneratorBegins(asyncio::AsyncGenerator &)
{
    return nullptr;
}

Machine::~Machine() = default;

void Machine::define(const std::string &name, Value value) { m_builtins[name] = std::move(value); }

void Machine::prepare()
{
    for (const std::string &name : m_module.globalNames) {
        const auto found = m_builtins.find(name);
        m_globalFallbacks.push_back(found == m_builtins.end() ? Value::unbound() : found->second);
    }
    m_globals.assign(m_module.globalNames.size(), Value::unbound());
}

void Machine::run()
{
    prepare();
    Fiber fiber(*this, moduleFrame());
    const Fiber::Pause pause = fiber.resume();
    if (pause.kind == Fiber::Pause::Kind::Raised)
        throw Raised{pause.exception};
}

const Value &Machine::loadGlobal(std::uint32_t index)
{
    const Value &value = m_globals[index];
    if (!value.isUnbound())
        return value;
    const Value &fallback = m_globalFallbacks[index];
    if (fallback.isUnbound())
        raise(Error::NameError, "name '" + m_module.globalNames[index] + "' is not defined");
    return fallback;
}

BlockId Machine::currentBlock() const
{
    for (const RunningFiber *each = m_state.running; each; each = each->outer) {
        if (const BlockId block = each->fiber.block())
            return block;
    }
    return m_state.running ? BlockId() : m_state.pausedBlock;
}

Exception *Machine::handled() const
{
    for (const RunningFiber *each = m_state.running; each; each = each->outer) {
        if (Exception *handled = each->fiber.handled())
            return handled;
    }
    return handledAround();
}

/// Where native code that runs now keeps what it handles.
HandledExceptions &Machine::handling()
{
    return m_state.running ? m_state.running->fiber.top()->handled : m_state.around;
}

void Machine::endAtLimit(std::string message)
{
    m_limit = std::move(message);
    throw asyncio::LoopStopped{};
}

std::string Machine::pastTheTime() const
{
    return "The run's clock went past " +
           std::to_string(static_cast<std::int64_t>(m_budgets.seconds)) +
           " seconds. Look for a sleep that is too long, or raise the time limit.";
}

/// Called every few steps, and for every block of a run that is watched: the place where a run can
/// be held and ended. \p block is about to be executed; none at the end of a loop's body.
void Machine::checkpoint(BlockId block)
{
    const std::uint32_t steps = m_stride;
    m_stride = m_countdown = m_host.isWatched() ? 1 : stepsPerLook;
    m_untilYield -= std::min(steps, m_untilYield);
    if (m_untilYield == 0) {
        m_untilYield = stepsPerLook;
        m_host.yield();
    }
    wentThrough(steps);
    if (block && m_stride == 1)
        m_host.blockBegins(block);
}

bool Machine::mayRun() const { return !m_isOver && m_limit.empty() && !m_host.isStopRequested(); }

void Machine::lookSoon()
{
    m_stride -= m_countdown - 1;
    m_countdown = 1;
}

void Machine::wentThrough(std::size_t items)
{
    m_steps += items;
    if (m_host.isStopRequested())
        throw asyncio::LoopStopped{};
    if (m_steps > m_budgets.steps)
        endAtLimit("The run executed more than " + std::to_string(m_budgets.steps) +
                   " blocks. Look for a loop that never ends, or raise the step limit.");
}

void Machine::reserve(std::size_t bytes)
{
    if (m_host.isStopRequested())
        throw asyncio::LoopStopped{};
    if (bytes > m_budgets.valueBytes)
        raise(Error::MemoryError, "a value of " + std::to_string(bytes) +
                                      " bytes is larger than a run may make (" +
                                      std::to_string(m_budgets.valueBytes) + " bytes)");
}

Value Machine::call(const Value &callable, const Args &args)
{
    const auto *function = callable.as<Function>();
    if (!function)
        return callBuilt(callable, args);
    checkStack();
    FramePtr frame = bind(*function, args);
    switch (function->code->kind) {
    case Code::Kind::Coroutine:
        return make<ProgramCoroutine>(*this, std::move(frame));
    case Code::Kind::Generator:
        return make<Generator>(*this, std::move(frame));
    case Code::Kind::AsyncGenerator:
        return make<ProgramAsyncGenerator>(*this, std::move(frame));
    case Code::Kind::Function:
    case Code::Kind::Module:
        break;
    }
    Fiber fiber(*this, std::move(frame));
    Fiber::Pause pause = fiber.resume();
    switch (pause.kind) {
    case Fiber::Pause::Kind::Returned:
        return std::move(pause.value);
    case Fiber::Pause::Kind::Raised:
        throw Raised{std::move(pause.exception)};
    case Fiber::Pause::Kind::Awaits:
    case Fiber::Pause::Kind::Yielded:
    case Fiber::Pause::Kind::Closed:
        break;
    }
    raise(Error::RuntimeError, "a plain function cannot wait");
}

/// Calls what is not a function of the program.
Value Machine::callBuilt(const Value &callable, const Args &args)
{
    if (auto *builtin = callable.as<Builtin>()) {
        const Ref<Builtin> keep(builtin);
        return builtin->function(*this, args);
    }
    if (const auto *method = callable.as<BoundMethod>())
        return method->method->call(*this, Value(method->self), args);
    if (const auto *cls = callable.as<TypeObject>())
        return language::construct(*this, *cls, args);
    if (const auto *method = callable.as<InstanceMethod>()) {
        const std::vector<Value> all = method->argumentsOf(args);
        const Value function = method->function;
        return call(function, {all, args.keywords});
    }
    if (const Value *function = specialMember(callable, "__call__"))
        return call(bound(*function, callable), args);
    raise(Error::TypeError, "'" + std::string(typeName(callable)) + "' object is not callable");
}

bool codeAttribute(const Code &code, std::string_view name, Value &out)
{
    if (name == "__name__")
        out = text(code.name);
    else if (name == "__qualname__")
        out = text(code.qualifiedName);
    else
        return false;
    return true;
}

bool Function::attribute(std::string_view name, Value &out) const
{
    if (const Value *set = extra ? extra->table.find(text(std::string(name))) : nullptr) {
        out = *set;
        return true;
    }
    return codeAttribute(*code, name, out);
}

bool Function::setAttribute(std::string_view name, const Value &value)
{
    if ((name == "__name__" || name == "__qualname__") && value.type() != Type::Str)
        raise(Error::TypeError, std::string(name) + " must be set to a string object");
    if (!extra)
        extra = make<Dict>();
    extra->table.insert(text(std::string(name)), value);
    return true;
}

} // namespace coroscope
