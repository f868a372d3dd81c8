// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "values/call.h"

#include <QCoro/QCoroTask>

#include <functional>
#include <string>

namespace coroscope::asyncio {

class EventLoop;
class Task;

/// How the outcome of an await reaches the coroutine. CPython's coroutines have a method for each.
enum class Arrival : std::uint8_t {
    AtOnce, ///< nothing was suspended
    Sent,   ///< send(): its task was resumed
    Thrown, ///< throw(): its task was resumed with an exception
    Closed, ///< close(): GeneratorExit, or what a coroutine that it awaits has made of it
    Refused ///< it has awaited something while it was being closed
};

/// How something ended: with a value, or (when set) with an exception.
struct Outcome {
    Value value;
    Ref<Exception> exception;
};

/// Thrown into a suspended coroutine to take it down because its loop goes away. No `except` of a
/// program can catch it; C++ coroutines let it pass.
struct LoopStopped {};

/// A coroutine object: a computation that has not begun. A Task, or an await in another coroutine,
/// runs it once. CPython: types.CoroutineType.
class Coroutine : public TrackedObject {
public:
    static constexpr Type valueType = Type::Coroutine;
    /// Lets an interpreter take a short cut for kinds that it knows.
    enum class Kind : std::uint8_t { Native, Sleep, Waits, Program };

    Kind kind() const { return m_kind; }
    std::string_view typeName() const override { return "coroutine"; }
    std::string repr() const override { return "<coroutine object " + qualifiedName() + ">"; }
    /// `__name__` and `__qualname__`.
    bool attribute(std::string_view name, Value &out) const override;
    const MethodTable *methods() const override;
    bool hasFinalizer() const override { return !isTaken(); }
    /// Begun, or given to somebody who runs it.
    bool isTaken() const { return m_progress != Progress::New; }
    /// Raises what CPython does when one is awaited that is over, waits or runs.
    virtual void checkAwaitable() const;
    /// How the repr of a task tells of it. CPython: coroutines._format_coroutine.
    virtual std::string description(bool isDone) const
    {
        return qualifiedName() + (isDone ? "() done" : "() running"); // also before it has begun
    }
    /// True for asyncio's own, as traces mark them.
    virtual bool isInternal() const { return true; }

    /// Runs it as part of \p loop's current task, at once up to its first suspension. Must be
    /// called once only; the object lives until the returned task is done. \p outcome is set at the
    /// end: to a RecursionError at once when as many coroutines as Python's stack takes frames are
    /// being started within one another.
    QCoro::Task<> start(EventLoop &loop, Outcome &outcome);
    /// The same for one that another coroutine awaits, and holds.
    QCoro::Task<> startAwaited(EventLoop &loop, Outcome &outcome);
    /// Marks it as begun by the current task of \p loop. False when it must not begin: \p outcome
    /// is the RecursionError.
    bool beginNested(EventLoop &loop, Outcome &outcome);
    /// \p thrown is thrown into it before it has begun: whether it begins with that, instead of
    /// ending at once.
    virtual bool beginsWith(const Ref<Exception> & /*thrown*/) { return false; }
    /// Marks it as begun by \p task, which may be null: one of asyncio's own runs it, or a thread.
    void begin(Task *task)
    {
        m_progress = Progress::Begun;
        m_task = task;
    }
    /// Marks it as over, whether it has run or not (a task cancelled before its first step).
    void end()
    {
        m_progress = Progress::Over;
        m_task = nullptr;
        clearReferences();
    }
    /// The task that runs it: its own coroutine, or one that this awaits. Null before and after.
    Task *task() const { return m_task; }
    /// Raises GeneratorExit where it waits, and what it makes of that; whoever awaits it goes on to
    /// wait. Raises ValueError when it runs. CPython: gen_close.
    void close();
    /// It is one that another awaits, and is being closed: when it has ended, the other is to wait.
    bool isClosing() const { return m_progress == Progress::Closing; }
    void beginClosing() { m_progress = Progress::Closing; }

protected:
    explicit Coroutine(Kind kind) : TrackedObject(valueType), m_kind(kind) {}
    virtual QCoro::Task<> run(EventLoop &loop, Outcome &outcome) = 0;
    /// Warns when it was never awaited. CPython: _PyErr_WarnUnawaitedCoroutine.
    void destroy() override;

private:
    enum class Progress : std::uint8_t { New, Begun, Closing, Over };

    QCoro::Task<> startKnown(EventLoop &loop, Outcome &outcome);

    Task *m_task = nullptr;
    Kind m_kind;
    Progress m_progress = Progress::New;
};

/// For who awaits a coroutine that has been closed meanwhile: gives \p outcome to who closes it,
/// waits on, and puts there what is learnt when the task is resumed.
QCoro::Task<> waitClosed(EventLoop &loop, Outcome &outcome);

/// A coroutine written in C++: `wait`, `Lock.acquire`, anything returning QCoro::Task<Value>.
/// Raised exceptions become its outcome.
class NativeCoroutine final : public Coroutine {
public:
    using Body = std::function<QCoro::Task<Value>(EventLoop &)>;
    NativeCoroutine(std::string name, Body body, bool isInternal = true)
        : Coroutine(Kind::Native), m_name(std::move(name)), m_body(std::move(body)),
          m_internal(isInternal)
    {
    }
    bool isInternal() const override { return m_internal; }
    std::string qualifiedName() const override { return m_name; }
    void clearReferences() override { m_body = nullptr; }

protected:
    QCoro::Task<> run(EventLoop &loop, Outcome &outcome) override;

private:
    std::string m_name;
    Body m_body;
    bool m_internal;
};

/// `asyncio.sleep(delay, result)`.
class SleepCoroutine final : public Coroutine {
public:
    SleepCoroutine(Value delayValue, Value resultValue)
        : Coroutine(Kind::Sleep), delay(std::move(delayValue)), result(std::move(resultValue))
    {
    }
    std::string qualifiedName() const override { return "sleep"; }
    void clearReferences() override { result = Value(); }

    Value delay; ///< seconds, an int or a float, as the program gave it
    Value result;

protected:
    QCoro::Task<> run(EventLoop &loop, Outcome &outcome) override;
};

} // namespace coroscope::asyncio
