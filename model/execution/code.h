// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ids.h"
#include "values/call.h"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace coroscope {

/// The instructions of the interpreter's stack machine. `n` is the instruction's argument; "pops"
/// and "pushes" speak of the frame's value stack, top last.
enum class Op : std::uint8_t {
    Statement, ///< block n begins: counts a step, looks for Stop
    LoadConst, ///< pushes constant n
    LoadLocal,
    StoreLocal,
    DeleteLocal, ///< slot n
    MakeCell,    ///< slot n becomes a cell that holds what was in it
    LoadCell,
    StoreCell,
    DeleteCell, ///< the cell in slot n
    LoadGlobal,
    StoreGlobal,
    DeleteGlobal, ///< module variable n
    Pop,
    Dup,
    DupTwo,
    Swap,
    RotateThree, ///< RotateThree: a b c -> c a b
    BuildTuple,
    BuildList,
    BuildSet,
    BuildDict, ///< n items (dict: pairs)
    ListAppend,
    SetAdd,
    DictSet, ///< onto the collection n below the popped item(s)
    ListExtend,
    SetUpdate,
    DictMerge, ///< pops an iterable or mapping, into the one below; n: keywords of a call
    ListToTuple,
    UnpackSequence, ///< pops one, pushes its n items, first on top
    UnpackStarred,  ///< n = before | after << 16
    LoadAttribute,
    StoreAttribute,
    DeleteAttribute, ///< name n
    Subscript,
    StoreSubscript,
    DeleteSubscript,
    BuildSlice,
    UnaryOp,
    BinaryOp,
    InPlaceOp,
    Compare, ///< n = the operator
    Jump,
    JumpBack,
    PopJumpIfFalse,
    PopJumpIfTrue,
    JumpIfFalseOrPop,
    JumpIfTrueOrPop,
    GetIterator,
    ForIterator,  ///< pushes the next item, or pops the iterator and jumps to n
    Call,         ///< callee, n positional arguments
    CallKeywords, ///< callee, arguments; keyword names are tuple constant n
    CallStarred,  ///< callee, list, dict; n: any iterable stands in place of the list
    CallMethod,   ///< object, arguments; n = name | count << 20
    CheckMethod,  ///< raises unless the object on the stack has attribute n, which is called later
    MakeFunction, ///< function prototype n; defaults are on the stack
    Return,
    Raise,       ///< n exceptions on the stack: 0 re-raises, 2 has a cause
    Reraise,     ///< pops an exception and raises it as it is
    PushHandled, ///< pops an exception: it is being handled now
    PopHandled,
    LoadHandled,    ///< pushes the exception that is being handled
    MatchException, ///< pops a class or tuple, pushes whether the handled exception is one
    EnterWith,      ///< pops an object, pushes its exit method and what entering gives; n: async
    ExitWith,       ///< pops an exit method, pushes what it gives; n: for the handled exception
    SplitGroup,     ///< pops exception or None and type, pushes what is left and what matches
    JoinRaised,     ///< pops what except* caught, the list of what was raised, what is left
    Await,          ///< pops an awaitable, pushes its value
    GetAsyncIterator,
    AsyncNext,   ///< pushes the step that awaits the iterator's next item; block n, if any, waits
    EndAsyncFor, ///< pops an exception; raises it again unless it is StopAsyncIteration
    Yield,       ///< hands the popped value out, pushes what is sent in; n: of `yield from`
    SendInto,    ///< pops a value, sends it to the iterator below it, and pushes what that yields;
                 ///< at its end pops it, pushes what it returned, and jumps to n
    BuildClass,  ///< pops bases and what the body of class n has bound, pushes the class
    LoadLocals,  ///< pushes a dict of what the body of a class has bound
    GetAwaitIterator, ///< pops an object with `__await__`, pushes what that gives
    ThrowInto,        ///< pops an exception, throws it into the iterator below; else as SendInto
    Yielded,          ///< makes what an iterator of `__await__` has yielded an awaitable
    FormatValue,      ///< pops value (and spec when bit 8 of n is set); conversion is n & 127
    BuildString,      ///< n strings
};

struct Instruction {
    Op op;
    std::int32_t n = 0;
};

/// One range of instructions that an exception handler guards. The first that matches is the
/// innermost.
struct HandlerRange {
    std::uint32_t begin, end; ///< instruction indexes, end excluded
    std::uint32_t handler;
    std::uint32_t stackDepth;   ///< values left on the stack for the handler
    std::uint32_t handledDepth; ///< handled exceptions left
};

struct Code;

struct ModuleMember {
    const Object *module = nullptr;
    Value value;
};

/// The method that a table has under a name; null where it has none.
struct KnownMethod {
    const MethodTable *table = nullptr;
    const Method *method = nullptr;
};

/// How a parameter is passed.
struct CodeParameter {
    std::string name;
    std::uint32_t slot = 0;
    bool hasDefault = false;
    bool positionalOnly = false;
};

/// A compiled function, lambda, generator expression or the module level.
struct Code {
    enum class Kind : std::uint8_t { Function, Coroutine, Generator, AsyncGenerator, Module };

    Kind kind = Kind::Function;
    std::string name;
    std::string qualifiedName;
    std::vector<Instruction> instructions;
    std::vector<Value> constants;
    std::vector<std::string> names; ///< attributes and methods
    /// What each name gave in the module it was last looked up in: members of modules never change.
    mutable std::vector<ModuleMember> members;
    /// What each name was in the table of methods it was last looked up in.
    mutable std::vector<KnownMethod> methods;
    std::vector<std::string> slotNames;
    std::vector<HandlerRange> handlers;
    std::vector<std::shared_ptr<Code>> functions;
    std::vector<CodeParameter> positional;
    std::vector<CodeParameter> keywordOnly;
    bool takesNamed = false;      ///< keyword-only parameters, *args or **kwargs
    std::int32_t argsSlot = -1;   ///< of *args
    std::int32_t kwargsSlot = -1; ///< of **kwargs
    bool isClassBody = false;
    std::uint32_t stepSlot = 0;           ///< of an asynchronous generator: what awaits its step
    std::vector<std::uint32_t> freeSlots; ///< slots that get the closure's cells, in order
    std::vector<std::uint32_t> captured;  ///< slots of the enclosing frame that become the closure
    std::uint32_t slots = 0;
    std::uint32_t maxStack = 0;
};

/// A whole compiled program.
struct CompiledModule {
    std::shared_ptr<Code> code;
    std::vector<std::string> globalNames;
};

} // namespace coroscope
