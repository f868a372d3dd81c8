// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "asyncio/observer.h"
#include "execution/localskeeper.h"
#include "language/logging.h"
#include "trace/tracewriter.h"

#include <chrono>
#include <functional>
#include <unordered_map>

namespace coroscope {

/// Writes what a loop does into a trace. Lives on the loop's thread.
class Recorder final : public asyncio::Observer {
public:
    /// \p machine tells the block that is being executed.
    Recorder(TraceSink &sink, Machine &machine);

    TraceWriter &writer() { return m_writer; }
    LocalsKeeper &locals() { return m_locals; }
    const LocalsKeeper &locals() const { return m_locals; }
    /// Hands over what there is when it is due: 30 times a second, or when much has gathered.
    void lookSometimes();
    void flushIfDue();
    void flush();
    /// Lines of print().
    /// \p heldUp: a worker thread prints it, while the step of that task blocks the loop.
    void log(std::string_view line, const asyncio::Task *task,
             const asyncio::Task *heldUp = nullptr);
    /// What the module logging was given.
    void logged(const language::LogRecord &record, const asyncio::Task *task,
                const asyncio::Task *heldUp);
    /// Asked whether what the loop reports is logged, for somebody to see.
    void setErrorLogging(std::function<bool()> areErrorsLogged)
    {
        m_areErrorsLogged = std::move(areErrorsLogged);
    }
    /// The program has ended; its last objects go now.
    void programEnded() { m_isProgramOver = true; }
    void warning(std::string_view category, std::string_view text, const asyncio::Task *task);
    void limit(std::string_view sentence);
    void breakpointMet(const asyncio::Task *task);
    /// The last event: \p exception ended the program, or null.
    void end(std::string_view sentence, const Exception *exception);

    void timeChanged(double seconds) override;
    void runBegan(std::string_view what) override;
    void runEnded(std::string_view what, const Value &result, const Exception *exception) override;
    void iterationBegan(std::uint32_t number) override;
    void waiting(double seconds) override;
    void taskCreated(const asyncio::Task &task, const asyncio::Task *parent) override;
    void taskRenamed(const asyncio::Task &task) override;
    void taskReady(const asyncio::Task &task, const asyncio::Future *by) override;
    void stepBegan(const asyncio::Task &task, bool first, const Exception *thrown) override;
    void suspended(const asyncio::Task &task, const asyncio::Future *future) override;
    void futureDone(const asyncio::Future &future) override;
    void cancelCalled(const asyncio::Future &target, const Value &message) override;
    void cancelReturned(const asyncio::Future &target, bool result) override;
    void uncancelled(const asyncio::Task &task, int left) override;
    void handleScheduled(const asyncio::HandleInfo &handle) override;
    void handleCancelled(const asyncio::HandleInfo &handle) override;
    void callbackBegan(const asyncio::HandleInfo &handle) override;
    void callbackEnded(const asyncio::HandleInfo &handle) override;
    void gatherMade(const asyncio::Future &gather, std::span<const Ref<asyncio::Future>> children,
                    bool returnExceptions) override;
    void waitBegan(std::span<const Ref<asyncio::Future>> futures, const Value &timeout,
                   asyncio::ReturnWhen returnWhen, const asyncio::Task *task) override;
    void waitEnded(std::span<const Ref<asyncio::Future>> done,
                   std::span<const Ref<asyncio::Future>> pending,
                   const asyncio::Task *task) override;
    void waitForBegan(const asyncio::Future *future, const Value &timeout,
                      const asyncio::Task *task) override;
    void waitForEnded(const Value &result, const Exception *exception,
                      const asyncio::Task *task) override;
    void shieldMade(const asyncio::Future &inner, const asyncio::Future &outer) override;
    void groupEntered(const asyncio::Task *task) override;
    void groupLeft(std::span<const AwaitableId> members, const Exception *exception,
                   const asyncio::Task *task) override;
    void blockingBegan(const Value &seconds, bool compute, const asyncio::Task *task) override;
    void blockingEnded(const asyncio::Task *task) override;
    void exceptionHandlerFailed(const Exception &exception, std::string_view message) override;
    void errorReported(std::string_view message, const Exception *exception,
                       const asyncio::Future *future, bool collected) override;
    void deadlocked(const std::vector<const asyncio::Task *> &pending) override;

private:
    static std::uint32_t numberOf(const asyncio::Task *task);
    std::uint64_t append(TraceEvent event);
    TextId valueText(const Value &value);
    TextId exceptionText(const Exception *exception);
    ListId listOf(std::span<const Ref<asyncio::Future>> futures);
    void setNumber(TraceEvent &event, const Value &number);
    void setOutcome(TraceEvent &event, const asyncio::Future &future);
    TextId nameOf(const asyncio::Callback &callback);
    TextId argumentsText(const asyncio::HandleInfo &handle, AwaitableId object);
    TraceEvent handleEvent(EventKind kind, const asyncio::HandleInfo &handle);

    TraceWriter m_writer;
    LocalsKeeper m_locals{m_writer};
    Machine &m_machine;
    TraceEvent m_callback; ///< that runs, as it began
    BlockId m_stepBlock;   ///< of the step or callback that runs, until a block begins in it
    std::unordered_map<const void *, TextId> m_callbackNames; ///< by nameKey
    bool m_isProgramOver = false;
    std::function<bool()> m_areErrorsLogged = [] { return true; };
    std::vector<std::uint64_t> m_cancels; ///< events of the cancel() calls that have not returned
    std::chrono::steady_clock::time_point m_lastFlush;
    std::uint32_t m_look = 0;
    TextId m_noneText = 0;
    std::string m_text; ///< for a moment
};

} // namespace coroscope
