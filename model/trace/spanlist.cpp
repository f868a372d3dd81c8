// SPDX-License-Identifier: GPL-3.0-or-later
#include "trace/spanlist.h"

#include "core/growth.h"

namespace coroscope {

void SpanList::open(const Trace &trace, std::uint32_t event, SpanState state, WaitKind waitKind)
{
    m_trace = &trace;
    if (m_of == Of::Loop && m_events.size() % 2 == 1)
        append(m_events, event);
    if (m_of == Of::Task && m_events.size() > m_states.size())
        m_events.pop_back();
    append(m_events, event);
    append(m_states, static_cast<std::uint8_t>(static_cast<unsigned>(state) |
                                               static_cast<unsigned>(waitKind) << stateBits));
}

void SpanList::close(std::uint32_t event)
{
    if (endEvent(size() - 1) != 0)
        m_events.back() = event;
    else
        append(m_events, event);
}

std::size_t SpanList::memory() const { return bytesOf(m_events) + bytesOf(m_states); }

/// A task stands where it stood before, unless the event says where. Who made it ready stands
/// elsewhere.
BlockId SpanList::blockOf(std::size_t index) const noexcept
{
    const TraceColumns &events = m_trace->events();
    if (m_of == Of::Loop)
        return state(index) == SpanState::Idle ? BlockId() : events.block()[m_events[2 * index]];
    for (;; --index) {
        const std::uint32_t event = m_events[index];
        const EventKind kind = events.kind()[event];
        if (kind == EventKind::TaskCreated) {
            if (const BlockId made = m_trace->task(TaskId(events.subject()[event])).block)
                return made;
        }
        const BlockId block = kind == EventKind::TaskReady ? BlockId() : events.block()[event];
        if (block || index == 0)
            return block;
    }
}

AwaitableId SpanList::objectOf(std::size_t index) const noexcept
{
    const TraceColumns &events = m_trace->events();
    const std::uint32_t event = m_events[index * stride()];
    const EventKind kind = events.kind()[event];
    if (m_of == Of::Loop) {
        const bool isOfTask = state(index) != SpanState::Idle && kind != EventKind::CallbackBegan;
        return isOfTask ? AwaitableId::task(TaskId(events.subject()[event])) : AwaitableId();
    }
    const bool isThere = kind == EventKind::TaskReady ||
                         (kind == EventKind::Suspended && state(index) != SpanState::Ready);
    return isThere ? events.object()[event] : AwaitableId();
}

} // namespace coroscope
