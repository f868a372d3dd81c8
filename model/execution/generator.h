// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "asyncio/asyncgenerator.h"
#include "asyncio/eventloop.h"
#include "execution/programcoroutine.h"

namespace coroscope {

class Machine;

/// What a function with a yield makes, and a generator expression. CPython: Objects/genobject.c.
class Generator final : public Iterator {
public:
    Generator(Machine &machine, FramePtr frame);

    std::string_view typeName() const override { return "generator"; }
    std::string repr() const override;
    const MethodTable *methods() const override;
    bool attribute(std::string_view name, Value &out) const override;
    bool next(Value &out) override { return resume({}, out); }
    bool send(const Value &value, Value &out) override { return resume({value, nullptr}, out); }
    Value takeReturned() override { return std::exchange(m_returned, Value()); }
    /// Goes on with a value that is sent in or an exception that is thrown in, to the next item.
    /// False at its end.
    bool resume(asyncio::Outcome sent, Value &out);
    /// Raises GeneratorExit where it stands. Raises RuntimeError when it yields then.
    void close();
    /// Closes it where it is suspended and the program may still run; what it raises nobody hears.
    /// CPython: _PyGen_Finalize.
    void finalize();
    bool hasFinalizer() const override { return isSuspended(); }
    void clearReferences() override;

protected:
    void destroy() override;

private:
    bool isSuspended() const { return m_frame && m_frame->ip > 0 && !m_isRunning; }
    Iterator *delegate() const;
    bool throwIntoDelegate(Ref<Exception> &exception, Value &out);
    bool run(Ref<Exception> thrown, Value &out);

    Machine *m_machine;
    const Code *m_code;
    FramePtr m_frame; ///< while it is suspended
    Value m_returned;
    bool m_isRunning = false;
};

/// How an asynchronous generator comes back from a step.
enum class StepEnd : std::uint8_t { Yielded, Returned, Raised };

class AsyncGeneratorStep;

/// What an async function with a yield makes, and a generator expression that awaits.
/// CPython: async_generator in Objects/genobject.c.
class ProgramAsyncGenerator final : public asyncio::AsyncGenerator {
public:
    ProgramAsyncGenerator(Machine &machine, FramePtr frame);

    std::string repr() const override;
    const MethodTable *methods() const override;
    bool attribute(std::string_view name, Value &out) const override;
    Ref<asyncio::Coroutine> aclose() override;
    /// `asend(value)`; of None it is `__anext__()`.
    Ref<AsyncGeneratorStep> asend(const Value &value);
    Ref<AsyncGeneratorStep> athrow(Ref<Exception> exception);
    bool hasFinalizer() const override { return m_loop != nullptr; }
    void clearReferences() override;

protected:
    void destroy() override;

private:
    friend class AsyncGeneratorStep;
    enum class StepKind : std::uint8_t { Send, Throw, Close };
    Ref<AsyncGeneratorStep> step(StepKind kind, asyncio::Outcome sent);

    Machine *m_machine;
    const Code *m_code;
    FramePtr m_frame;               ///< while it is suspended between two items
    Ref<asyncio::EventLoop> m_loop; ///< that iterated it first; null on threads
    bool m_isHooked = false;
    bool m_isRunning = false; ///< a step has begun and has not ended
    bool m_isClosed = false;
};

/// What awaits an item of an asynchronous generator, or its end: a coroutine that lets its frame
/// run on. CPython: async_generator_asend and async_generator_athrow.
class AsyncGeneratorStep final : public ProgramCoroutine {
public:
    using Kind = ProgramAsyncGenerator::StepKind;
    AsyncGeneratorStep(Ref<ProgramAsyncGenerator> generator, Kind kind, asyncio::Outcome sent)
        : ProgramCoroutine(*generator->m_machine), m_generator(std::move(generator)),
          m_sent(std::move(sent)), m_kind(kind)
    {
    }
    std::string_view typeName() const override;
    std::string qualifiedName() const override { return std::string(typeName()); }
    std::string repr() const override { return "<" + qualifiedName() + " object>"; }
    std::string description(bool isDone) const override;
    bool attribute(std::string_view, Value &) const override { return false; }
    void checkAwaitable() const override;
    bool hasFinalizer() const override { return m_generator->hasFinalizer(); }
    FramePtr takeFrame(Value &value) override;
    Ref<Exception> takeThrown() override
    {
        return std::exchange(m_sent.exception, std::move(m_thrownNext));
    }
    /// Takes the frame back, of which \p how and \p outcome say how it came. Gives what comes of
    /// the await.
    asyncio::Outcome end(FramePtr frame, StepEnd how, asyncio::Outcome outcome);
    /// As its throw(), which reaches the generator. CPython: async_gen_asend_throw.
    bool beginsWith(const Ref<Exception> &thrown) override
    {
        m_thrownNext = std::exchange(m_sent.exception, thrown);
        m_isThrownInto = true;
        return true;
    }
    /// The value that awaiting it gives when the generator is at its end, instead of raising
    /// StopAsyncIteration: of anext().
    void setDefault(Value value)
    {
        m_default = std::move(value);
        m_hasDefault = true;
    }
    void clearReferences() override
    {
        m_sent = {};
        m_thrownNext = nullptr;
    }

protected:
    void destroy() override { TrackedObject::destroy(); } // no warning when it was never awaited

private:
    Ref<ProgramAsyncGenerator> m_generator;
    asyncio::Outcome m_sent;
    Ref<Exception> m_thrownNext; ///< its own exception, when it began with another
    Value m_default;
    bool m_hasDefault = false;
    bool m_isThrownInto = false; ///< before it began
    Kind m_kind;
};

/// Makes what iterates \p iterable in an `async for`. CPython: GET_AITER.
Value asyncIterator(const Value &iterable);
/// Makes the step that awaits the next item of \p iterator. CPython: GET_ANEXT.
Value asyncNext(const Value &iterator);

/// The exception that throw() and its like are given: a class, or an instance.
Ref<Exception> thrownException(Caller &caller, const ArgumentReader &in);

/// Defines aiter() and anext() in \p machine.
void defineAsyncIteration(Machine &machine);

} // namespace coroscope
