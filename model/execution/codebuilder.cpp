// SPDX-License-Identifier: GPL-3.0-or-later
#include "execution/codebuilder.h"

#include <algorithm>

namespace coroscope {

namespace {

/// How an instruction that falls through changes the depth of the stack.
std::int32_t stackEffect(Op op, std::int32_t n)
{
    switch (op) {
    case Op::Statement:
    case Op::MakeCell:
    case Op::DeleteLocal:
    case Op::DeleteCell:
    case Op::DeleteGlobal:
    case Op::Swap:
    case Op::RotateThree:
    case Op::ListToTuple:
    case Op::UnaryOp:
    case Op::Jump:
    case Op::JumpBack:
    case Op::LoadAttribute:
    case Op::GetIterator:
    case Op::PopHandled:
    case Op::MatchException:
    case Op::ExitWith:
    case Op::SplitGroup:
    case Op::Await:
    case Op::CheckMethod:
    case Op::GetAsyncIterator:
    case Op::Yield:
    case Op::SendInto:
    case Op::GetAwaitIterator:
    case Op::ThrowInto:
    case Op::Yielded:
        return 0;
    case Op::LoadConst:
    case Op::LoadLocal:
    case Op::LoadCell:
    case Op::LoadGlobal:
    case Op::Dup:
    case Op::ForIterator:
    case Op::LoadHandled:
    case Op::EnterWith:
    case Op::AsyncNext:
    case Op::LoadLocals:
        return 1;
    case Op::DupTwo:
        return 2;
    case Op::StoreLocal:
    case Op::StoreCell:
    case Op::StoreGlobal:
    case Op::Pop:
    case Op::ListAppend:
    case Op::SetAdd:
    case Op::ListExtend:
    case Op::SetUpdate:
    case Op::DictMerge:
    case Op::Subscript:
    case Op::BinaryOp:
    case Op::InPlaceOp:
    case Op::Compare:
    case Op::PopJumpIfFalse:
    case Op::PopJumpIfTrue:
    case Op::JumpIfFalseOrPop:
    case Op::JumpIfTrueOrPop:
    case Op::Return:
    case Op::Reraise:
    case Op::PushHandled:
    case Op::EndAsyncFor:
    case Op::BuildClass:
    case Op::DeleteAttribute:
        return -1;
    case Op::DictSet:
    case Op::StoreAttribute:
    case Op::DeleteSubscript:
    case Op::BuildSlice:
    case Op::CallStarred:
    case Op::JoinRaised:
        return -2;
    case Op::StoreSubscript:
        return -3;
    case Op::BuildTuple:
    case Op::BuildList:
    case Op::BuildSet:
    case Op::BuildString:
        return 1 - n;
    case Op::BuildDict:
        return 1 - 2 * n;
    case Op::UnpackSequence:
        return n - 1;
    case Op::UnpackStarred:
        return (n & 0xffff) + (n >> 16);
    case Op::Call:
        return -n;
    case Op::Raise:
        return -n;
    case Op::FormatValue:
        return (n & 256) ? -1 : 0;
    case Op::CallMethod:
        return -(n >> 20);
    case Op::CallKeywords:
    case Op::MakeFunction:
        return 0; // the compiler adjusts: the count is not in n
    }
    return 0;
}

} // namespace

void CodeBuilder::adjust(std::int32_t change)
{
    m_depth = static_cast<std::uint32_t>(static_cast<std::int32_t>(m_depth) + change);
    m_code.maxStack = std::max(m_code.maxStack, m_depth);
}

void CodeBuilder::setDepth(std::uint32_t depth)
{
    m_depth = depth;
    adjust(0);
}

void CodeBuilder::emit(Op op, std::int32_t n)
{
    m_code.instructions.push_back({op, n});
    adjust(stackEffect(op, n));
}

void CodeBuilder::jump(Op op, Label label)
{
    m_jumps.push_back({here(), label});
    emit(op, 0);
}

CodeBuilder::Label CodeBuilder::newLabel()
{
    m_labels.push_back(0);
    return m_labels.size() - 1;
}

void CodeBuilder::bind(Label label, std::uint32_t depth)
{
    m_labels[label] = here();
    setDepth(depth);
}

std::int32_t CodeBuilder::constantIndex(Value value)
{
    m_code.constants.push_back(std::move(value));
    return static_cast<std::int32_t>(m_code.constants.size() - 1);
}

void CodeBuilder::constant(Value value) { emit(Op::LoadConst, constantIndex(std::move(value))); }

std::int32_t CodeBuilder::nameIndex(const std::string &name)
{
    const auto [place, isNew] =
        m_names.try_emplace(name, static_cast<std::int32_t>(m_code.names.size()));
    if (isNew) {
        m_code.names.push_back(name);
        m_code.members.emplace_back();
        m_code.methods.emplace_back();
    }
    return place->second;
}

std::uint32_t CodeBuilder::addSlot(std::string name)
{
    m_code.slotNames.push_back(std::move(name));
    return m_code.slots++;
}

void CodeBuilder::guard(std::uint32_t begin, std::uint32_t end, Label handler,
                        std::uint32_t stackDepth, std::uint32_t handledDepth)
{
    if (begin < end)
        m_guards.push_back({{begin, end, 0, stackDepth, handledDepth}, handler});
}

void CodeBuilder::finish()
{
    m_code.takesNamed =
        !m_code.keywordOnly.empty() || m_code.argsSlot >= 0 || m_code.kwargsSlot >= 0;
    for (const Jump &jump : m_jumps)
        m_code.instructions[jump.instruction].n = static_cast<std::int32_t>(m_labels[jump.label]);
    // Guards were added when their statement ended, inner ones first: the first match is innermost.
    for (Guard &guard : m_guards) {
        guard.range.handler = m_labels[guard.handler];
        m_code.handlers.push_back(guard.range);
    }
}

} // namespace coroscope
