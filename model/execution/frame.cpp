// SPDX-License-Identifier: GPL-3.0-or-later
#include "execution/frame.h"

#include "asyncio/coroutine.h"
#include "values/objects.h"
#include "values/operations.h"

#include <algorithm>
#include <new>

namespace coroscope {

namespace {

bool hasFinalizer(const Value &value) { return value.object() && pyObject(value)->hasFinalizer(); }

bool hasFinalizer(const OrderedTable::Entry &entry)
{
    return entry.live && (hasFinalizer(entry.key) || hasFinalizer(entry.value));
}

/// True when something is seen to happen as it goes, or what only it holds.
bool isSeenToGo(const Value &value)
{
    if (const auto *cell = value.as<Cell>())
        return cell->bound && isSeenToGo(cell->value);
    if (!value.object() || value.object()->references() > 1)
        return hasFinalizer(value);
    constexpr auto has = [](const auto &item) { return hasFinalizer(item); };
    if (const auto *list = value.as<List>())
        return std::ranges::any_of(list->items, has);
    if (const auto *tuple = value.as<Tuple>())
        return std::ranges::any_of(tuple->items, has);
    if (const auto *dict = value.as<Dict>())
        return std::ranges::any_of(dict->table.entries(), has);
    if (const auto *set = value.as<Set>())
        return std::ranges::any_of(set->table.entries(), has);
    return hasFinalizer(value);
}

} // namespace

static_assert(alignof(Frame) >= alignof(Value) && sizeof(Frame) % alignof(Value) == 0);

FramePtr Frame::make(const Code &code)
{
    const std::size_t bytes = bytesOf(code);
    MemoryCount::allocated(bytes);
    void *memory = ::operator new(bytes);
    auto *frame = new (memory) Frame(code);
    for (std::uint32_t i = 0; i < code.slots; ++i)
        new (&frame->values()[i]) Value(Value::unbound());
    return FramePtr(frame);
}

void Frame::endAwaited()
{
    keepsAwaited = false;
    const Value awaited = pop();
    awaited.as<asyncio::Coroutine>()->end();
}

void Frame::keepFor(Exception &exception) const
{
    const bool hasStep = code->kind == Code::Kind::AsyncGenerator;
    for (std::uint32_t i = 0; i < code->slots; ++i) {
        if (!(hasStep && i == code->stepSlot) && isSeenToGo(slot(i)))
            exception.kept.push_back(slot(i));
    }
}

/// The first variable goes first. CPython: _PyFrame_Clear.
void FrameDeleter::operator()(Frame *frame) const
{
    std::destroy_n(frame->values(), frame->m_top);
    const std::size_t bytes = Frame::bytesOf(*frame->code);
    frame->~Frame();
    MemoryCount::freed(bytes);
    ::operator delete(frame, bytes);
}

} // namespace coroscope
