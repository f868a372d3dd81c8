// SPDX-License-Identifier: GPL-3.0-or-later
#include "asyncio/eventloop.h"
#include "execution/codebuilder.h"
#include "execution/generator.h"
#include "execution/machine.h"
#include "values/errors.h"
#include "values/instance.h"
#include "values/operations.h"

/// Asynchronous generators and their steps. CPython: Objects/genobject.c.
namespace coroscope {

namespace {

ProgramAsyncGenerator &asyncGenerator(const Value &self)
{
    return static_cast<ProgramAsyncGenerator &>(*self.object());
}

Value iteratorItself(Caller &, const Value &self, const Args &) { return self; }

Value nextStep(Caller &, const Value &self, const Args &)
{
    return asyncGenerator(self).asend(Value());
}

Value sendStep(Caller &, const Value &self, const Args &args)
{
    const ArgumentReader in("async_generator.asend", args, {"arg"}, 1, 1);
    return asyncGenerator(self).asend(in.at(0));
}

Value throwStep(Caller &caller, const Value &self, const Args &args)
{
    const ArgumentReader in("athrow", args, {"typ", "val", "tb"}, 1, 3);
    return asyncGenerator(self).athrow(thrownException(caller, in));
}

Value closeStep(Caller &, const Value &self, const Args &) { return asyncGenerator(self).aclose(); }

constexpr Method asyncGeneratorMethodList[] = {
    {"__aiter__", iteratorItself, "async_generator"},
    {"__anext__", nextStep, "async_generator"},
    {"aclose", closeStep, "async_generator"},
    {"asend", sendStep},
    {"athrow", throwStep},
};
constexpr MethodTable asyncGeneratorMethods{asyncGeneratorMethodList};

} // namespace

ProgramAsyncGenerator::ProgramAsyncGenerator(Machine &machine, FramePtr frame)
    : m_machine(&machine), m_code(frame->code), m_frame(std::move(frame))
{
}

std::string ProgramAsyncGenerator::repr() const
{
    return "<async_generator object " + m_code->qualifiedName + ">";
}

const MethodTable *ProgramAsyncGenerator::methods() const { return &asyncGeneratorMethods; }

bool ProgramAsyncGenerator::attribute(std::string_view name, Value &out) const
{
    return codeAttribute(*m_code, name, out);
}

/// CPython: async_gen_init_hooks.
Ref<AsyncGeneratorStep> ProgramAsyncGenerator::step(StepKind kind, asyncio::Outcome sent)
{
    if (!std::exchange(m_isHooked, true))
        m_loop = m_machine->host().asyncGeneratorBegins(*this);
    return make<AsyncGeneratorStep>(Ref<ProgramAsyncGenerator>(this), kind, std::move(sent));
}

Ref<AsyncGeneratorStep> ProgramAsyncGenerator::asend(const Value &value)
{
    return step(StepKind::Send, {value, nullptr});
}

Ref<AsyncGeneratorStep> ProgramAsyncGenerator::athrow(Ref<Exception> exception)
{
    return step(StepKind::Throw, {Value(), std::move(exception)});
}

Ref<asyncio::Coroutine> ProgramAsyncGenerator::aclose()
{
    return step(StepKind::Close, {Value(), makeError(Error::GeneratorExit)});
}

void ProgramAsyncGenerator::clearReferences() { m_frame.reset(); }

/// The loop closes an heir that stands where this one stood. CPython: _PyGen_Finalize.
void ProgramAsyncGenerator::destroy()
{
    if (m_loop)
        m_loop->forget(*this);
    const bool isLeft = m_frame && !m_isClosed && m_machine->mayRun();
    if (isLeft && m_loop && !m_loop->isTakenDown() && !m_loop->isClosed()) {
        const auto heir = make<ProgramAsyncGenerator>(*m_machine, std::move(m_frame));
        heir->m_loop = m_loop;
        heir->m_isHooked = true;
        m_loop->finalize(heir);
    }
    asyncio::AsyncGenerator::destroy();
}

// --- steps

std::string_view AsyncGeneratorStep::typeName() const
{
    return m_hasDefault           ? "anext_awaitable"
           : m_kind == Kind::Send ? "async_generator_asend"
                                  : "async_generator_athrow";
}

std::string AsyncGeneratorStep::description(bool) const
{
    return "<" + qualifiedName() + " without __name__>()";
}

void AsyncGeneratorStep::checkAwaitable() const
{
    if (isTaken())
        raise(Error::RuntimeError, m_kind == Kind::Send
                                       ? "cannot reuse already awaited __anext__()/asend()"
                                       : "cannot reuse already awaited aclose()/athrow()");
}

FramePtr AsyncGeneratorStep::takeFrame(Value &value)
{
    static constexpr const char *names[] = {"anext", "athrow", "aclose"}; // by kind
    ProgramAsyncGenerator &generator = *m_generator;
    FramePtr &frame = generator.m_frame;
    if (generator.m_isRunning)
        raise(Error::RuntimeError, std::string(names[static_cast<int>(m_kind)]) +
                                       "(): asynchronous generator is already running");
    const bool isClosing = m_kind == Kind::Close && !m_isThrownInto;
    const bool isOwnThrow = m_kind != Kind::Send && !m_isThrownInto;
    if (!frame && (isOwnThrow || m_hasDefault)) {
        value = m_default;
        return nullptr;
    }
    if (isOwnThrow ? generator.m_isClosed : !frame && !m_isThrownInto)
        throw Raised{makeError(Error::StopAsyncIteration)};
    const bool hasBegun = frame && frame->ip > 0;
    const bool isThrown = m_sent.exception != nullptr;
    generator.m_isClosed |= isClosing;
    if (isThrown && !hasBegun) {
        frame.reset();
        if (!isClosing)
            throw Raised{std::move(m_sent.exception)};
        return nullptr;
    }
    if (!hasBegun && !m_sent.value.isNone())
        raise(Error::TypeError, "can't send non-None value to a just-started async generator");
    if (hasBegun && !isThrown)
        frame->push(std::move(m_sent.value));
    generator.m_isRunning = true;
    frame->slot(frame->code->stepSlot) = Value(Ref<AsyncGeneratorStep>(this));
    return std::move(frame);
}

asyncio::Outcome AsyncGeneratorStep::end(FramePtr frame, StepEnd how, asyncio::Outcome outcome)
{
    ProgramAsyncGenerator &generator = *m_generator;
    generator.m_isRunning = false;
    const bool isClosing = m_kind == Kind::Close;
    switch (how) {
    case StepEnd::Yielded:
        generator.m_frame = std::move(frame);
        if (isClosing)
            return {Value(),
                    makeError(Error::RuntimeError, "async generator ignored GeneratorExit")};
        return outcome;
    case StepEnd::Returned:
        if (isClosing || m_hasDefault)
            return {m_default, nullptr};
        return {Value(), makeError(Error::StopAsyncIteration)};
    case StepEnd::Raised:
        break;
    }
    const bool isExit = isInstance(*outcome.exception, Error::GeneratorExit);
    generator.m_isClosed |= isExit;
    return isExit && isClosing ? asyncio::Outcome() : outcome;
}

// --- iteration

namespace {

bool isAsyncIterator(const Value &value)
{
    return value.as<asyncio::AsyncGenerator>() || specialMember(value, "__anext__");
}

} // namespace

Value asyncIterator(const Value &iterable)
{
    if (iterable.as<asyncio::AsyncGenerator>())
        return iterable;
    const std::optional<Value> given = callSpecial(iterable, "__aiter__");
    if (!given)
        raise(Error::TypeError, "'async for' requires an object with __aiter__ method, got " +
                                    std::string(typeName(iterable)));
    if (!isAsyncIterator(*given))
        raise(Error::TypeError, "'async for' received an object from __aiter__ that does not "
                                "implement __anext__: " +
                                    std::string(typeName(*given)));
    return *given;
}

Value asyncNext(const Value &iterator)
{
    if (iterator.as<asyncio::AsyncGenerator>())
        return asyncGenerator(iterator).asend(Value());
    return callNeeded(iterator, "__anext__");
}

namespace {

Value aiter(Caller &, const Args &args)
{
    const ArgumentReader in("aiter", args, {"async_iterable"}, 1, 1);
    if (!in.at(0).as<asyncio::AsyncGenerator>() && !specialMember(in.at(0), "__aiter__"))
        raise(Error::TypeError,
              "'" + std::string(typeName(in.at(0))) + "' object is not an async iterable");
    return asyncIterator(in.at(0));
}

/// What `anext(iterator, default)` gives for an object: awaits what its `__anext__` has given, and
/// is the default where that raises StopAsyncIteration. CPython: anextawaitable in iterobject.c.
class AnextAwaitable final : public ProgramCoroutine {
public:
    using ProgramCoroutine::ProgramCoroutine;
    std::string_view typeName() const override { return "anext_awaitable"; }
    std::string repr() const override { return "<anext_awaitable object>"; }
    std::string description(bool) const override { return "<anext_awaitable without __name__>()"; }
    bool attribute(std::string_view, Value &) const override { return false; }

protected:
    void destroy() override { TrackedObject::destroy(); } // no warning when it was never awaited
};

const Code &anextCode()
{
    static const Code all = [] {
        Code code;
        code.kind = Code::Kind::Coroutine;
        code.name = code.qualifiedName = "anext_awaitable";
        CodeBuilder builder(code);
        const auto awaitable = static_cast<std::int32_t>(builder.addSlot(".awaitable"));
        const auto fallback = static_cast<std::int32_t>(builder.addSlot(".default"));
        const auto raised = builder.newLabel();
        const std::uint32_t begin = builder.here();
        builder.emit(Op::LoadLocal, awaitable);
        builder.emit(Op::Await);
        builder.guard(begin, builder.here(), raised, 0, 0);
        builder.emit(Op::Return);
        builder.bind(raised, 1);
        builder.emit(Op::EndAsyncFor);
        builder.emit(Op::LoadLocal, fallback);
        builder.emit(Op::Return);
        builder.finish();
        return code;
    }();
    return all;
}

Value anext(Caller &caller, const Args &args)
{
    const ArgumentReader in("anext", args, {"aiterator", "default"}, 1, 2);
    if (!isAsyncIterator(in.at(0)))
        raise(Error::TypeError,
              "'" + std::string(typeName(in.at(0))) + "' object is not an async iterator");
    if (!in.has(1))
        return asyncNext(in.at(0));
    if (!in.at(0).as<asyncio::AsyncGenerator>()) {
        const Value awaitable = asyncNext(in.at(0));
        FramePtr frame = Frame::make(anextCode());
        frame->slot(0) = awaitable;
        frame->slot(1) = in.at(1);
        return make<AnextAwaitable>(static_cast<Machine &>(caller), std::move(frame));
    }
    Ref<AsyncGeneratorStep> step = asyncGenerator(in.at(0)).asend(Value());
    step->setDefault(in.at(1));
    return step;
}

} // namespace

void defineAsyncIteration(Machine &machine)
{
    machine.define("aiter", make<Builtin>("aiter", aiter));
    machine.define("anext", make<Builtin>("anext", anext));
}

} // namespace coroscope
