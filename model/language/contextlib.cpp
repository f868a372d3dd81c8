// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/modules.h"

#include "language/builtinfunctions.h"
#include "values/contextmanager.h"
#include "values/errors.h"
#include "values/operations.h"
#include "values/parametererrors.h"

#include <algorithm>

namespace coroscope::language {
namespace {

/// CPython: contextlib.suppress.
class Suppress final : public TrackedObject {
public:
    explicit Suppress(std::vector<Value> types)
        : TrackedObject(Type::Other), m_types(std::move(types))
    {
    }
    bool takes(const Exception &exception) const
    {
        return std::any_of(m_types.begin(), m_types.end(), [&](const Value &type) {
            const auto *cls = type.as<TypeObject>();
            if (!cls)
                raise(Error::TypeError,
                      "issubclass() arg 2 must be a class, a tuple of classes, or a union");
            return exception.cls->isSubclassOf(*cls);
        });
    }
    std::string_view typeName() const override { return "suppress"; }
    const MethodTable *methods() const override;
    void clearReferences() override { m_types.clear(); }

private:
    std::vector<Value> m_types;
};

Value enter(Caller &, const Value &, const Args &args)
{
    const ArgumentReader in("__enter__", args, {}, 0);
    return {};
}

Value exit(Caller &, const Value &self, const Args &args)
{
    const Ref<Exception> raised = leavingException("__exit__", args);
    const bool isTaken = raised && static_cast<Suppress &>(*self.object()).takes(*raised);
    return Value::boolean(isTaken);
}

constexpr Method suppressMethodList[] = {{"__enter__", enter}, {"__exit__", exit}};
constexpr MethodTable suppressMethods{suppressMethodList};

const MethodTable *Suppress::methods() const { return &suppressMethods; }

Value suppress(Caller &, const Args &args)
{
    if (!args.keywords.empty())
        raiseUnexpectedArgument("suppress.__init__", args.keywords.front().name);
    return make<Suppress>(std::vector<Value>(args.positional.begin(), args.positional.end()));
}

} // namespace

Ref<Module> contextlibModule()
{
    auto module = make<Module>("contextlib");
    module->members.emplace("suppress", functionValue({"suppress", suppress}, "contextlib"));
    return module;
}

} // namespace coroscope::language
