// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/modules.h"

#include "language/builtinfunctions.h"
#include "language/partial.h"
#include "values/errors.h"
#include "values/operations.h"
#include "values/types.h"

namespace coroscope::language {
namespace {

Value reduce(Caller &caller, const Args &args)
{
    const ArgumentReader in("reduce", args, {"function", "iterable", "initial"}, 2, 3);
    const Ref<Iterator> all = iterate(in.get(1));
    Value total = in.get(2);
    if (!in.has(2) && !all->next(total))
        raise(Error::TypeError, "reduce() of empty iterable with no initial value");
    for (Value item; all->next(item);) {
        const Value pair[] = {total, item};
        total = caller.call(in.get(0), {pair, {}});
    }
    return total;
}

} // namespace

bool Module::attribute(std::string_view attributeName, Value &out) const
{
    const auto found = members.find(std::string(attributeName));
    if (found == members.end()) {
        if (attributeName != "__name__") {
            raise(Error::AttributeError,
                  "module '" + name + "' has no attribute '" + std::string(attributeName) + "'");
        }
        out = text(name);
        return true;
    }
    out = found->second;
    return true;
}

Ref<Module> functoolsModule()
{
    auto module = make<Module>("functools");
    module->members.emplace("partial", partialFunction());
    module->members.emplace("reduce", functionValue({"reduce", reduce}, "functools"));
    return module;
}

Ref<Module> collectionsModule()
{
    auto module = make<Module>("collections");
    for (const char *name : {"Counter", "OrderedDict", "defaultdict", "deque"})
        module->members.emplace(name,
                                Heap::current()->types().named(std::string("collections.") + name));
    return module;
}

} // namespace coroscope::language
