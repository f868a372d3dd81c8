// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "trace/recording.h"
#include "trace/tracewriter.h"

#include <deque>
#include <functional>
#include <string>
#include <vector>

namespace coroscope::test {

inline constexpr auto loopBand = Recording::Executor::Loop;
inline constexpr auto threadBand = Recording::Executor::Threads;

class TraceBuilder;

/// What one task of a built recording does, in the order of the calls.
class TaskScript {
public:
    TaskScript &sleeps(double seconds);
    TaskScript &blocks(double seconds);
    /// Runs for \p seconds, as on a real clock.
    TaskScript &runs(double seconds);
    TaskScript &logs(const std::string &text);
    /// The loop's exception handler is called, about this task.
    TaskScript &isReported(const std::string &message);
    TaskScript &warns(const std::string &text);
    /// Creates the task of this name, which was announced with TraceBuilder::task.
    TaskScript &creates(const std::string &name);
    TaskScript &awaits(const std::string &name);
    /// Creates those of the named tasks that do not live yet, and awaits them together.
    TaskScript &gathers(const std::vector<std::string> &names);
    /// ... waits until the first is done, or \p timeout seconds (< 0: none) are over.
    TaskScript &waitsForFirst(const std::vector<std::string> &names, double timeout = -1);
    TaskScript &cancels(const std::string &name);
    /// Calls \p function when the task of this name is done.
    TaskScript &addsCallback(const std::string &name, const std::string &function);
    TaskScript &returns(const std::string &json);
    TaskScript &raises(const std::string &exception);
    /// The block that the next call stands for.
    TaskScript &at(std::uint32_t block);
    /// Makes it one of asyncio's own tasks.
    TaskScript &ofAsyncio();

private:
    friend class TraceBuilder;
    /// What a call announced. False when the task gives the loop back with it.
    using Deed = std::function<bool(TraceBuilder &, TaskScript &, BlockId)>;
    struct Hook {
        std::string function;
        BlockId block;
    };
    TaskScript &add(Deed deed);

    std::string m_name;
    std::vector<std::pair<Deed, BlockId>> m_deeds;
    BlockId m_block{};
    bool m_isInternal = false;
    // While it is being played.
    TaskId m_id{};
    std::size_t m_next = 0;
    bool m_isDone = false, m_isBlocking = false, m_isCancelled = false, m_isInWait = false;
    AwaitableId m_waitsFor{};
    std::uint64_t m_turn = 0;      ///< so that an outdated timer wakes nobody
    std::vector<TaskId> m_members; ///< of the gather or wait that it waits for
    std::vector<TaskId> m_waited;  ///< of the wait that has just returned
    std::vector<Hook> m_hooks;
};

/// Builds a recording by hand: a few scripts, played by a first-come-first-served loop that is just
/// honest enough for views: it writes the events of a run through a TraceWriter.
///
///     TraceBuilder build;
///     build.task("main").gathers({"hello1", "hello2"});
///     build.task("hello1").sleeps(3).returns("15");
///     build.task("hello2").sleeps(2).returns("5");
///     const Recording recording = build.recording();
class TraceBuilder : private TraceSink {
public:
    explicit TraceBuilder(Recording::Executor executor = Recording::Executor::Loop);

    /// The script of the task of this name. The first one is the main task.
    TaskScript &task(const std::string &name);
    /// Plays the scripts.
    Recording recording();
    /// Plays the scripts and gives the events as batches of \p size events.
    std::vector<TraceBatch> batches(std::size_t size);

private:
    friend class TaskScript;
    struct Timer {
        double when;
        std::uint64_t order;
        std::function<void()> then;
    };

    void take(TraceBatch &&batch) override { m_batches.push_back(std::move(batch)); }
    void play();
    void fireDueTimers();
    void advance(double to);
    void after(double seconds, std::function<void()> then);
    void step(TaskScript &script);
    void finish(TaskScript &script, std::uint8_t outcome, const std::string &value);
    void create(const std::string &name, TaskId parent, BlockId block);
    void createMissing(const std::vector<std::string> &names, TaskScript &parent, BlockId block);
    void suspend(TaskScript &script, WaitKind kind, AwaitableId object, BlockId block,
                 double delay = -1);
    void wake(TaskScript &script, AwaitableId by);
    void settleWaitersOf(TaskId done);
    void writeWaitCompleted(TaskScript &script);
    ListId listOf(const std::vector<TaskId> &tasks);
    TaskScript &scriptOf(TaskId id);
    void write(EventKind kind, std::uint32_t subject = 0, AwaitableId object = {},
               BlockId block = {}, std::uint8_t flags = 0, std::uint16_t aux = 0,
               std::uint32_t other = 0, std::uint32_t detail = 0);
    AwaitableId newFuture() { return AwaitableId::future(++m_futureCount); }
    bool isLoop() const { return m_executor == Recording::Executor::Loop; }

    Recording::Executor m_executor;
    std::deque<TaskScript> m_scripts; ///< stable addresses
    std::vector<TraceBatch> m_batches;
    std::size_t m_batchSize = 0;
    TraceWriter m_writer;
    double m_now = 0;
    std::uint64_t m_order = 0;
    std::uint32_t m_taskCount = 0, m_futureCount = 0, m_handleCount = 0, m_iterations = 0;
    std::deque<std::function<void()>> m_ready;
    std::vector<Timer> m_timers;
};

} // namespace coroscope::test
