// SPDX-License-Identifier: GPL-3.0-or-later
#include "execution/generator.h"

#include "execution/fiber.h"
#include "values/errors.h"
#include "values/operations.h"

namespace coroscope {

namespace {

/// Does \p work, which the end of an object makes necessary. What it raises, nobody hears; what
/// ends the run is noticed again at the next block.
template <class Work>
void quietly(Work &&work)
{
    try {
        work();
    } catch (const Raised &) {
    } catch (const asyncio::LoopStopped &) {
    }
}

Generator &generator(const Value &self) { return static_cast<Generator &>(*self.object()); }

Value itemOrStop(Generator &generator, bool isItem, Value item)
{
    if (!isItem)
        throw Raised{stopIteration(generator)};
    return item;
}

Value nextOfGenerator(Caller &, const Value &self, const Args &)
{
    Value item;
    const bool isItem = generator(self).next(item);
    return itemOrStop(generator(self), isItem, std::move(item));
}

Value sendToGenerator(Caller &, const Value &self, const Args &args)
{
    const ArgumentReader in("generator.send", args, {"arg"}, 1, 1);
    Value item;
    const bool isItem = generator(self).send(in.at(0), item);
    return itemOrStop(generator(self), isItem, std::move(item));
}

Value throwIntoGenerator(Caller &caller, const Value &self, const Args &args)
{
    const ArgumentReader in("throw", args, {"typ", "val", "tb"}, 1, 3);
    Value item;
    const bool isItem = generator(self).resume({Value(), thrownException(caller, in)}, item);
    return itemOrStop(generator(self), isItem, std::move(item));
}

Value closeGenerator(Caller &, const Value &self, const Args &)
{
    generator(self).close();
    return {};
}

Value iteratorOfGenerator(Caller &, const Value &self, const Args &) { return self; }

constexpr Method generatorMethodList[] = {
    {"__iter__", iteratorOfGenerator, "generator"},
    {"__next__", nextOfGenerator, "generator"},
    {"close", closeGenerator, "generator"},
    {"send", sendToGenerator},
    {"throw", throwIntoGenerator},
};
constexpr MethodTable generatorMethods{generatorMethodList};

} // namespace

Ref<Exception> thrownException(Caller &caller, const ArgumentReader &in)
{
    Value thrown = in.at(0);
    const auto *cls = thrown.as<TypeObject>();
    if (cls && cls->isException) {
        const Value argument = in.get(1);
        thrown = argument.as<Exception>() ? argument
                 : argument.isNone()      ? caller.call(thrown, {})
                                          : caller.call(thrown, {{&argument, 1}, {}});
    }
    if (auto *exception = thrown.as<Exception>())
        return Ref<Exception>(exception);
    raise(Error::TypeError, "exceptions must be classes or instances deriving from BaseException, "
                            "not " +
                                std::string(typeName(thrown)));
}

Generator::Generator(Machine &machine, FramePtr frame)
    : m_machine(&machine), m_code(frame->code), m_frame(std::move(frame))
{
}

std::string Generator::repr() const { return "<generator object " + m_code->qualifiedName + ">"; }

const MethodTable *Generator::methods() const { return &generatorMethods; }

bool Generator::attribute(std::string_view name, Value &out) const
{
    return codeAttribute(*m_code, name, out);
}

/// What it stands at with `yield from`, or null. CPython: _PyGen_yf.
Iterator *Generator::delegate() const
{
    if (!isSuspended())
        return nullptr;
    const Instruction &last = m_frame->code->instructions[m_frame->ip - 1];
    return last.op == Op::Yield && last.n != 0 ? m_frame->peek().as<Iterator>() : nullptr;
}

bool Generator::resume(asyncio::Outcome sent, Value &out)
{
    if (m_isRunning)
        raise(Error::ValueError, "generator already executing");
    if (sent.exception && delegate())
        return throwIntoDelegate(sent.exception, out) || run(std::move(sent.exception), out);
    if (!m_frame || m_frame->ip == 0) {
        if (sent.exception) {
            m_frame.reset();
            throw Raised{std::move(sent.exception)};
        }
        if (!m_frame)
            return false;
        if (!sent.value.isNone())
            raise(Error::TypeError, "can't send non-None value to a just-started generator");
    } else if (!sent.exception) {
        m_frame->push(std::move(sent.value));
    }
    return run(std::move(sent.exception), out);
}

/// What is thrown in goes to what it delegates to. True when that yields; else \p exception is what
/// comes of it here, null when what was delegated to has returned. CPython: _gen_throw.
bool Generator::throwIntoDelegate(Ref<Exception> &exception, Value &out)
{
    const Ref<Iterator> inner(delegate());
    auto *generator = dynamic_cast<Generator *>(inner.get());
    if (!generator)
        return false;
    m_isRunning = true;
    try {
        if (isInstance(*exception, Error::GeneratorExit)) {
            generator->close();
        } else if (generator->resume({Value(), exception}, out)) {
            m_isRunning = false;
            return true;
        } else {
            exception = nullptr;
            const Instruction &send = m_frame->code->instructions[m_frame->ip - 2];
            m_frame->drop();
            m_frame->push(generator->takeReturned());
            m_frame->ip = static_cast<std::uint32_t>(send.n);
        }
    } catch (const Raised &raised) {
        exception = raised.exception;
    }
    m_isRunning = false;
    return false;
}

bool Generator::run(Ref<Exception> thrown, Value &out)
{
    m_isRunning = true;
    Fiber fiber(*m_machine, std::move(m_frame));
    Fiber::Pause pause = fiber.resume({Value(), std::move(thrown)});
    m_isRunning = false;
    switch (pause.kind) {
    case Fiber::Pause::Kind::Yielded:
        m_frame = fiber.takeFrame();
        out = std::move(pause.value);
        return true;
    case Fiber::Pause::Kind::Returned:
        m_returned = std::move(pause.value);
        return false;
    case Fiber::Pause::Kind::Raised:
        throw Raised{std::move(pause.exception)};
    case Fiber::Pause::Kind::Awaits:
    case Fiber::Pause::Kind::Closed:
        break;
    }
    raise(Error::RuntimeError, "a generator cannot wait");
}

void Generator::close()
{
    if (!isSuspended() && !m_isRunning)
        return m_frame.reset();
    Value item;
    bool hasYielded = false;
    try {
        hasYielded = resume({Value(), makeError(Error::GeneratorExit)}, item);
    } catch (const Raised &raised) {
        if (!isInstance(*raised.exception, Error::GeneratorExit) &&
            !isInstance(*raised.exception, Error::StopIteration))
            throw;
    }
    if (hasYielded)
        raise(Error::RuntimeError, "generator ignored GeneratorExit");
}

void Generator::clearReferences()
{
    m_frame.reset();
    m_returned = Value();
}

/// Those that end within one another beyond a depth are let go as they are.
void Generator::finalize()
{
    constexpr int mostClosing = 100;
    thread_local int closing = 0;
    if (isSuspended() && closing < mostClosing && m_machine->mayRun()) {
        ++closing;
        quietly([this] { close(); });
        --closing;
    }
}

void Generator::destroy()
{
    retain(); // its blocks may take and drop references to it
    finalize();
    if (references() == 1)
        Iterator::destroy();
    else
        release();
}

} // namespace coroscope
