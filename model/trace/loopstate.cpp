// SPDX-License-Identifier: GPL-3.0-or-later
#include "trace/loopstate.h"

#include "trace/lifecyclebuilder.h"
#include "trace/links.h"

#include <algorithm>
#include <map>
#include <unordered_map>
#include <utility>

namespace coroscope {

namespace {

constexpr std::uint32_t none = LoopState::none;

bool isEndedAt(const Lane &lane, std::size_t position)
{
    return lane.outcome != Outcome::Pending && !lane.spans.empty() &&
           lane.spans.back().endEvent < position;
}

bool isMadeBefore(const Lane &lane, std::size_t position)
{
    return !lane.spans.empty() && lane.spans.front().beginEvent < position;
}

/// The combinator inside of which a task waits for a future of this kind.
std::optional<CombinatorKind> enteredKind(WaitKind kind)
{
    switch (kind) {
    case WaitKind::Wait:
        return CombinatorKind::Wait;
    case WaitKind::WaitFor:
    case WaitKind::CancelAndWait:
        return CombinatorKind::WaitFor;
    case WaitKind::TaskGroup:
        return CombinatorKind::TaskGroup;
    default:
        return {};
    }
}

/// Reads one state off a recording.
class Reader {
public:
    Reader(const Recording &recording, std::size_t position)
        : m_recording(recording), m_trace(recording.trace)
    {
        m_state.position = std::min(position, m_trace.size());
    }
    LoopState read()
    {
        readLoop();
        readReady();
        readTimers();
        readSets();
        readTasks();
        return std::move(m_state);
    }

private:
    void readLoop();
    void readReady();
    void readTimers();
    void readSets();
    void readTasks();
    void addTask(const Lane &lane);
    std::uint32_t setOf(const LoopState::Task &task, std::uint32_t lane) const;

    const Recording &m_recording;
    const Trace &m_trace;
    LoopState m_state;
    std::unordered_map<AwaitableId, std::uint32_t> m_timerOf; ///< by what it sets
    /// The innermost set of a kind that a lane is in.
    std::map<std::pair<std::uint32_t, CombinatorKind>, std::uint32_t> m_entered;
};

void Reader::readLoop()
{
    const std::size_t position = m_state.position;
    if (position == 0)
        return;
    m_state.time = m_trace.events().time()[position - 1];
    const auto turns = m_recording.history.iterations();
    const auto after = std::lower_bound(turns.begin(), turns.end(), position);
    if (after != turns.begin())
        m_state.iteration = m_trace.events().other()[*std::prev(after)];
    if (const auto held = holder(m_trace, position)) {
        m_state.holder = static_cast<std::uint32_t>(*held);
        const TraceColumns::Kinds kinds = m_trace.events().kind();
        for (std::size_t i = position; i-- > *held && !m_state.isBlocked;) {
            if (kinds[i] == EventKind::BlockingEnded)
                break;
            m_state.isBlocked = kinds[i] == EventKind::BlockingBegan;
        }
    }
}

void Reader::readReady()
{
    for (const LoopHistory::Stay &stay : m_recording.history.ready()) {
        if (stay.from >= m_state.position)
            break;
        if (!stay.holdsAt(m_state.position))
            continue;
        const bool isTask = m_trace.events().kind()[stay.source] == EventKind::TaskReady;
        m_state.ready.push_back(
            {stay.source, TaskId(isTask ? m_trace.events().subject()[stay.source] : 0)});
    }
}

void Reader::readTimers()
{
    for (const LoopHistory::Stay &stay : m_recording.history.timers()) {
        if (stay.from >= m_state.position)
            break;
        if (!stay.holdsAt(m_state.position))
            continue;
        const TraceEvent event = m_trace.event(stay.source);
        m_state.timers.push_back({stay.source, m_trace.number(event.detail), event.object});
    }
    // Handles are numbered as they are made, so equal deadlines keep the order of the calls.
    std::ranges::stable_sort(m_state.timers, {}, &LoopState::Timer::deadline);
    for (std::uint32_t i = 0; i < m_state.timers.size(); ++i)
        m_timerOf.emplace(m_state.timers[i].object, i);
}

void Reader::readSets()
{
    const std::vector<Combinator> &all = m_recording.lifecycle.combinators();
    for (std::uint32_t i = 0; i < all.size() && all[i].madeEvent < m_state.position; ++i) {
        const Combinator &made = all[i];
        if (made.completedEvent != 0 && made.completedEvent < m_state.position)
            continue;
        if (made.future &&
            memberState(m_recording, made.future, m_state.position).outcome != Outcome::Pending)
            continue;
        m_entered[{made.owner, made.kind}] = static_cast<std::uint32_t>(m_state.sets.size());
        m_state.sets.push_back(i);
    }
}

void Reader::readTasks()
{
    for (const Lane &lane : m_recording.lifecycle.lanes()) {
        if (isMadeBefore(lane, m_state.position) && !isEndedAt(lane, m_state.position))
            addTask(lane);
    }
    for (std::uint32_t i = 0; i < m_state.ready.size(); ++i) {
        if (const LoopState::Task *task = m_state.find(m_state.ready[i].task))
            m_state.tasks[static_cast<std::size_t>(task - m_state.tasks.data())].place = i;
    }
}

void Reader::addTask(const Lane &lane)
{
    const auto after =
        std::partition_point(lane.spans.begin(), lane.spans.end(), [this](const Span &span) {
            return span.beginEvent < m_state.position;
        });
    const Span &span = *std::prev(after);
    LoopState::Task task;
    task.task = lane.task;
    task.state = span.state;
    task.waitKind = span.waitKind;
    task.object = span.object;
    task.since = span.beginEvent;
    if (task.isSuspended()) {
        if (const auto timer = m_timerOf.find(task.object); task.object && timer != m_timerOf.end())
            task.timer = timer->second;
        task.set = setOf(task, m_recording.lifecycle.laneOf(lane.task));
    }
    m_state.tasks.push_back(task);
}

std::uint32_t Reader::setOf(const LoopState::Task &task, std::uint32_t lane) const
{
    if (const auto kind = enteredKind(task.waitKind)) {
        const auto found = m_entered.find({lane, *kind});
        return found == m_entered.end() ? none : found->second;
    }
    const std::uint32_t made = m_recording.history.madeEvent(task.object);
    const std::vector<Combinator> &all = m_recording.lifecycle.combinators();
    const auto found = std::ranges::lower_bound(
        m_state.sets, made, {}, [&all](std::uint32_t index) { return all[index].madeEvent; });
    return found != m_state.sets.end() && all[*found].madeEvent == made
               ? static_cast<std::uint32_t>(found - m_state.sets.begin())
               : none;
}

} // namespace

const LoopState::Task *LoopState::find(TaskId task) const
{
    const auto found = std::ranges::lower_bound(tasks, task, {}, &Task::task);
    return found != tasks.end() && found->task == task ? &*found : nullptr;
}

LoopState loopState(const Recording &recording, std::size_t position)
{
    return Reader(recording, position).read();
}

MemberState memberState(const Recording &recording, AwaitableId awaitable, std::size_t position)
{
    const std::uint32_t index = recording.lifecycle.laneOf(awaitable.taskId());
    if (index != noLane) {
        const Lane &lane = recording.lifecycle.lanes()[index];
        return isEndedAt(lane, position) ? MemberState{awaitable, lane.outcome, lane.value}
                                         : MemberState{awaitable};
    }
    const std::uint32_t done = recording.history.doneEvent(awaitable);
    if (done >= position)
        return {awaitable};
    const TraceEvent event = recording.trace.event(done);
    return {awaitable, outcomeOf(event), event.detail};
}

std::vector<MemberState> membersOf(const Recording &recording, const Combinator &combinator,
                                   std::size_t position)
{
    const std::vector<Lane> &lanes = recording.lifecycle.lanes();
    std::vector<MemberState> members;
    for (const AwaitableId member : recording.trace.list(combinator.members)) {
        const std::uint32_t lane = recording.lifecycle.laneOf(member.taskId());
        if (lane == noLane || isMadeBefore(lanes[lane], position))
            members.push_back(memberState(recording, member, position));
    }
    return members;
}

std::vector<AwaitableId> awaitChain(const Recording &recording, const LoopState &state, TaskId task)
{
    std::vector<AwaitableId> chain;
    for (const LoopState::Task *at = state.find(task); at && at->isSuspended();) {
        AwaitableId next = at->object;
        if (at->set != none) {
            const Combinator &set = recording.lifecycle.combinators()[state.sets[at->set]];
            std::vector<AwaitableId> pending;
            for (const MemberState &member : membersOf(recording, set, state.position)) {
                if (member.outcome == Outcome::Pending)
                    pending.push_back(member.member);
            }
            if (pending.size() != 1)
                break;
            next = pending.front();
        }
        if (!next.isTask() || next == AwaitableId::task(task) ||
            std::ranges::find(chain, next) != chain.end())
            break;
        chain.push_back(next);
        at = state.find(next.taskId());
    }
    return chain;
}

} // namespace coroscope
