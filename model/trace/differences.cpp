// SPDX-License-Identifier: GPL-3.0-or-later
#include "trace/differences.h"

#include "trace/eventtext.h"
#include "trace/lateness.h"
#include "trace/metrics.h"

#include <algorithm>
#include <map>
#include <utility>

namespace coroscope {

namespace {

/// Shorter waits are the clock's grain.
constexpr Nanos leastWait = 1'000'000;

using LaneKey = std::pair<std::string, std::uint32_t>;

/// What a task and its thread have in common.
LaneKey keyOf(const Recording &recording, const Lane &lane)
{
    const TaskInfo &info = recording.trace.task(lane.task);
    return {std::string(recording.trace.text(info.coroutine)), info.ordinal};
}

/// The value that a lane ended with, its tasks named alike in both runs.
std::string endValue(const Recording &recording, const Lane &lane)
{
    if (lane.outcome == Outcome::Returned)
        return valueText(recording.trace, lane.value);
    return lane.outcome == Outcome::Failed ? std::string(recording.trace.text(lane.value)) : "";
}

DifferencePlace endOf(const Recording &recording, std::uint32_t index)
{
    const Lane &lane = recording.lifecycle.lanes()[index];
    if (lane.ended == openEnd)
        return {index, recording.lifecycle.now(),
                static_cast<std::uint32_t>(recording.trace.size() - 1)};
    return {index, lane.ended, lane.spans.empty() ? 0 : lane.spans.back().endEvent};
}

class Comparison {
public:
    Comparison(const Recording &loop, const Recording &threads, std::size_t most)
        : m_loop(loop), m_threads(threads), m_most(most)
    {
        const auto &lanes = threads.lifecycle.lanes();
        for (std::uint32_t i = 0; i < lanes.size(); ++i)
            m_threadOf.emplace(keyOf(threads, lanes[i]), i);
    }

    std::vector<Difference> all();
    /// What the program itself ran: the main thread does that.
    bool isMain(std::uint32_t lane) const { return lanes()[lane].parent == noLane; }
    /// The thread of a lane of the loop, noLane when there is none.
    std::uint32_t threadOf(std::uint32_t lane) const;

private:
    /// A blocking call on the loop, and the same call of the thread.
    struct Call {
        Span onLoop;
        Span onThread;
        std::uint32_t holder = noLane;
    };

    const std::vector<Lane> &lanes() const { return m_loop.lifecycle.lanes(); }
    const std::vector<Lane> &threadLanes() const { return m_threads.lifecycle.lanes(); }
    void findCalls();
    void addHeldUp(std::uint32_t lane, std::uint32_t thread);
    void addHeldUp(std::uint32_t lane, std::uint32_t thread, Nanos from, const Span &waiting);
    void addEnd(std::uint32_t lane, std::uint32_t thread);
    void addOrder();

    const Recording &m_loop;
    const Recording &m_threads;
    std::size_t m_most;
    std::map<LaneKey, std::uint32_t> m_threadOf;
    std::vector<Call> m_calls; ///< by time
    std::vector<Difference> m_heldUp, m_others;
};

std::uint32_t Comparison::threadOf(std::uint32_t lane) const
{
    if (isMain(lane))
        return 0;
    const auto it = m_threadOf.find(keyOf(m_loop, lanes()[lane]));
    return it == m_threadOf.end() ? noLane : it->second;
}

/// The calls that threads make too. They are told apart by their block, and by how many calls of
/// the block the thread had made before.
void Comparison::findCalls()
{
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::vector<Call>> byThreadAndBlock;
    for (std::uint32_t i = 0; i < lanes().size(); ++i) {
        const std::uint32_t thread = threadOf(i);
        for (const Span &span : lanes()[i].spans) {
            if (span.state == SpanState::Blocking && span.block && thread != noLane)
                byThreadAndBlock[{thread, span.block.value}].push_back({span, {}, i});
        }
    }
    for (auto &[key, calls] : byThreadAndBlock) {
        auto call = calls.begin();
        for (const Span &span : threadLanes()[key.first].spans) {
            if (span.block.value != key.second ||
                (span.state != SpanState::Blocking && !span.isWaiting()))
                continue;
            call->onThread = span;
            m_calls.push_back(*call);
            if (++call == calls.end())
                break;
        }
    }
    std::ranges::sort(m_calls, {}, [](const Call &call) { return call.onLoop.begin; });
}

/// \p waiting, of a lane of the loop, is time that the task needed not have waited from \p from on.
void Comparison::addHeldUp(std::uint32_t lane, std::uint32_t thread, Nanos from,
                           const Span &waiting)
{
    const Nanos to = std::min(waiting.end, m_loop.lifecycle.now());
    auto call = std::ranges::partition_point(
        m_calls, [from](const Call &each) { return each.onLoop.end <= from; });
    for (; call != m_calls.end() && call->onLoop.begin < to; ++call) {
        const Nanos begin = std::max(from, call->onLoop.begin);
        const Nanos waited = std::min(to, call->onLoop.end) - begin;
        if (call->holder == lane || waited < leastWait || m_heldUp.size() >= m_most)
            continue;
        const auto &spans = threadLanes()[thread].spans;
        auto span = std::ranges::partition_point(
            spans, [&](const Span &each) { return each.begin < call->onThread.begin; });
        for (; span != spans.end() && span->begin < call->onThread.end; ++span) {
            if (!span->isHolding())
                continue;
            m_heldUp.push_back({.kind = DifferenceKind::HeldUp,
                                .loop = {lane, begin, call->onLoop.beginEvent},
                                .threads = {thread, span->begin, span->beginEvent},
                                .holder = call->holder,
                                .waited = waited});
            break;
        }
    }
}

void Comparison::addHeldUp(std::uint32_t index, std::uint32_t thread)
{
    const Lane &lane = lanes()[index];
    for (std::size_t i = 0; i < lane.spans.size(); ++i) {
        const Span &span = lane.spans[i];
        if (span.state == SpanState::Ready || span.state == SpanState::Created)
            addHeldUp(index, thread, span.begin, span);
        else if (const auto late = lateWake(m_loop, lane, i, leastWait))
            addHeldUp(index, thread, late->due, span);
    }
}

void Comparison::addEnd(std::uint32_t lane, std::uint32_t thread)
{
    const Lane &task = lanes()[lane];
    const Lane &other = threadLanes()[thread];
    const bool endsAlike = task.outcome == other.outcome;
    if (m_others.size() >= m_most ||
        (endsAlike && endValue(m_loop, task) == endValue(m_threads, other)))
        return;
    m_others.push_back({.kind = endsAlike ? DifferenceKind::Value : DifferenceKind::Outcome,
                        .loop = endOf(m_loop, lane),
                        .threads = endOf(m_threads, thread)});
}

void Comparison::addOrder()
{
    const auto &loop = m_loop.lifecycle.log();
    const auto &threads = m_threads.lifecycle.log();
    for (std::size_t i = 0; i < std::min(loop.size(), threads.size()); ++i) {
        if (m_loop.trace.text(loop[i].text) == m_threads.trace.text(threads[i].text))
            continue;
        m_others.push_back({.kind = DifferenceKind::Order,
                            .loop = {loop[i].lane, loop[i].time, loop[i].event},
                            .threads = {threads[i].lane, threads[i].time, threads[i].event},
                            .line = static_cast<std::uint32_t>(i + 1)});
        return;
    }
}

std::vector<Difference> Comparison::all()
{
    findCalls();
    for (std::uint32_t i = 0; i < lanes().size(); ++i) {
        const std::uint32_t thread = threadOf(i);
        if (thread == noLane || m_loop.trace.task(lanes()[i].task).internal)
            continue;
        if (!m_calls.empty())
            addHeldUp(i, thread);
        if (!isMain(i))
            addEnd(i, thread);
    }
    addOrder();
    m_others.insert(m_others.end(), m_heldUp.begin(), m_heldUp.end());
    std::ranges::stable_sort(m_others, {}, [](const Difference &one) { return one.loop.time; });
    return std::move(m_others);
}

/// "returned 5 at 4.000 s"
std::string endText(const Recording &recording, std::uint32_t lane)
{
    const Lane &ended = recording.lifecycle.lanes()[lane];
    const std::string at = " at " + formatDuration(ended.ended);
    switch (ended.outcome) {
    case Outcome::Returned:
        return "returned " + endValue(recording, ended) + at;
    case Outcome::Failed:
        return "failed with " + endValue(recording, ended) + at;
    case Outcome::Cancelled:
        return "was cancelled" + at;
    case Outcome::Pending:
        break;
    }
    return "did not end";
}

std::string lineOf(const Recording &recording, std::uint32_t event)
{
    return std::string(recording.trace.text(recording.trace.event(event).detail));
}

} // namespace

std::vector<Difference> differences(const Recording &loop, const Recording &threads,
                                    std::size_t most)
{
    if (!loop.isWhole() || !threads.isWhole() || threads.lifecycle.lanes().empty())
        return {};
    return Comparison(loop, threads, most).all();
}

std::string sentence(const Difference &difference, const Recording &loop, const Recording &threads)
{
    const auto nameOf = [&loop](std::uint32_t lane) {
        return laneName(loop.trace, loop.lifecycle.lanes()[lane].task);
    };
    switch (difference.kind) {
    case DifferenceKind::HeldUp:
        return "On threads " + nameOf(difference.loop.lane) + " ran during " +
               nameOf(difference.holder) +
               (loop.trace.event(difference.loop.event).has(EventFlag::compute)
                    ? "'s computation"
                    : "'s blocking call") +
               "; on the loop it waited " + formatDuration(difference.waited) + ".";
    case DifferenceKind::Outcome:
    case DifferenceKind::Value:
        return "On the loop " + nameOf(difference.loop.lane) + " " +
               endText(loop, difference.loop.lane) + "; on threads it " +
               endText(threads, difference.threads.lane) + ".";
    case DifferenceKind::Order:
        break;
    }
    return "Line " + std::to_string(difference.line) + " of the log is \"" +
           lineOf(loop, difference.loop.event) + "\" on the loop and \"" +
           lineOf(threads, difference.threads.event) + "\" on threads.";
}

std::vector<EndRow> taskEnds(const Recording &loop, const Recording &threads, std::size_t most)
{
    const Comparison pairs(loop, threads, most);
    std::vector<EndRow> rows;
    const auto &lanes = loop.lifecycle.lanes();
    for (std::uint32_t i = 0; i < lanes.size() && rows.size() < most; ++i) {
        if (loop.trace.task(lanes[i].task).internal)
            continue;
        const std::uint32_t thread = pairs.threadOf(i);
        rows.push_back({i, laneName(loop.trace, lanes[i].task), endText(loop, i),
                        pairs.isMain(i)    ? "in the main thread"
                        : thread == noLane ? "has no thread"
                                           : endText(threads, thread)});
    }
    return rows;
}

} // namespace coroscope
