// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "values/objects.h"

namespace coroscope {

/// A Python exception on its way through C++ code.
struct Raised {
    Ref<Exception> exception;
};

/// CPython's built-in exception classes that the language knows, and asyncio's.
enum class Error : std::uint8_t {
    BaseException,
    BaseExceptionGroup,
    GeneratorExit,
    KeyboardInterrupt,
    SystemExit,
    CancelledError,
    Exception,
    ExceptionGroup,
    ArithmeticError,
    OverflowError,
    ZeroDivisionError,
    AssertionError,
    AttributeError,
    EOFError,
    LookupError,
    IndexError,
    KeyError,
    MemoryError,
    NameError,
    UnboundLocalError,
    OSError,
    ConnectionError,
    ConnectionResetError,
    ConnectionRefusedError,
    FileNotFoundError,
    PermissionError,
    BlockingIOError,
    BrokenPipeError,
    ChildProcessError,
    ConnectionAbortedError,
    FileExistsError,
    InterruptedError,
    IsADirectoryError,
    NotADirectoryError,
    ProcessLookupError,
    TimeoutError,
    RuntimeError,
    NotImplementedError,
    RecursionError,
    StopIteration,
    StopAsyncIteration,
    TypeError,
    ValueError,
    UnicodeError,
    InvalidStateError,
    BrokenBarrierError,
    QueueEmpty,
    QueueFull,
    Warning,
    RuntimeWarning,
    DeprecationWarning,
    UserWarning,
    BufferError,
    FloatingPointError,
    ReferenceError,
    SystemError,
};
inline constexpr std::size_t errorCount = static_cast<std::size_t>(Error::SystemError) + 1;

/// The class of \p error. One object a heap, made when first asked for.
Ref<TypeObject> errorClass(Error error);
/// Makes an exception with one message argument.
Ref<Exception> makeError(Error error, std::string message);
/// Makes an exception with any arguments.
Ref<Exception> makeError(Error error, std::vector<Value> args = {});
/// Throws makeError(...) as Raised.
[[noreturn]] void raise(Error error, std::string message);
/// True when \p exception is an instance of \p error or of a subclass.
bool isInstance(const Exception &exception, Error error);
/// Makes \p handled, what was being handled when \p exception was raised, its context, whatever it
/// was before; a chain that already leads to it is cut there. Null or itself changes nothing.
/// CPython: _PyErr_SetObject.
void setContext(Exception &exception, Exception *handled);

} // namespace coroscope
