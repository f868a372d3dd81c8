// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "trace/lifecycle.h"
#include "trace/tracewriter.h"

#include <string>
#include <vector>

namespace coroscope {

/// Records a run by hand, in the words of the run.
class Recorder {
public:
    Trace trace;
    TraceWriter writer{trace};

    TaskId task(const std::string &coroutine, TaskId parent = {}, const std::string &name = {})
    {
        const TaskId id(++m_tasks);
        TaskInfo info;
        info.coroutine = writer.text(coroutine);
        info.name = writer.text(name.empty() ? "Task-" + std::to_string(id.value) : name);
        info.parent = parent;
        info.block = BlockId(1000 + id.value);
        writer.addTask(id, info);
        add({.kind = EventKind::TaskCreated, .subject = id.value, .object = of(parent)});
        return id;
    }
    AwaitableId future() { return AwaitableId::future(++m_futures); }

    void at(double seconds) { writer.setTime(seconds); }
    void iteration() { add({.kind = EventKind::Iteration, .other = ++m_iterations}); }
    void ready(TaskId id, AwaitableId by = {})
    {
        add({.kind = EventKind::TaskReady, .subject = id.value, .object = by});
    }
    void begins(TaskId id, const std::string &thrown = {})
    {
        const std::uint8_t flag = thrown.empty() ? 0 : EventFlag::thrown;
        add({.kind = EventKind::StepBegan,
             .flags = flag,
             .subject = id.value,
             .detail = writer.text(thrown)});
    }
    void waits(TaskId id, WaitKind kind, AwaitableId on, BlockId block = {})
    {
        add({.kind = EventKind::Suspended,
             .aux = static_cast<std::uint16_t>(kind),
             .subject = id.value,
             .object = on,
             .block = block});
    }
    void yields(TaskId id) { waits(id, WaitKind::Yield, {}); }
    AwaitableId sleeps(TaskId id, double seconds, BlockId block = {})
    {
        const AwaitableId timer = future();
        add({.kind = EventKind::Suspended,
             .aux = static_cast<std::uint16_t>(WaitKind::Sleep),
             .subject = id.value,
             .object = timer,
             .block = block,
             .detail = writer.number(seconds)});
        return timer;
    }
    void done(AwaitableId id, WaitKind kind, const std::string &value = "null",
              std::uint8_t flags = 0, TaskId by = {})
    {
        add({.kind = EventKind::FutureDone,
             .flags = flags,
             .aux = static_cast<std::uint16_t>(kind),
             .subject = by.value,
             .object = id,
             .detail = writer.text(value)});
    }
    void ends(TaskId id, const std::string &value = "null", std::uint8_t flags = 0)
    {
        add({.kind = EventKind::TaskFinished,
             .flags = flags,
             .subject = id.value,
             .detail = writer.text(value)});
    }
    void blocks(TaskId id, double from, double to)
    {
        add({.kind = EventKind::BlockingBegan,
             .subject = id.value,
             .detail = writer.number(to - from)});
        at(to);
        add({.kind = EventKind::BlockingEnded, .subject = id.value});
    }
    std::uint32_t schedules(const std::string &function, AwaitableId given = {},
                            std::uint8_t flags = 0, double deadline = 0)
    {
        m_flags.push_back(flags);
        m_functions.push_back(writer.text(function));
        m_given.push_back(given);
        const auto handle = static_cast<std::uint32_t>(m_flags.size());
        add({.kind = EventKind::HandleScheduled,
             .flags = flags,
             .subject = handle,
             .object = given,
             .other = m_functions.back(),
             .detail = (flags & EventFlag::timer) != 0 ? writer.number(deadline) : 0});
        return handle;
    }
    void calls(std::uint32_t handle)
    {
        add({.kind = EventKind::CallbackBegan,
             .flags = m_flags[handle - 1],
             .subject = handle,
             .object = m_given[handle - 1],
             .other = m_functions[handle - 1]});
    }
    void returnsFrom(std::uint32_t handle)
    {
        add({.kind = EventKind::CallbackEnded, .subject = handle});
    }
    void prints(TaskId id, const std::string &text)
    {
        add({.kind = EventKind::LogLine, .subject = id.value, .detail = writer.text(text)});
    }
    void combines(CombinatorKind kind, TaskId owner, AwaitableId future,
                  std::vector<AwaitableId> members, std::uint8_t flags = 0)
    {
        add({.kind = EventKind::CombinatorMade,
             .flags = flags,
             .aux = static_cast<std::uint16_t>(kind),
             .subject = owner.value,
             .object = future,
             .other = writer.list(std::move(members))});
    }
    void waited(TaskId owner, std::vector<AwaitableId> done, std::vector<AwaitableId> pending)
    {
        const ListId doneList = writer.list(std::move(done));
        add({.kind = EventKind::CombinatorCompleted,
             .aux = static_cast<std::uint16_t>(CombinatorKind::Wait),
             .subject = owner.value,
             .other = doneList,
             .detail = writer.list(std::move(pending))});
    }
    void cancels(TaskId by, AwaitableId target, bool works = true)
    {
        add({.kind = EventKind::CancelRequested,
             .flags = works ? EventFlag::returnedTrue : std::uint8_t(0),
             .subject = by.value,
             .object = target});
    }
    std::uint64_t add(const TraceEvent &event) { return writer.append(event); }

    const Trace &recorded()
    {
        writer.flush();
        return trace;
    }
    Lifecycle lifecycle()
    {
        Lifecycle life;
        life.update(recorded());
        return life;
    }

    static AwaitableId of(TaskId id) { return id ? AwaitableId::task(id) : AwaitableId(); }

private:
    std::uint32_t m_tasks = 0;
    std::uint32_t m_futures = 0;
    std::uint32_t m_iterations = 0;
    std::vector<std::uint8_t> m_flags; ///< by handle, as the two below
    std::vector<TextId> m_functions;
    std::vector<AwaitableId> m_given;
};

} // namespace coroscope
