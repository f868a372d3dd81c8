// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "trace/tracewriter.h"

namespace coroscope::testing_support {

inline constexpr std::uint32_t sleepBlock = 7;
inline constexpr std::uint32_t logBlock = 8;

/// Keeps the last batch it was given.
struct BatchKeeper final : TraceSink {
    TraceBatch batch;
    void take(TraceBatch &&taken) override { batch = std::move(taken); }
};

/// A program of one task, `main`: logs "begin" at 0 s, sleeps, logs "end", returns a value.
/// The sequence numbers of its events stand beside them.
inline TraceBatch oneTaskThatSleeps(double seconds = 2, std::string_view value = "5")
{
    BatchKeeper keeper;
    TraceWriter writer(keeper);
    const TaskId task(1);
    TaskInfo info;
    info.name = writer.text("main");
    info.coroutine = info.name;
    writer.setTime(0);
    writer.append({.kind = EventKind::RunBegan}); // 0
    writer.addTask(task, info);
    writer.append({.kind = EventKind::TaskCreated, .subject = 1});                          // 1
    writer.append({.kind = EventKind::TaskReady, .subject = 1});                            // 2
    writer.append({.kind = EventKind::Iteration, .other = 1});                              // 3
    writer.append({.kind = EventKind::StepBegan, .flags = EventFlag::first, .subject = 1}); // 4
    writer.append({.kind = EventKind::LogLine,
                   .subject = 1,
                   .block = BlockId(logBlock),
                   .detail = writer.text("begin")}); // 5
    writer.append({.kind = EventKind::Suspended,
                   .aux = std::uint16_t(WaitKind::Sleep),
                   .subject = 1,
                   .object = AwaitableId::future(1),
                   .block = BlockId(sleepBlock),
                   .detail = writer.number(seconds)}); // 6
    writer.setTime(seconds);
    writer.append({.kind = EventKind::Iteration, .other = 2});                        // 7
    writer.append({.kind = EventKind::FutureDone, .object = AwaitableId::future(1)}); // 8
    writer.append(
        {.kind = EventKind::TaskReady, .subject = 1, .object = AwaitableId::future(1)});       // 9
    writer.append({.kind = EventKind::Iteration, .other = 3});                                 // 10
    writer.append({.kind = EventKind::StepBegan, .subject = 1, .block = BlockId(sleepBlock)}); // 11
    writer.append({.kind = EventKind::LogLine,
                   .subject = 1,
                   .block = BlockId(logBlock),
                   .detail = writer.text("end")}); // 12
    writer.append(
        {.kind = EventKind::TaskFinished, .subject = 1, .detail = writer.text(value)}); // 13
    writer.append({.kind = EventKind::RunEnded, .detail = writer.text(value)});         // 14
    writer.append({.kind = EventKind::RecordingEnded});                                 // 15
    writer.flush();
    return std::move(keeper.batch);
}

} // namespace coroscope::testing_support
