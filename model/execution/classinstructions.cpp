// SPDX-License-Identifier: GPL-3.0-or-later
#include "asyncio/future.h"
#include "execution/codegenerator.h"
#include "execution/fiber.h"
#include "execution/generator.h"
#include "execution/machine.h"
#include "values/errors.h"
#include "values/instance.h"
#include "values/operations.h"

#include <algorithm>

/// The instructions of classes, and of awaiting what has `__await__`.
namespace coroscope {

/// Pushes what the body of a class has bound.
void Fiber::loadLocals(Frame &frame)
{
    const Code &code = *frame.code;
    auto members = make<Dict>();
    for (std::uint32_t i = 0; i < code.slots; ++i) {
        const Value &value = frame.slot(i);
        const auto *cell = value.as<Cell>();
        const bool isClassCell = cell && code.slotNames[i] == classCellName;
        const bool isFree = std::ranges::count(code.freeSlots, i) > 0;
        if (isClassCell || !(value.isUnbound() || isFree || (cell && !cell->bound)))
            members->table.insert(text(code.slotNames[i]),
                                  cell && !isClassCell ? cell->value : value);
    }
    frame.push(std::move(members));
}

/// Pops bases and members, pushes the class. CPython: builtin___build_class__.
void Fiber::buildClass(Frame &frame, std::uint32_t index)
{
    const Code &code = *frame.code->functions[index];
    const Value members = frame.pop();
    const Value bases = frame.pop();
    Value cell;
    members.as<Dict>()->table.erase(text(classCellName), &cell);
    const Ref<TypeObject> cls = makeClass(m_machine, code.name, code.qualifiedName,
                                          bases.as<Tuple>()->items, *members.as<Dict>());
    if (auto *classCell = cell.as<Cell>()) {
        classCell->value = cls;
        classCell->bound = true;
    }
    frame.push(cls);
}

/// Pops an object with `__await__`, pushes the iterator that this gives. CPython: GET_AWAITABLE.
void Fiber::awaitIterator(Frame &frame)
{
    const Value object = frame.pop();
    const Value given = callNeeded(object, "__await__");
    if (given.type() == Type::Coroutine)
        raise(Error::TypeError, "__await__() returned a coroutine");
    if (given.type() == Type::Iterator)
        return frame.push(given);
    const Ref<Iterator> iterator = nextOfInstance(given);
    if (!iterator)
        raise(Error::TypeError,
              "__await__() returned non-iterator of type '" + std::string(typeName(given)) + "'");
    frame.push(iterator);
}

/// False when the iterator below the popped exception is at its end.
bool Fiber::throwInto(Frame &frame)
{
    const Value thrown = frame.pop();
    Ref<Exception> exception(thrown.as<Exception>());
    const Ref<Iterator> iterator(frame.peek().as<Iterator>());
    auto *generator = dynamic_cast<Generator *>(iterator.get());
    if (!generator) {
        m_raisesAgain = true;
        throw Raised{std::move(exception)};
    }
    Value item;
    const bool isItem = generator->resume({Value(), std::move(exception)}, item);
    if (!isItem) {
        frame.drop();
        item = iterator->takeReturned();
    }
    frame.push(std::move(item));
    return isItem;
}

/// What an iterator of `__await__` has yielded becomes an awaitable. CPython: task_step_impl.
void Fiber::makeAwaitable(Frame &frame)
{
    Value &yielded = frame.peek();
    if (yielded.isNone())
        yielded = m_machine.host().turn();
    else if (yielded.type() != Type::Future && yielded.type() != Type::Coroutine &&
             !m_machine.host().isAwaitable(yielded))
        raise(Error::RuntimeError, "Task got bad yield: " + repr(yielded));
}

/// The frame in which an object with `__await__` is awaited.
FramePtr Machine::awaitFrame(const Value &object)
{
    if (!m_awaitCode)
        m_awaitCode = awaitCode();
    FramePtr frame = Frame::make(*m_awaitCode);
    frame->slot(0) = object;
    return frame;
}

Value Machine::coroutineOf(const Value &object)
{
    if (!specialMember(object, "__await__"))
        return object;
    return make<AwaitableCoroutine>(*this, awaitFrame(object));
}

Value MachineHost::turn() { return make<asyncio::SleepCoroutine>(Value::integer(0), Value()); }

} // namespace coroscope
