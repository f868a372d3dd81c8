// SPDX-License-Identifier: GPL-3.0-or-later
#include "execution/printing.h"

#include "values/errors.h"
#include "values/operations.h"

namespace coroscope {

std::string printedText(Caller &caller, const Args &args)
{
    std::string separator = " ";
    std::string end = "\n";
    for (const Keyword &keyword : args.keywords) {
        std::string *option = keyword.name == "sep"   ? &separator
                              : keyword.name == "end" ? &end
                                                      : nullptr;
        if (!option) {
            if (keyword.name != "file" && keyword.name != "flush")
                raise(Error::TypeError, "'" + std::string(keyword.name) +
                                            "' is an invalid keyword argument for print()");
        } else if (!keyword.value.isNone()) {
            if (keyword.value.type() != Type::Str)
                raise(Error::TypeError, std::string(keyword.name) +
                                            " must be None or a string, not " +
                                            std::string(typeName(keyword.value)));
            *option = keyword.value.as<Str>()->text;
        }
    }
    std::string text;
    for (std::size_t i = 0; i < args.positional.size(); ++i) {
        if (i > 0)
            text += separator;
        text += str(args.positional[i]);
        caller.reserve(text.size());
    }
    return text + end;
}

void defineLanguage(Machine &machine, std::int64_t seed)
{
    for (auto &[name, value] : language::builtins())
        machine.define(name, value);
    machine.define("__name__", text("__main__"));
    machine.define("math", language::mathModule());
    machine.define("functools", language::functoolsModule());
    machine.define("collections", language::collectionsModule());
    machine.define("itertools", language::itertoolsModule());
    machine.define("contextlib", language::contextlibModule());
    machine.define("heapq", language::heapqModule());
    machine.define("operator", language::operatorModule());
    machine.define("random", language::randomModule(static_cast<std::uint64_t>(seed)));
}

void addAsyncioConstants(language::Module &asyncio)
{
    for (const char *name : {"FIRST_COMPLETED", "FIRST_EXCEPTION", "ALL_COMPLETED"})
        asyncio.members[name] = text(name);
    asyncio.members["CancelledError"] = errorClass(Error::CancelledError);
    asyncio.members["TimeoutError"] = errorClass(Error::TimeoutError);
    asyncio.members["InvalidStateError"] = errorClass(Error::InvalidStateError);
    asyncio.members["BrokenBarrierError"] = errorClass(Error::BrokenBarrierError);
    asyncio.members["QueueEmpty"] = errorClass(Error::QueueEmpty);
    asyncio.members["QueueFull"] = errorClass(Error::QueueFull);
    const auto exceptions = make<language::Module>("asyncio.exceptions");
    for (const char *name :
         {"CancelledError", "TimeoutError", "InvalidStateError", "BrokenBarrierError"})
        exceptions->members[name] = asyncio.members[name];
    asyncio.members["exceptions"] = exceptions;
}

} // namespace coroscope
