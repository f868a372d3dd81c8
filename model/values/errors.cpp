// SPDX-License-Identifier: GPL-3.0-or-later
#include "values/errors.h"

#include "values/operations.h"
#include "values/types.h"

#include <set>

namespace coroscope {
namespace {

struct ErrorFacts {
    Error error;
    std::string_view name;
    Error base; // itself for BaseException
    std::string_view module = {};
};

// In the order of Error.
constexpr ErrorFacts errorFacts[] = {
    {Error::BaseException, "BaseException", Error::BaseException},
    {Error::BaseExceptionGroup, "BaseExceptionGroup", Error::BaseException},
    {Error::GeneratorExit, "GeneratorExit", Error::BaseException},
    {Error::KeyboardInterrupt, "KeyboardInterrupt", Error::BaseException},
    {Error::SystemExit, "SystemExit", Error::BaseException},
    {Error::CancelledError, "CancelledError", Error::BaseException, "asyncio.exceptions"},
    {Error::Exception, "Exception", Error::BaseException},
    {Error::ExceptionGroup, "ExceptionGroup", Error::BaseExceptionGroup},
    {Error::ArithmeticError, "ArithmeticError", Error::Exception},
    {Error::OverflowError, "OverflowError", Error::ArithmeticError},
    {Error::ZeroDivisionError, "ZeroDivisionError", Error::ArithmeticError},
    {Error::AssertionError, "AssertionError", Error::Exception},
    {Error::AttributeError, "AttributeError", Error::Exception},
    {Error::EOFError, "EOFError", Error::Exception},
    {Error::LookupError, "LookupError", Error::Exception},
    {Error::IndexError, "IndexError", Error::LookupError},
    {Error::KeyError, "KeyError", Error::LookupError},
    {Error::MemoryError, "MemoryError", Error::Exception},
    {Error::NameError, "NameError", Error::Exception},
    {Error::UnboundLocalError, "UnboundLocalError", Error::NameError},
    {Error::OSError, "OSError", Error::Exception},
    {Error::ConnectionError, "ConnectionError", Error::OSError},
    {Error::ConnectionResetError, "ConnectionResetError", Error::ConnectionError},
    {Error::ConnectionRefusedError, "ConnectionRefusedError", Error::ConnectionError},
    {Error::FileNotFoundError, "FileNotFoundError", Error::OSError},
    {Error::PermissionError, "PermissionError", Error::OSError},
    {Error::BlockingIOError, "BlockingIOError", Error::OSError},
    {Error::BrokenPipeError, "BrokenPipeError", Error::ConnectionError},
    {Error::ChildProcessError, "ChildProcessError", Error::OSError},
    {Error::ConnectionAbortedError, "ConnectionAbortedError", Error::ConnectionError},
    {Error::FileExistsError, "FileExistsError", Error::OSError},
    {Error::InterruptedError, "InterruptedError", Error::OSError},
    {Error::IsADirectoryError, "IsADirectoryError", Error::OSError},
    {Error::NotADirectoryError, "NotADirectoryError", Error::OSError},
    {Error::ProcessLookupError, "ProcessLookupError", Error::OSError},
    {Error::TimeoutError, "TimeoutError", Error::OSError},
    {Error::RuntimeError, "RuntimeError", Error::Exception},
    {Error::NotImplementedError, "NotImplementedError", Error::RuntimeError},
    {Error::RecursionError, "RecursionError", Error::RuntimeError},
    {Error::StopIteration, "StopIteration", Error::Exception},
    {Error::StopAsyncIteration, "StopAsyncIteration", Error::Exception},
    {Error::TypeError, "TypeError", Error::Exception},
    {Error::ValueError, "ValueError", Error::Exception},
    {Error::UnicodeError, "UnicodeError", Error::ValueError},
    {Error::InvalidStateError, "InvalidStateError", Error::Exception, "asyncio.exceptions"},
    {Error::BrokenBarrierError, "BrokenBarrierError", Error::RuntimeError, "asyncio.exceptions"},
    {Error::QueueEmpty, "QueueEmpty", Error::Exception, "asyncio.queues"},
    {Error::QueueFull, "QueueFull", Error::Exception, "asyncio.queues"},
    {Error::Warning, "Warning", Error::Exception},
    {Error::RuntimeWarning, "RuntimeWarning", Error::Warning},
    {Error::DeprecationWarning, "DeprecationWarning", Error::Warning},
    {Error::UserWarning, "UserWarning", Error::Warning},
    {Error::BufferError, "BufferError", Error::Exception},
    {Error::FloatingPointError, "FloatingPointError", Error::ArithmeticError},
    {Error::ReferenceError, "ReferenceError", Error::Exception},
    {Error::SystemError, "SystemError", Error::Exception},
};

constexpr bool isInOrder()
{
    for (std::size_t i = 0; i < errorCount; ++i) {
        if (errorFacts[i].error != static_cast<Error>(i))
            return false;
    }
    return std::size(errorFacts) == errorCount;
}
static_assert(isInOrder());

} // namespace

const Ref<TypeObject> &TypeRegistry::error(Error error)
{
    Ref<TypeObject> &cls = m_errors[static_cast<std::size_t>(error)];
    if (!cls) {
        const ErrorFacts &facts = errorFacts[static_cast<std::size_t>(error)];
        const TypeObject *base = facts.base == error ? nullptr : this->error(facts.base).get();
        cls = make<TypeObject>(facts.name, base, true, facts.module, typeTag(error));
    }
    return cls;
}

Ref<TypeObject> errorClass(Error error) { return Heap::current()->types().error(error); }

Ref<Exception> makeError(Error error, std::string message)
{
    std::vector<Value> args;
    args.push_back(text(std::move(message)));
    return make<Exception>(errorClass(error), std::move(args));
}

Ref<Exception> makeError(Error error, std::vector<Value> args)
{
    return make<Exception>(errorClass(error), std::move(args));
}

void raise(Error error, std::string message) { throw Raised{makeError(error, std::move(message))}; }

bool isInstance(const Exception &exception, Error error)
{
    const int tag = exception.cls->tag;
    return tag == typeTag(error) || exception.cls->isSubclassOf(*errorClass(error));
}

void setContext(Exception &exception, Exception *handled)
{
    if (!handled || handled == &exception)
        return;
    std::set<const Exception *> seen;
    for (Exception *each = handled; each && seen.insert(each).second; each = each->context.get()) {
        if (each->context.get() == &exception)
            each->context = nullptr;
    }
    exception.context = Ref<Exception>(handled);
}

} // namespace coroscope
