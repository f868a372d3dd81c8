// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <compare>
#include <cstdint>
#include <functional>

namespace coroscope {

/// A number that names one thing of one kind. 0 names nothing. Ids of different kinds do not mix.
template <class Tag>
struct Id {
    std::uint32_t value = 0;

    constexpr Id() = default;
    constexpr explicit Id(std::uint32_t v) : value(v) {}
    constexpr explicit operator bool() const { return value != 0; }
    friend constexpr auto operator<=>(Id, Id) = default;
};

/// A block or clause of a scenario. Unique in its scenario, kept by load and save.
using BlockId = Id<struct BlockTag>;
/// A coroutine or function of a scenario. Shares the number space of BlockId.
using DefinitionId = Id<struct DefinitionTag>;
/// A task of one recording, numbered from 1 by creation (a thread, in a threaded recording).
using TaskId = Id<struct TaskTag>;

/// A task or any other future of one recording: what a task can wait for.
/// Tasks and other futures are numbered apart, each from 1.
class AwaitableId {
public:
    constexpr AwaitableId() = default;
    static constexpr AwaitableId task(TaskId id) { return AwaitableId(id.value); }
    static constexpr AwaitableId future(std::uint32_t number)
    {
        return AwaitableId(number | futureBit);
    }
    static constexpr AwaitableId fromRaw(std::uint32_t raw) { return AwaitableId(raw); }

    constexpr explicit operator bool() const { return m_raw != 0; }
    constexpr bool isTask() const { return m_raw != 0 && (m_raw & futureBit) == 0; }
    constexpr bool isFuture() const { return (m_raw & futureBit) != 0; }
    constexpr TaskId taskId() const { return isTask() ? TaskId(m_raw) : TaskId(); }
    /// The number of a future that is no task, from 1; 0 for a task.
    constexpr std::uint32_t futureNumber() const { return isFuture() ? m_raw & ~futureBit : 0; }
    constexpr std::uint32_t raw() const { return m_raw; }
    friend constexpr auto operator<=>(AwaitableId, AwaitableId) = default;

private:
    static constexpr std::uint32_t futureBit = 0x8000'0000u;
    constexpr explicit AwaitableId(std::uint32_t raw) : m_raw(raw) {}
    std::uint32_t m_raw = 0;
};

} // namespace coroscope

template <class Tag>
struct std::hash<coroscope::Id<Tag>> {
    std::size_t operator()(coroscope::Id<Tag> id) const noexcept { return id.value; }
};
template <>
struct std::hash<coroscope::AwaitableId> {
    std::size_t operator()(coroscope::AwaitableId id) const noexcept { return id.raw(); }
};
