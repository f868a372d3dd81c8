// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/tracebuilder.h"

#include <algorithm>

namespace coroscope::test {

namespace {

constexpr auto byDeadline = [](const auto &a, const auto &b) {
    return std::pair(a.when, a.order) < std::pair(b.when, b.order);
};

} // namespace

TraceBuilder::TraceBuilder(Recording::Executor executor) : m_executor(executor), m_writer(*this) {}

TaskScript &TraceBuilder::task(const std::string &name)
{
    for (TaskScript &script : m_scripts) {
        if (script.m_name == name)
            return script;
    }
    m_scripts.emplace_back().m_name = name;
    return m_scripts.back();
}

Recording TraceBuilder::recording()
{
    play();
    Recording recording(m_executor);
    for (TraceBatch &batch : m_batches)
        recording.trace.append(std::move(batch));
    recording.update();
    recording.end = RunEnd::Completed;
    return recording;
}

std::vector<TraceBatch> TraceBuilder::batches(std::size_t size)
{
    m_batchSize = size;
    play();
    return std::move(m_batches);
}

void TraceBuilder::write(EventKind kind, std::uint32_t subject, AwaitableId object, BlockId block,
                         std::uint8_t flags, std::uint16_t aux, std::uint32_t other,
                         std::uint32_t detail)
{
    TraceEvent event;
    event.kind = kind;
    event.subject = subject;
    event.object = object;
    event.block = block;
    event.flags = flags;
    event.aux = aux;
    event.other = other;
    event.detail = detail;
    m_writer.append(event);
    if (m_batchSize > 0 && m_writer.pending() >= m_batchSize)
        m_writer.flush();
}

void TraceBuilder::advance(double to)
{
    m_now = std::max(m_now, to);
    m_writer.setTime(m_now);
}

void TraceBuilder::play()
{
    advance(0);
    if (!m_scripts.empty())
        create(m_scripts.front().m_name, {}, {});
    write(EventKind::RunBegan, 0, {}, {}, 0, 0, 0, m_writer.text("run_until_complete"));
    while (!m_ready.empty() || !m_timers.empty()) {
        if (m_ready.empty())
            advance(std::min_element(m_timers.begin(), m_timers.end(), byDeadline)->when);
        if (isLoop())
            write(EventKind::Iteration, 0, {}, {}, 0, 0, ++m_iterations);
        fireDueTimers();
        for (std::size_t count = m_ready.size(); count > 0; --count) {
            const auto run = std::move(m_ready.front());
            m_ready.pop_front();
            run();
        }
    }
    write(EventKind::RunEnded);
    write(EventKind::RecordingEnded);
    m_writer.flush();
}

void TraceBuilder::fireDueTimers()
{
    std::sort(m_timers.begin(), m_timers.end(), byDeadline);
    const auto due = std::find_if(m_timers.begin(), m_timers.end(),
                                  [this](const Timer &timer) { return timer.when > m_now; });
    std::vector<Timer> fired(m_timers.begin(), due);
    m_timers.erase(m_timers.begin(), due);
    for (Timer &timer : fired)
        timer.then();
}

void TraceBuilder::after(double seconds, std::function<void()> then)
{
    m_timers.push_back({m_now + seconds, ++m_order, std::move(then)});
}

void TraceBuilder::create(const std::string &name, TaskId parent, BlockId block)
{
    TaskScript &script = task(name);
    script.m_id = TaskId(++m_taskCount);
    TaskInfo info;
    info.name = m_writer.text("Task-" + std::to_string(m_taskCount));
    info.coroutine = m_writer.text(name);
    info.parent = parent;
    info.block = block;
    info.internal = script.m_isInternal;
    m_writer.addTask(script.m_id, info);
    const AwaitableId creator = parent ? AwaitableId::task(parent) : AwaitableId();
    write(EventKind::TaskCreated, script.m_id.value, creator, block);
    wake(script, {});
}

void TraceBuilder::createMissing(const std::vector<std::string> &names, TaskScript &parent,
                                 BlockId block)
{
    for (const std::string &name : names) {
        if (!task(name).m_id)
            create(name, parent.m_id, block);
    }
}

void TraceBuilder::wake(TaskScript &script, AwaitableId by)
{
    script.m_waitsFor = {};
    script.m_members.clear();
    ++script.m_turn;
    write(EventKind::TaskReady, script.m_id.value, by);
    m_ready.push_back([this, &script] { step(script); });
}

void TraceBuilder::step(TaskScript &script)
{
    if (script.m_isDone)
        return;
    if (script.m_isBlocking) {
        script.m_isBlocking = false;
        write(EventKind::BlockingEnded, script.m_id.value);
    } else {
        const std::uint8_t first = script.m_next == 0 ? EventFlag::first : 0;
        const std::uint8_t thrown = script.m_isCancelled ? EventFlag::thrown : 0;
        write(EventKind::StepBegan, script.m_id.value, {}, {}, first | thrown, 0, 0,
              thrown ? m_writer.text("CancelledError()") : 0);
    }
    if (script.m_isCancelled) {
        finish(script, EventFlag::cancelled, {});
        return;
    }
    writeWaitCompleted(script);
    while (!script.m_isDone && script.m_next < script.m_deeds.size()) {
        const auto &[deed, block] = script.m_deeds[script.m_next++];
        if (!deed(*this, script, block))
            return;
    }
    if (!script.m_isDone)
        finish(script, 0, "null");
}

void TraceBuilder::suspend(TaskScript &script, WaitKind kind, AwaitableId object, BlockId block,
                           double delay)
{
    script.m_waitsFor = object;
    write(EventKind::Suspended, script.m_id.value, object, block, 0,
          static_cast<std::uint16_t>(kind), 0, delay < 0 ? 0 : m_writer.number(delay));
}

void TraceBuilder::finish(TaskScript &script, std::uint8_t outcome, const std::string &value)
{
    script.m_isDone = true;
    write(EventKind::TaskFinished, script.m_id.value, {}, {}, outcome, 0, 0, m_writer.text(value));
    const AwaitableId self = AwaitableId::task(script.m_id);
    for (const TaskScript::Hook &hook : script.m_hooks) {
        const std::uint32_t handle = ++m_handleCount;
        const TextId function = m_writer.text(hook.function);
        write(EventKind::HandleScheduled, handle, self, hook.block, 0, 0, function);
        m_ready.push_back([this, handle, self, function, block = hook.block] {
            write(EventKind::CallbackBegan, handle, self, block, 0, 0, function);
            write(EventKind::CallbackEnded, handle);
        });
    }
    settleWaitersOf(script.m_id);
}

void TraceBuilder::settleWaitersOf(TaskId done)
{
    for (TaskScript &waiter : m_scripts) {
        const std::vector<TaskId> members = waiter.m_members;
        if (std::find(members.begin(), members.end(), done) == members.end())
            continue;
        const AwaitableId awaited = waiter.m_waitsFor;
        const bool all = std::all_of(members.begin(), members.end(),
                                     [this](TaskId id) { return scriptOf(id).m_isDone; });
        if (waiter.m_isInWait) {
            waiter.m_waited = members;
            write(EventKind::FutureDone, 0, awaited, {}, 0,
                  static_cast<std::uint16_t>(WaitKind::Wait));
        } else if (!all) {
            continue;
        } else if (awaited.isFuture()) {
            write(EventKind::FutureDone, 0, awaited, {}, 0,
                  static_cast<std::uint16_t>(WaitKind::Gather), 0, m_writer.text("[]"));
        }
        wake(waiter, awaited);
    }
}

void TraceBuilder::writeWaitCompleted(TaskScript &script)
{
    if (!script.m_isInWait)
        return;
    script.m_isInWait = false;
    std::vector<TaskId> done, pending;
    for (TaskId member : script.m_waited)
        (scriptOf(member).m_isDone ? done : pending).push_back(member);
    write(EventKind::CombinatorCompleted, script.m_id.value, {}, {}, 0,
          static_cast<std::uint16_t>(CombinatorKind::Wait), listOf(done), listOf(pending));
}

ListId TraceBuilder::listOf(const std::vector<TaskId> &tasks)
{
    std::vector<AwaitableId> members;
    for (TaskId task : tasks)
        members.push_back(AwaitableId::task(task));
    return m_writer.list(std::move(members));
}

TaskScript &TraceBuilder::scriptOf(TaskId id)
{
    return *std::find_if(m_scripts.begin(), m_scripts.end(),
                         [id](const TaskScript &script) { return script.m_id == id; });
}

} // namespace coroscope::test
