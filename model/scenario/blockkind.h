// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace coroscope {

/// The kinds of blocks. What each means stands in one table, blockcatalog.cpp.
enum class BlockKind : std::uint8_t {
    // basic
    Log,
    Let,
    Do,
    Return,
    Yield,
    Raise,
    Pass,
    Assert,
    Delete,
    Comment,
    Scope,
    // time
    Sleep,
    Blocking,
    Compute,
    // call
    Await,
    // task
    CreateTask,
    Cancel,
    AddDoneCallback,
    RemoveDoneCallback,
    CurrentTask,
    AllTasks,
    Uncancel,
    Cancelling,
    GetName,
    SetName,
    // combine
    Gather,
    Wait,
    WaitFor,
    Shield,
    AsCompleted,
    // scope
    TaskGroup,
    Timeout,
    With,
    Reschedule,
    When,
    Expired,
    // future
    CreateFuture,
    SetResult,
    SetException,
    // callback
    CallSoon,
    CallLater,
    CallAt,
    // sync
    Lock,
    Event,
    Condition,
    Semaphore,
    Barrier,
    Queue,
    Acquire,
    Release,
    Put,
    Get,
    // sync: what else their methods do
    SetEvent,
    ClearEvent,
    WaitOn,
    WaitUntil,
    Notify,
    NotifyAll,
    PutNowait,
    GetNowait,
    TaskDone,
    JoinQueue,
    // thread
    ToThread,
    RunInExecutor,
    // control
    If,
    While,
    For,
    Break,
    Continue,
    Try,
    Define,
    Class,
    // clauses of control blocks
    Elif,
    Else,
    Except,
    ExceptStar,
    Finally,
    // program
    Run,
    NewEventLoop,
    RunUntilComplete,
    RunForever,
    Stop,
    Close,
    Runner,
    RunInRunner,
    // of a newer file: kept, shown, not run
    Unknown,
};

} // namespace coroscope
