// SPDX-License-Identifier: GPL-3.0-or-later
#include "execution/fastarithmetic.h"
#include "execution/fiber.h"
#include "execution/generator.h"
#include "values/errors.h"
#include "values/operations.h"

/// The interpreter's loop.
namespace coroscope {

namespace {

std::uint32_t unsignedOf(std::int32_t n) { return static_cast<std::uint32_t>(n); }

/// Pops \p count values, lowest first.
std::vector<Value> popValues(Frame &frame, std::uint32_t count)
{
    std::vector<Value> values(count);
    for (std::uint32_t i = count; i > 0; --i)
        values[i - 1] = frame.pop();
    return values;
}

/// Asks for room before a container of \p size items grows much.
void reserveGrowth(Caller &caller, std::size_t size)
{
    constexpr std::size_t many = 1u << 16;
    if (size >= many && (size & (size - 1)) == 0)
        caller.reserve(2 * size * sizeof(Value));
}

} // namespace

Fiber::Pause Fiber::execute()
{
    Frame *frame = m_frames.top();
    const Instruction *instructions = frame->code->instructions.data();
    const auto enterTop = [&] {
        frame = m_frames.top();
        instructions = frame->code->instructions.data();
    };
    for (;;) {
        const Instruction instruction = instructions[frame->ip++];
        const std::int32_t n = instruction.n;
        switch (instruction.op) {
        case Op::Statement:
            frame->block = BlockId(unsignedOf(n));
            if (--m_machine.m_countdown == 0)
                m_machine.checkpoint(frame->block);
            break;
        case Op::LoadConst:
            frame->push(frame->code->constants[unsignedOf(n)]);
            break;
        case Op::LoadLocal: {
            const Value &value = frame->slot(unsignedOf(n));
            if (value.isUnbound())
                unboundVariable(*frame, unsignedOf(n));
            frame->push(value);
            break;
        }
        case Op::StoreLocal:
            frame->slot(unsignedOf(n)) = frame->pop();
            break;
        case Op::DeleteLocal:
            if (frame->slot(unsignedOf(n)).isUnbound())
                unboundVariable(*frame, unsignedOf(n));
            frame->slot(unsignedOf(n)) = Value::unbound();
            break;
        case Op::MakeCell:
            makeCell(*frame, unsignedOf(n));
            break;
        case Op::LoadCell: {
            const auto *cell = frame->slot(unsignedOf(n)).as<Cell>();
            if (!cell->bound)
                unboundVariable(*frame, unsignedOf(n));
            frame->push(cell->value);
            break;
        }
        case Op::StoreCell: {
            auto *cell = frame->slot(unsignedOf(n)).as<Cell>();
            cell->value = frame->pop();
            cell->bound = true;
            break;
        }
        case Op::DeleteCell:
            deleteCell(*frame, unsignedOf(n));
            break;
        case Op::LoadGlobal:
            frame->push(m_machine.loadGlobal(unsignedOf(n)));
            break;
        case Op::StoreGlobal:
            m_machine.m_globals[unsignedOf(n)] = frame->pop();
            break;
        case Op::DeleteGlobal:
            m_machine.loadGlobal(unsignedOf(n));
            m_machine.m_globals[unsignedOf(n)] = Value::unbound();
            break;
        case Op::Pop:
            frame->drop();
            break;
        case Op::Dup:
            frame->push(frame->peek());
            break;
        case Op::DupTwo:
            frame->push(frame->peek(1));
            frame->push(frame->peek(1));
            break;
        case Op::Swap:
            frame->peek().swap(frame->peek(1));
            break;
        case Op::RotateThree:
            frame->peek().swap(frame->peek(1));
            frame->peek(1).swap(frame->peek(2));
            break;
        case Op::BuildTuple:
            frame->push(tuple(popValues(*frame, unsignedOf(n))));
            break;
        case Op::BuildList:
            frame->push(list(popValues(*frame, unsignedOf(n))));
            break;
        case Op::BuildSet:
            buildSet(*frame, unsignedOf(n));
            break;
        case Op::BuildDict:
            frame->push(make<Dict>());
            break;
        case Op::LoadLocals:
            loadLocals(*frame);
            break;
        case Op::BuildClass:
            buildClass(*frame, unsignedOf(n));
            break;
        case Op::ListAppend: {
            Value item = frame->pop();
            auto &items = frame->peek(unsignedOf(n) - 1).as<List>()->items;
            reserveGrowth(m_machine, items.size());
            items.push_back(std::move(item));
            break;
        }
        case Op::SetAdd: {
            const Value item = frame->pop();
            auto &table = frame->peek(unsignedOf(n) - 1).as<Set>()->table;
            reserveGrowth(m_machine, table.size());
            table.insert(item, Value());
            break;
        }
        case Op::DictSet: {
            Value value = frame->pop();
            const Value key = frame->pop();
            auto &table = frame->peek(unsignedOf(n) - 1).as<Dict>()->table;
            reserveGrowth(m_machine, table.size());
            table.insert(key, std::move(value));
            break;
        }
        case Op::ListExtend:
            extendList(*frame);
            break;
        case Op::SetUpdate:
            updateSet(*frame);
            break;
        case Op::DictMerge:
            mergeDict(*frame, n != 0);
            break;
        case Op::ListToTuple:
            frame->push(tuple(frame->pop().as<List>()->items));
            break;
        case Op::UnpackSequence:
            unpackSequence(*frame, unsignedOf(n));
            break;
        case Op::UnpackStarred:
            unpackStarred(*frame, unsignedOf(n & 0xffff), unsignedOf(n >> 16));
            break;
        case Op::LoadAttribute: {
            const Value object = frame->pop();
            frame->push(attributeOf(*frame, object, unsignedOf(n)));
            break;
        }
        case Op::StoreAttribute: {
            const Value object = frame->pop();
            const Value value = frame->pop();
            setAttribute(object, frame->code->names[unsignedOf(n)], value);
            break;
        }
        case Op::DeleteAttribute:
            deleteAttribute(frame->pop(), frame->code->names[unsignedOf(n)]);
            break;
        case Op::Subscript: {
            const Value index = frame->pop();
            const Value container = frame->pop();
            frame->push(subscript(container, index));
            break;
        }
        case Op::StoreSubscript:
        case Op::DeleteSubscript:
            changeItem(*frame, instruction.op == Op::DeleteSubscript);
            break;
        case Op::BuildSlice:
            buildSlice(*frame);
            break;
        case Op::UnaryOp:
            frame->push(unary(static_cast<UnaryOperator>(n), frame->pop()));
            break;
        case Op::BinaryOp:
        case Op::InPlaceOp: {
            const auto op = static_cast<BinaryOperator>(n);
            if (combineNumbers(op, frame->peek(1), frame->peek())) {
                frame->drop();
                break;
            }
            const Value right = frame->pop();
            const Value left = frame->pop();
            frame->push(binary(m_machine, op, left, right, instruction.op == Op::InPlaceOp));
            break;
        }
        case Op::Compare: {
            const Value right = frame->pop();
            const Value left = frame->pop();
            const auto op = static_cast<Comparison>(n);
            bool result = false;
            if (!left.isInt() || !right.isInt() ||
                !compareInts(op, left.asInt(), right.asInt(), result))
                result = compare(op, left, right);
            frame->push(Value::boolean(result));
            break;
        }
        case Op::Jump:
            frame->ip = unsignedOf(n);
            break;
        case Op::JumpBack:
            frame->ip = unsignedOf(n);
            if (--m_machine.m_countdown == 0)
                m_machine.checkpoint({});
            break;
        case Op::PopJumpIfFalse:
        case Op::PopJumpIfTrue: {
            const bool isTrue = truth(frame->peek());
            frame->drop();
            if (isTrue == (instruction.op == Op::PopJumpIfTrue))
                frame->ip = unsignedOf(n);
            break;
        }
        case Op::JumpIfFalseOrPop:
        case Op::JumpIfTrueOrPop:
            if (truth(frame->peek()) == (instruction.op == Op::JumpIfTrueOrPop))
                frame->ip = unsignedOf(n);
            else
                frame->drop();
            break;
        case Op::GetIterator: {
            const Value iterable = frame->pop();
            frame->push(iterate(iterable));
            break;
        }
        case Op::ForIterator: {
            if (--m_machine.m_countdown == 0)
                m_machine.checkpoint({});
            const Ref<Iterator> iterator(frame->peek().as<Iterator>());
            Value item;
            if (iterator->next(item)) {
                frame->push(std::move(item));
            } else {
                frame->drop();
                frame->ip = unsignedOf(n);
            }
            break;
        }
        case Op::Call: {
            const std::uint32_t count = unsignedOf(n);
            const Value callee = frame->peek(count);
            Value result;
            const bool isPushed = call(callee, Args{frame->topValues(count), {}}, result);
            frame->drop(count + 1);
            if (!isPushed)
                frame->push(std::move(result));
            enterTop();
            break;
        }
        case Op::CallKeywords:
        case Op::CallStarred: {
            Value result;
            const bool isPushed = instruction.op == Op::CallKeywords
                                      ? callKeywords(*frame, unsignedOf(n), result)
                                      : callStarred(*frame, n != 0, result);
            if (!isPushed)
                frame->push(std::move(result));
            enterTop();
            break;
        }
        case Op::CheckMethod:
            checkMethod(*frame, unsignedOf(n));
            break;
        case Op::CallMethod: {
            Value result;
            const bool isPushed = callMethod(*frame, instruction, result);
            if (!isPushed)
                frame->push(std::move(result));
            enterTop();
            break;
        }
        case Op::MakeFunction:
            makeFunction(*frame, unsignedOf(n));
            break;
        case Op::Yield:
            if (frame->code->kind == Code::Kind::Generator)
                return {Pause::Kind::Yielded, frame->pop(), nullptr};
            [[fallthrough]];
        case Op::Return: {
            if (Pause pause; frame->code->kind == Code::Kind::AsyncGenerator) {
                if (!leaveStep(instruction.op, pause))
                    return pause;
                enterTop();
                break;
            }
            Value result = frame->pop();
            if (m_frames.size() == 1)
                return {Pause::Kind::Returned, std::move(result), nullptr};
            const bool passedOn = popFrame();
            if (m_hasClosed)
                return {leaveClosed(), std::move(result), nullptr};
            if (passedOn && m_isClosing)
                throw Raised{makeError(Error::GeneratorExit)};
            enterTop();
            frame->push(std::move(result));
            break;
        }
        case Op::Raise: {
            const Ref<Exception> exception = raised(*frame, n);
            m_raisesAgain = n == 0 && m_machine.handled() == exception.get();
            throw Raised{exception};
        }
        case Op::Reraise:
            m_raisesAgain = true;
            throw Raised{Ref<Exception>(frame->pop().as<Exception>())};
        case Op::PushHandled:
            frame->handled.emplace_front(frame->pop().as<Exception>());
            break;
        case Op::PopHandled:
            frame->handled.pop_front();
            break;
        case Op::LoadHandled:
            frame->push(frame->handled.front());
            break;
        case Op::MatchException: {
            const Value type = frame->pop();
            frame->push(Value::boolean(matches(*frame, type)));
            break;
        }
        case Op::EnterWith:
            enterWith(*frame, n != 0);
            break;
        case Op::ExitWith:
            exitWith(*frame, n != 0);
            break;
        case Op::SplitGroup:
            splitForClause(*frame);
            break;
        case Op::JoinRaised:
            joinRaised(*frame);
            break;
        case Op::Await: {
            Pause pause;
            if (!await(*frame, pause))
                return pause;
            enterTop();
            break;
        }
        case Op::GetAsyncIterator:
            frame->push(asyncIterator(frame->pop()));
            break;
        case Op::AsyncNext:
            pushAsyncNext(*frame, BlockId(unsignedOf(n)));
            break;
        case Op::EndAsyncFor:
            endAsyncFor(*frame);
            break;
        case Op::SendInto:
        case Op::ThrowInto:
            if (!(instruction.op == Op::SendInto ? sendInto(*frame) : throwInto(*frame)))
                frame->ip = unsignedOf(n);
            break;
        case Op::GetAwaitIterator:
            awaitIterator(*frame);
            break;
        case Op::Yielded:
            makeAwaitable(*frame);
            break;
        case Op::FormatValue:
            formatValue(*frame, n);
            break;
        case Op::BuildString:
            buildString(*frame, unsignedOf(n));
            break;
        default: // a code has no others: spares a check for each
            __builtin_unreachable();
        }
    }
}

} // namespace coroscope
