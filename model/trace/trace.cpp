// SPDX-License-Identifier: GPL-3.0-or-later
#include "trace/trace.h"

#include <algorithm>
#include <iterator>

namespace coroscope {

namespace {

template <class T>
void extend(std::vector<T> &target, const std::vector<T> &more)
{
    target.insert(target.end(), more.begin(), more.end());
}

template <class T>
void extend(std::vector<T> &target, std::vector<T> &&more)
{
    if (target.empty())
        target = std::move(more);
    else
        target.insert(target.end(), std::make_move_iterator(more.begin()),
                      std::make_move_iterator(more.end()));
}

template <class T>
std::size_t capacityBytes(const std::vector<T> &items)
{
    return items.capacity() * sizeof(T);
}

} // namespace

void TraceColumns::append(const TraceEvent &event)
{
    kind.push_back(event.kind);
    flags.push_back(event.flags);
    aux.push_back(event.aux);
    subject.push_back(event.subject);
    object.push_back(event.object);
    other.push_back(event.other);
    block.push_back(event.block);
    detail.push_back(event.detail);
    time.push_back(event.time);
}

void TraceColumns::append(const TraceColumns &more)
{
    extend(kind, more.kind);
    extend(flags, more.flags);
    extend(aux, more.aux);
    extend(subject, more.subject);
    extend(object, more.object);
    extend(other, more.other);
    extend(block, more.block);
    extend(detail, more.detail);
    extend(time, more.time);
}

TraceEvent TraceColumns::at(std::size_t index) const
{
    return {kind[index],  flags[index], aux[index],    subject[index], object[index],
            other[index], block[index], detail[index], time[index]};
}

void TraceColumns::clear() { *this = TraceColumns(); }

void Trace::append(TraceBatch &&batch)
{
    if (m_events.size() == 0)
        m_events = std::move(batch.events);
    else
        m_events.append(batch.events);
    extend(m_texts, std::move(batch.texts));
    extend(m_numbers, std::move(batch.numbers));
    extend(m_lists, std::move(batch.lists));
    extend(m_exactTimes, std::move(batch.exactTimes));
    for (TaskInfo &info : batch.tasks) {
        info.ordinal = ++m_tasksOfCoroutine[std::string(shortName(text(info.coroutine)))];
        m_tasks.push_back(info);
    }
    for (const auto &[task, name] : batch.renames) {
        if (task.value != 0 && task.value <= m_tasks.size())
            m_tasks[task.value - 1].name = name;
    }
}

void Trace::clear() { *this = Trace(); }

std::string_view Trace::text(TextId id) const
{
    return id == 0 || id > m_texts.size() ? std::string_view() : m_texts[id - 1];
}

double Trace::number(NumberId id) const
{
    return id == 0 || id > m_numbers.size() ? 0 : m_numbers[id - 1];
}

std::span<const AwaitableId> Trace::list(ListId id) const
{
    if (id == 0 || id > m_lists.size())
        return {};
    return m_lists[id - 1];
}

const TaskInfo &Trace::task(TaskId id) const
{
    static const TaskInfo unknown;
    return id.value == 0 || id.value > m_tasks.size() ? unknown : m_tasks[id.value - 1];
}

double Trace::seconds(std::size_t index) const
{
    const Nanos time = m_events.time[index];
    const auto after = std::upper_bound(
        m_exactTimes.begin(), m_exactTimes.end(), index,
        [](std::size_t event, const ExactTime &exact) { return event < exact.event; });
    if (after != m_exactTimes.begin()) {
        const ExactTime &exact = *std::prev(after);
        if (m_events.time[exact.event] == time)
            return exact.seconds;
    }
    return secondsFromNanos(time);
}

std::size_t Trace::memory() const
{
    std::size_t bytes = capacityBytes(m_events.kind) + capacityBytes(m_events.flags) +
                        capacityBytes(m_events.aux) + capacityBytes(m_events.subject) +
                        capacityBytes(m_events.object) + capacityBytes(m_events.other) +
                        capacityBytes(m_events.block) + capacityBytes(m_events.detail) +
                        capacityBytes(m_events.time) + capacityBytes(m_texts) +
                        capacityBytes(m_numbers) + capacityBytes(m_lists) + capacityBytes(m_tasks) +
                        capacityBytes(m_exactTimes);
    static const std::size_t inlineCapacity = std::string().capacity();
    for (const std::string &text : m_texts)
        bytes += text.capacity() > inlineCapacity ? text.capacity() + 1 : 0;
    for (const auto &list : m_lists)
        bytes += capacityBytes(list);
    return bytes;
}

std::string_view shortName(std::string_view qualifiedName)
{
    constexpr std::string_view locals = "<locals>.";
    const std::size_t at = qualifiedName.rfind(locals);
    return at == std::string_view::npos ? qualifiedName : qualifiedName.substr(at + locals.size());
}

} // namespace coroscope
