// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/trace/randomtrace.h"

#include <random>

namespace coroscope {

namespace {

class Author {
public:
    Author(Recorder &run, std::uint32_t seed) : m_run(run), m_random(seed) {}

    void loopEvent();
    void wildEvent();

private:
    std::uint32_t below(std::uint32_t bound) { return m_random() % bound; }
    TaskId anyTask() { return m_tasks == 0 ? TaskId() : TaskId(1 + below(m_tasks)); }
    AwaitableId anyFuture()
    {
        return below(2) == 0 || m_futures == 0 ? AwaitableId::task(anyTask())
                                               : AwaitableId::future(1 + below(m_futures));
    }

    Recorder &m_run;
    std::mt19937 m_random;
    double m_now = 0;
    std::uint32_t m_tasks = 0;
    std::uint32_t m_futures = 0;
    std::uint32_t m_handles = 0;
};

void Author::loopEvent()
{
    const TaskId task = anyTask();
    switch (below(18)) {
    case 0:
        m_run.task("job", task);
        ++m_tasks;
        return;
    case 1:
        m_run.at(m_now += below(3) * 0.1);
        return m_run.iteration();
    case 2:
    case 3:
        return m_run.ready(task, anyFuture());
    case 4:
    case 5:
        return m_run.begins(task, below(6) == 0 ? "CancelledError()" : "");
    case 6:
        return m_run.yields(task);
    case 7:
        ++m_futures;
        m_run.sleeps(task, 0.1);
        return;
    case 8:
        return m_run.ends(task);
    case 9:
        return m_run.done(anyFuture(), WaitKind::Sleep);
    case 10:
        ++m_handles;
        m_run.schedules("tick", anyFuture(), below(2) == 0 ? EventFlag::timer : 0,
                        m_now + below(4) * 0.1);
        return;
    case 11:
    case 12:
        if (m_handles > 0)
            below(2) == 0 ? m_run.calls(1 + below(m_handles))
                          : m_run.returnsFrom(1 + below(m_handles));
        return;
    case 13:
        m_now += 0.25;
        return m_run.blocks(task, m_now - 0.25, m_now);
    case 14:
        return m_run.prints(task, "line");
    case 15:
        return m_run.combines(static_cast<CombinatorKind>(below(5)), task,
                              below(2) == 0 ? anyFuture() : AwaitableId(), {anyFuture()});
    case 16:
        return m_run.waited(task, {anyFuture()}, {});
    default:
        return m_run.cancels(task, anyFuture());
    }
}

void Author::wildEvent()
{
    const auto kinds = static_cast<std::uint32_t>(EventKind::RecordingEnded) + 1;
    m_run.add({.kind = static_cast<EventKind>(below(kinds)),
               .flags = static_cast<std::uint8_t>(below(32)),
               .aux = static_cast<std::uint16_t>(below(20)),
               .subject = below(40),
               .object = below(2) == 0 ? AwaitableId::task(TaskId(below(40)))
                                       : AwaitableId::future(below(40)),
               .other = below(40),
               .block = BlockId(below(5)),
               .detail = below(40)});
}

} // namespace

void recordAtRandom(Recorder &run, std::uint32_t seed, int events, bool wild)
{
    Author author(run, seed);
    for (int i = 0; i < events; ++i)
        wild &&i % 3 == 0 ? author.wildEvent() : author.loopEvent();
}

} // namespace coroscope
