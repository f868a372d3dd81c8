// SPDX-License-Identifier: GPL-3.0-or-later
#include "trace/trace.h"

#include "core/growth.h"

#include <algorithm>
#include <iterator>

namespace coroscope {

namespace {

template <class List, class T>
void extend(List &target, std::vector<T> &&more)
{
    target.insert(target.end(), std::make_move_iterator(more.begin()),
                  std::make_move_iterator(more.end()));
}

} // namespace

void Trace::append(TraceBatch &&batch)
{
    m_events.append(std::move(batch.events));
    m_texts.add(std::move(batch.texts));
    extend(m_numbers, std::move(batch.numbers));
    extend(m_lists, std::move(batch.lists));
    extend(m_exactTimes, std::move(batch.exactTimes));
    auto end = static_cast<std::uint32_t>(m_localValues.size());
    for (const SavedLocals &each : batch.locals)
        m_locals.push_back({each.event, each.task, end += each.count});
    extend(m_localValues, std::move(batch.localValues));
    for (TaskInfo &info : batch.tasks) {
        if (info.coroutine != m_lastCoroutine || !m_lastCount) {
            m_lastCoroutine = info.coroutine;
            m_lastCount = &m_tasksOfCoroutine[std::string(shortName(text(info.coroutine)))];
        }
        info.ordinal = ++*m_lastCount;
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

std::string Trace::taskName(TaskId id) const
{
    const TaskInfo &info = task(id);
    return info.name == 0 ? "Task-" + std::to_string(info.nameNumber)
                          : std::string(text(info.name));
}

double Trace::seconds(std::size_t index) const
{
    const Nanos time = m_events.time()[index];
    const auto after = std::upper_bound(
        m_exactTimes.begin(), m_exactTimes.end(), index,
        [](std::size_t event, const ExactTime &exact) { return event < exact.event; });
    if (after != m_exactTimes.begin()) {
        const ExactTime &exact = *std::prev(after);
        if (m_events.time()[exact.event] == time)
            return exact.seconds;
    }
    return secondsFromNanos(time);
}

SavedLocalRange Trace::localsOf(TaskId task, std::size_t event) const
{
    auto it = std::ranges::upper_bound(m_locals, event, {}, &SavedLocals::event);
    while (it != m_locals.begin()) {
        --it;
        if (!it->task)
            return {};
        if (it->task != task)
            continue;
        const std::uint32_t begin = it == m_locals.begin() ? 0 : std::prev(it)->count;
        return {m_localValues.begin() + begin, m_localValues.begin() + it->count};
    }
    return {};
}

std::size_t Trace::memory() const
{
    std::size_t bytes = m_events.memory() + m_texts.memory() + bytesOf(m_numbers) +
                        bytesOf(m_lists) + bytesOf(m_tasks) + bytesOf(m_exactTimes) +
                        bytesOf(m_locals) + bytesOf(m_localValues);
    for (const auto &list : m_lists)
        bytes += bytesOf(list);
    return bytes;
}

std::string_view shortName(std::string_view qualifiedName)
{
    constexpr std::string_view locals = "<locals>.";
    const std::size_t at = qualifiedName.rfind(locals);
    return at == std::string_view::npos ? qualifiedName : qualifiedName.substr(at + locals.size());
}

} // namespace coroscope
