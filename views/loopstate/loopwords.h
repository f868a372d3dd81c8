// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "trace/loopstate.h"

#include <QString>

namespace coroscope {

/// Says in plain words what a LoopState holds. The recording and the state outlive it.
class LoopWords {
public:
    /// \p now: the instant shown, which may lie between two events.
    LoopWords(const Recording &recording, const LoopState &state, Nanos now)
        : m_recording(recording), m_trace(recording.trace), m_state(state), m_now(now)
    {
    }

    /// "main runs", "callback tick runs", "main holds the loop with a blocking call"; what the loop
    /// waits for when nothing runs.
    QString holder() const;
    /// What a handle of the ready queue runs: "hello1", "callback tick".
    QString handle(std::uint32_t source) const;
    /// ... and why it is there: "first step", "future F2 is done", "given hello1".
    QString cause(const LoopState::Ready &ready) const;
    /// What a timer does: "ends the sleep of hello1", "callback tick".
    QString timer(std::uint32_t index) const;
    /// What a task is suspended on: "sleep until 3.000 s", "gather of hello1, hello2; 1 of 3 done".
    /// Empty when it is not suspended.
    QString waitsFor(const LoopState::Task &task) const;
    /// "gather", "wait for the first", "task group".
    QString combinator(const Combinator &combinator) const;
    /// "pending", "returned 5", "failed: ValueError('x')", "cancelled".
    QString outcome(const MemberState &member) const;
    /// One exact sentence: why the task does not run now, or that it does. \p task lives.
    QString whyNotRunning(const LoopState::Task &task) const;

    QString name(AwaitableId awaitable) const;
    QString time(Nanos at) const;
    QString deadline(double seconds) const { return time(nanosFromSeconds(seconds)); }

private:
    QString names(const std::vector<AwaitableId> &awaitables) const;
    QString holderName() const;
    bool isCallbackDone() const;
    /// The members of the set that a task waits in.
    struct Members {
        std::size_t all = 0;
        std::vector<AwaitableId> pending;
    };
    Members members(const LoopState::Task &task) const;
    QString limit(const LoopState::Task &task) const;
    std::optional<double> wakeTime(const LoopState::Task &task) const;
    QString clause(const LoopState::Task &task, const QString &who) const;
    QString lockClause(const LoopState::Task &task, const QString &who) const;
    QString queuedClause(const LoopState::Task &task, const QString &who) const;
    QString sleepClause(const LoopState::Task &task, const QString &who) const;
    QString setClause(const LoopState::Task &task, const QString &who) const;
    QString cancelRemark(const LoopState::Task &task) const;
    QString chainRemark(const LoopState::Task &task) const;
    bool isCancelRequested(const LoopState::Task &task) const;
    std::uint32_t lastStep(const LoopState::Task &task) const;

    const Recording &m_recording;
    const Trace &m_trace;
    const LoopState &m_state;
    Nanos m_now;
};

} // namespace coroscope
