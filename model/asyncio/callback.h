// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ids.h"
#include "values/objects.h"

#include <QVarLengthArray>

#include <span>
#include <string>

namespace coroscope::asyncio {

class EventLoop;

/// Something that the loop can call: a function of the program, or asyncio's own machinery.
class Callback : public TrackedObject {
public:
    /// Calls it. May throw Raised: the loop reports it and goes on.
    virtual void run(EventLoop &loop, std::span<const Value> args) = 0;
    /// How a trace names it: CPython's __qualname__.
    virtual std::string name() const { return std::string(internalName()); }
    /// The name of one of asyncio's own: always the same characters in memory for the same kind.
    virtual std::string_view internalName() const { return {}; }
    /// True for asyncio's own.
    virtual bool isInternal() const { return true; }
    /// Callbacks that are the same to remove_done_callback().
    virtual bool isSame(const Callback &other) const { return this == &other; }
    /// What of the program it calls; None for asyncio's own.
    virtual const Value &callable() const { return none(); }
    /// The arguments that a trace shows, given those of the handle.
    virtual std::vector<Value> shownArguments(std::span<const Value> args) const
    {
        return {args.begin(), args.end()};
    }

    /// True when these are more than those of the handle.
    virtual bool showsMoreArguments() const { return false; }

    std::string_view typeName() const override { return "callback"; }
    void clearReferences() override {}
    /// The block that registered it as a done callback.
    BlockId block{};
    /// The observer's number of its name, which is looked up once; 0: not yet.
    mutable std::uint32_t nameId = 0;

protected:
    Callback() : TrackedObject(Type::Other) {}

private:
    static const Value &none();
};

/// A callable value of the program.
class ValueCallback final : public Callback {
public:
    explicit ValueCallback(Value callable);
    void run(EventLoop &loop, std::span<const Value> args) override;
    std::string name() const override;
    /// Methods of a loop, of locks and queues are asyncio's own code.
    bool isInternal() const override { return m_internal; }
    bool isSame(const Callback &other) const override;
    std::vector<Value> shownArguments(std::span<const Value> args) const override;
    bool showsMoreArguments() const override { return m_callable.type() != Type::Function; }
    void clearReferences() override { m_callable = Value(); }
    const Value &callable() const override { return m_callable; }

private:
    Value m_callable;
    bool m_internal = false;
};

/// The arguments of a handle: seldom more than two.
using HandleArgs = QVarLengthArray<Value, 2>;
inline HandleArgs handleArgs(std::span<const Value> args) { return {args.begin(), args.end()}; }

/// A callback that is scheduled or has run. Cancelling it only marks it; the queue skips it.
/// CPython: asyncio.Handle.
class Handle : public TrackedObject {
public:
    static constexpr Type valueType = Type::Handle;
    Handle(EventLoop &loop, std::uint32_t number, Ref<Callback> callback, HandleArgs args)
        : TrackedObject(valueType), m_loop(&loop), m_callback(std::move(callback)),
          m_args(std::move(args)), m_number(number)
    {
    }
    Handle(EventLoop &loop, std::uint32_t number, Ref<Callback> callback,
           std::span<const Value> args)
        : TrackedObject(valueType), m_loop(&loop), m_callback(std::move(callback)),
          m_args(args.begin(), args.end()), m_number(number)
    {
    }
    void cancel();
    bool isCancelled() const { return m_cancelled; }
    /// The block that scheduled it.
    BlockId block() const { return m_block; }
    std::uint32_t number() const { return m_number; }
    const Ref<Callback> &callback() const { return m_callback; }
    std::span<const Value> args() const { return {m_args.data(), std::size_t(m_args.size())}; }
    /// True for call_later and call_at.
    bool isTimer() const { return m_isTimer; }
    /// A timer's deadline in seconds of loop time.
    double when() const { return m_when; }

    std::string_view typeName() const override { return m_isTimer ? "TimerHandle" : "Handle"; }
    std::string repr() const override;
    const MethodTable *methods() const override;
    void clearReferences() override;

private:
    friend class EventLoop;
    /// While it runs its arguments are in use: cancelling it must not drop them.
    enum class State : std::uint8_t { Scheduled, Running, Run };
    EventLoop *m_loop;
    Ref<Callback> m_callback;
    HandleArgs m_args;
    double m_when = 0;
    std::uint32_t m_number;
    BlockId m_block;
    State m_state = State::Scheduled;
    bool m_isTimer = false;
    bool m_inHeap = false;
    bool m_cancelled = false;
};

} // namespace coroscope::asyncio
