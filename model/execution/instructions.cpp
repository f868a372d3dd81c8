// SPDX-License-Identifier: GPL-3.0-or-later
#include "asyncio/future.h"
#include "execution/programcoroutine.h"
#include "values/errors.h"
#include "values/instance.h"
#include "values/operations.h"

/// The longer instructions of the interpreter.
namespace coroscope {

bool Fiber::call(const Value &callee, const Args &args, Value &result)
{
    const auto *function = callee.as<Function>();
    if (function && function->code->kind == Code::Kind::Function) {
        pushFrame(m_machine.bind(*function, args));
        return true;
    }
    if (const auto *method = callee.as<InstanceMethod>()) {
        const std::vector<Value> all = method->argumentsOf(args);
        const Value called = method->function;
        return call(called, {all, args.keywords}, result);
    }
    result = m_machine.call(callee, args);
    return false;
}

/// False when the fiber has to wait; \p pause says for what.
bool Fiber::await(Frame &frame, Pause &pause)
{
    Value awaitable = frame.pop();
    if (auto *coroutine = awaitable.as<asyncio::Coroutine>()) {
        coroutine->checkAwaitable();
        if (coroutine->kind() == asyncio::Coroutine::Kind::Program) {
            auto *program = static_cast<ProgramCoroutine *>(coroutine);
            Value value;
            FramePtr awaited = program->takeFrame(value);
            Ref<Exception> thrown = program->takeThrown();
            coroutine->end(); // unless there is room for its frame
            if (!awaited) {
                frame.push(std::move(value));
                return true;
            }
            pushFrame(std::move(awaited));
            if (coroutine->references() > 1) {
                coroutine->begin(m_machine.host().resumedTask());
                frame.keepAwaited(std::move(awaitable));
            }
            if (thrown) {
                chainToTop(*thrown);
                m_raisesAgain = true;
                throw Raised{std::move(thrown)};
            }
            return true;
        }
    } else if (auto *future = awaitable.as<asyncio::Future>()) {
        if (future->isDone()) {
            frame.push(future->result());
            return true;
        }
        future->checkAwaitable();
    } else if (specialMember(awaitable, "__await__")) {
        pushFrame(m_machine.awaitFrame(awaitable));
        return true;
    } else if (!m_machine.host().isAwaitable(awaitable)) {
        raise(Error::TypeError, "object " + std::string(typeName(awaitable)) +
                                    " can't be used in 'await' expression");
    }
    pause = {Pause::Kind::Awaits, std::move(awaitable), nullptr};
    return false;
}

void Fiber::unpackSequence(Frame &frame, std::uint32_t count)
{
    const Value sequence = frame.pop();
    if (!sequence.isObject())
        raise(Error::TypeError,
              "cannot unpack non-iterable " + std::string(typeName(sequence)) + " object");
    const std::vector<Value> values = items(m_machine, sequence);
    if (values.size() > count)
        raise(Error::ValueError,
              "too many values to unpack (expected " + std::to_string(count) + ")");
    if (values.size() < count)
        raise(Error::ValueError, "not enough values to unpack (expected " + std::to_string(count) +
                                     ", got " + std::to_string(values.size()) + ")");
    for (auto value = values.rbegin(); value != values.rend(); ++value)
        frame.push(*value);
}

void Fiber::unpackStarred(Frame &frame, std::uint32_t before, std::uint32_t after)
{
    const Value sequence = frame.pop();
    const std::vector<Value> values = items(m_machine, sequence);
    if (values.size() < before + after)
        raise(Error::ValueError, "not enough values to unpack (expected at least " +
                                     std::to_string(before + after) + ", got " +
                                     std::to_string(values.size()) + ")");
    const auto tail = values.end() - static_cast<std::ptrdiff_t>(after);
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(before);
    for (auto value = values.end(); value != tail;)
        frame.push(*--value);
    frame.push(list({middle, tail}));
    for (auto value = middle; value != values.begin();)
        frame.push(*--value);
}

void Fiber::buildSet(Frame &frame, std::uint32_t count)
{
    Ref<Set> set = make<Set>();
    for (const Value &item : frame.topValues(count))
        set->table.insert(item, Value());
    frame.drop(count);
    frame.push(std::move(set));
}

void Fiber::buildSlice(Frame &frame)
{
    Value step = frame.pop();
    Value stop = frame.pop();
    Value start = frame.pop();
    frame.push(make<Slice>(std::move(start), std::move(stop), std::move(step)));
}

/// `container[index] = value`, or `del container[index]`.
void Fiber::changeItem(Frame &frame, bool isDeleted)
{
    const Value index = frame.pop();
    const Value container = frame.pop();
    if (isDeleted)
        return deleteSubscript(container, index);
    const Value value = frame.pop();
    setSubscript(container, index, value);
}

/// Adds the items of the popped iterable to the list below it.
void Fiber::extendList(Frame &frame)
{
    const std::vector<Value> more = starredItems(frame.peek());
    frame.drop();
    auto &all = frame.peek().as<List>()->items;
    all.insert(all.end(), more.begin(), more.end());
}

void Fiber::updateSet(Frame &frame)
{
    const std::vector<Value> more = items(m_machine, frame.peek());
    frame.drop();
    for (const Value &item : more)
        frame.peek().as<Set>()->table.insert(item, Value());
}

void Fiber::makeCell(Frame &frame, std::uint32_t slot)
{
    Ref<Cell> cell = make<Cell>();
    Value &variable = frame.slot(slot);
    cell->bound = !variable.isUnbound();
    if (cell->bound)
        cell->value = std::move(variable);
    variable = std::move(cell);
}

void Fiber::deleteCell(Frame &frame, std::uint32_t slot) const
{
    auto *cell = frame.slot(slot).as<Cell>();
    if (!cell->bound)
        unboundVariable(frame, slot);
    cell->clearReferences();
}

void Fiber::makeFunction(Frame &frame, std::uint32_t index)
{
    const Code &code = *frame.code->functions[index];
    std::vector<Value> defaults;
    std::size_t count = 0;
    for (const auto *group : {&code.positional, &code.keywordOnly}) {
        for (const CodeParameter &parameter : *group)
            count += parameter.hasDefault ? 1 : 0;
    }
    defaults.resize(count);
    for (std::size_t i = count; i > 0; --i)
        defaults[i - 1] = frame.pop();
    std::vector<Ref<Cell>> closure;
    closure.reserve(code.captured.size());
    for (const std::uint32_t slot : code.captured)
        closure.emplace_back(frame.slot(slot).as<Cell>());
    frame.push(make<Function>(code, std::move(defaults), std::move(closure)));
}

void Fiber::formatValue(Frame &frame, std::int32_t how)
{
    std::string spec;
    if (how & 256)
        spec = str(frame.pop());
    Value value = frame.pop();
    switch (how & 127) {
    case 'r':
        value = text(repr(value));
        break;
    case 's':
        value = text(str(value));
        break;
    case 'a':
        value = text(ascii(value));
        break;
    default:
        break;
    }
    frame.push(text(format(m_machine, value, spec)));
}

void Fiber::buildString(Frame &frame, std::uint32_t count)
{
    std::string whole;
    for (const Value &part : frame.topValues(count))
        whole += part.as<Str>()->text;
    m_machine.reserve(whole.size());
    frame.drop(count);
    frame.push(text(std::move(whole)));
}

/// The exception that a raise statement raises: classes are called.
Ref<Exception> Fiber::raised(Frame &frame, std::int32_t count)
{
    if (count == 0) {
        if (Exception *again = m_machine.handled())
            return Ref<Exception>(again);
        return makeError(Error::RuntimeError, "No active exception to reraise");
    }
    const auto instance = [this](Value value, const char *complaint) {
        if (const auto *cls = value.as<TypeObject>(); cls && cls->isException)
            value = m_machine.call(value, {});
        if (!value.as<Exception>())
            raise(Error::TypeError, complaint);
        return Ref<Exception>(value.as<Exception>());
    };
    const Value cause = count == 2 ? frame.pop() : Value();
    Ref<Exception> exception = instance(frame.pop(), "exceptions must derive from BaseException");
    if (count == 2) {
        exception->suppressContext = true;
        exception->cause = cause.isNone()
                               ? nullptr
                               : instance(cause, "exception causes must derive from BaseException");
    }
    setContext(*exception, m_machine.handled());
    return exception;
}

bool Fiber::matches(Frame &frame, const Value &type) const
{
    const Exception &handled = *frame.handled.front();
    if (const auto *alternatives = type.as<Tuple>()) {
        for (const Value &alternative : alternatives->items) {
            if (matches(frame, alternative))
                return true;
        }
        return false;
    }
    const auto *cls = type.as<TypeObject>();
    if (!cls || !cls->isException)
        raise(Error::TypeError,
              "catching classes that do not inherit from BaseException is not allowed");
    return handled.cls->isSubclassOf(*cls);
}

void Fiber::unboundVariable(const Frame &frame, std::uint32_t slot) const
{
    const std::string &name = frame.code->slotNames[slot];
    for (const std::uint32_t freeSlot : frame.code->freeSlots) {
        if (freeSlot == slot)
            raise(Error::NameError, "cannot access free variable '" + name +
                                        "' where it is not associated with a value in enclosing "
                                        "scope");
    }
    if (frame.code->isClassBody)
        raise(Error::NameError, "name '" + name + "' is not defined");
    raise(Error::UnboundLocalError,
          "cannot access local variable '" + name + "' where it is not associated with a value");
}

} // namespace coroscope
