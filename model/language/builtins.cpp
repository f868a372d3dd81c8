// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/builtins.h"

#include "language/builtinfunctions.h"
#include "values/instance.h"
#include "values/types.h"

namespace coroscope::language {

Value functionValue(const NamedFunction &function, std::string_view module)
{
    const std::string prefix = module.empty() ? "" : std::string(module) + ".";
    return make<Builtin>(prefix + std::string(function.name), function.call);
}

NamedValues builtins()
{
    NamedValues all;
    for (const auto functions :
         {numberFunctions(), iterationFunctions(), reductionFunctions(), objectFunctions()}) {
        for (const NamedFunction &function : functions)
            all.emplace(function.name, functionValue(function));
    }
    for (std::size_t i = 0; i < builtinTypeCount; ++i) {
        const Ref<TypeObject> cls = builtinType(static_cast<BuiltinType>(i));
        if (!isType(*cls, BuiltinType::NoneType))
            all.emplace(cls->name, cls);
    }
    all.emplace("NotImplemented", notImplemented());
    all.emplace("frozenset", builtinType(BuiltinType::Set));
    for (std::size_t i = 0; i < errorCount; ++i) {
        const Ref<TypeObject> cls = errorClass(static_cast<Error>(i));
        if (cls->module.empty()) // asyncio's own are in asyncio
            all.emplace(cls->name, cls);
    }
    for (const char *other : {"EnvironmentError", "IOError"})
        all.emplace(other, errorClass(Error::OSError));
    return all;
}

} // namespace coroscope::language
