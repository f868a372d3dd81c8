// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ids.h"
#include "core/time.h"
#include "core/waitkind.h"

#include <cstdint>

namespace coroscope {

/// What a recording is made of. One vocabulary for every executor. The comment says when the event
/// happens and what the columns hold; columns not named are 0. "value" is a TextId of a value as
/// JSON, written as the conformance traces write it (see valuetext.h).
enum class EventKind : std::uint8_t {
    /// The loop was entered (or the program began). detail: text "run_until_complete" or
    /// "run_forever".
    RunBegan,
    /// ... and left. flags: outcome; detail: value, or repr of the exception; other: as detail of
    /// its RunBegan.
    RunEnded,
    /// The loop begins an iteration. other: its number, from 1.
    Iteration,
    /// Task `subject` was made; it has not run. object: the parent task or nothing. Its names and
    /// its block are in Trace::task().
    TaskCreated,
    /// Task `subject` became runnable. It has not run yet: other ready handles go first. object:
    /// the future or task that woke it; nothing for its first step, a bare yield or a cancellation.
    TaskReady,
    /// Task `subject` holds the loop (the thread runs). flags: First, Thrown; detail: repr of the
    /// exception thrown in.
    StepBegan,
    /// Task `subject` gave the loop back (the thread blocks). object: what it waits for, or
    /// nothing;
    /// aux: WaitKind; detail: NumberId of a sleep's delay, or the lock's number, from 1; other:
    /// TextId of a worker's function, or the task that holds the lock (0: not known).
    Suspended,
    /// Task `subject` ended. flags: outcome; detail: value, repr of the exception, or the cancel
    /// message as value (0: none).
    TaskFinished,
    /// Future `object`, not a task, is done. aux: WaitKind (its kind); flags, detail: as
    /// TaskFinished. subject: the thread that did it (0 in a loop recording: whoever holds the
    /// loop).
    FutureDone,
    /// Handle `subject` was scheduled: call_soon, call_later, a done callback. object: the future
    /// it is given, if any; other: TextId of the function; flags: Internal, Timer; detail: NumberId
    /// of a timer's deadline in seconds.
    HandleScheduled,
    /// Handle `subject` was cancelled; it will be skipped.
    HandleCancelled,
    /// Handle `subject` runs. object, other, flags: as HandleScheduled; detail: its arguments as
    /// one JSON list (0: just the object, and None for a sleep's timer).
    CallbackBegan,
    /// ... and has returned. Only for handles that are not Internal.
    CallbackEnded,
    /// A gather, wait, wait_for, shield or task group was made by task `subject`. object: its
    /// future
    /// (nothing for wait, wait_for and task groups, whose members are not known yet);
    /// aux: CombinatorKind; other: ListId of the members; detail: NumberId of a timeout; flags:
    /// ReturnExceptions, FirstCompleted, FirstException.
    CombinatorMade,
    /// A wait returned in task `subject`. aux: CombinatorKind; other: ListId done; detail: ListId
    /// pending. For wait_for and task groups: flags: outcome, detail: value or repr of the
    /// exception;
    /// other: ListId of all tasks of the group.
    CombinatorCompleted,
    /// cancel() was called. subject: the task that called (0: a callback or the program); object:
    /// the target; flags: ReturnedTrue, HasMessage; detail: message as value.
    CancelRequested,
    /// uncancel() was called on task `subject`. other: what it returned.
    Uncancelled,
    /// A blocking call holds the thread of task `subject`. flags: Compute; detail: NumberId
    /// seconds.
    BlockingBegan,
    BlockingEnded,
    /// A line was printed by task `subject` (0: a callback or the program). detail: text. flags:
    /// Logged (by `logging`; aux: level; other: TextId of the message), Unwritten, GoesOn. object:
    /// of a worker thread's line, the task that holds the loop meanwhile.
    LogLine,
    /// Task `subject` (0: a callback or the program) comes to a block with a breakpoint, which has
    /// not been executed yet.
    BreakpointMet,
    /// The loop's exception handler was called. detail: text; other: TextId repr of the exception;
    /// object: the future; flags: Collected (its place depends on reference counts), OfHandler,
    /// Silent.
    ErrorReported,
    /// A warning as CPython's warnings module gives. detail: text; other: TextId of the category.
    WarningIssued,
    /// A remark on the run: what threads cannot do, what was modelled. detail: text.
    Note,
    /// Nothing is ready and no timer is left: the loop would wait for ever. other: ListId pending.
    Deadlock,
    /// A budget ended the run. detail: text.
    LimitReached,
    /// The recording ends. detail: text for a person, 0 when all went well; other: TextId repr of
    /// the exception that ended the program, 0 for none.
    RecordingEnded,
};

/// Bits of TraceEvent::flags. Which apply says the kind.
namespace EventFlag {
inline constexpr std::uint8_t failed = 1;    ///< outcome: raised
inline constexpr std::uint8_t cancelled = 2; ///< outcome: cancelled (neither bit: returned)
inline constexpr std::uint8_t first = 4;     ///< StepBegan: the first step
inline constexpr std::uint8_t thrown = 8;    ///< StepBegan: an exception is thrown in
inline constexpr std::uint8_t internal = 4;  ///< handles: asyncio's own
inline constexpr std::uint8_t timer = 8;     ///< handles: made by call_later or call_at
/// Suspended, BlockingBegan, CombinatorMade, HandleScheduled: the number was an int.
inline constexpr std::uint8_t wholeNumber = 16;
inline constexpr std::uint8_t returnExceptions = 1;
inline constexpr std::uint8_t firstCompleted = 2;
inline constexpr std::uint8_t firstException = 4;
inline constexpr std::uint8_t hasTimeout = 8; ///< CombinatorMade: detail is a NumberId
inline constexpr std::uint8_t returnedTrue = 1;
inline constexpr std::uint8_t hasMessage = 2;
inline constexpr std::uint8_t compute = 1; ///< BlockingBegan: busy work, not sleep
/// ErrorReported: by an object that went. LogLine, WarningIssued: when the program had ended.
inline constexpr std::uint8_t collected = 1;
/// ErrorReported: the exception handler itself has raised, and is not called for that.
inline constexpr std::uint8_t ofHandler = 2;
/// ErrorReported: the level of logging.getLogger("asyncio") lets nobody see it.
inline constexpr std::uint8_t silent = 4;
inline constexpr std::uint8_t logged = 2; ///< LogLine: on stderr, by the module logging
/// LogLine: a further line of the same message, or a message of asyncio's own.
inline constexpr std::uint8_t goesOn = 4;
inline constexpr std::uint8_t unwritten = 8; ///< LogLine: no handler was there to write it
} // namespace EventFlag

/// One event. 32 bytes in the columns of a Trace.
struct TraceEvent {
    EventKind kind = EventKind::Note;
    std::uint8_t flags = 0;
    std::uint16_t aux = 0;
    std::uint32_t subject = 0; ///< number of the task or handle
    AwaitableId object{};
    std::uint32_t other = 0;
    BlockId block{}; ///< the block that was being executed
    std::uint32_t detail = 0;
    Nanos time = 0; ///< since the run began, in the run's clock

    TaskId task() const { return TaskId(subject); }
    WaitKind waitKind() const { return static_cast<WaitKind>(aux); }
    bool has(std::uint8_t flag) const { return (flags & flag) != 0; }
};

} // namespace coroscope
