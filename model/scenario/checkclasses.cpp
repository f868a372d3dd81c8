// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/builtins.h"
#include "scenario/checks.h"
#include "values/heap.h"
#include "values/objects.h"

namespace coroscope {

using namespace language;

namespace {

/// Built-in names of classes that others can be derived from.
const std::set<std::string> &openClasses()
{
    static const std::set<std::string> names = [] {
        std::set<std::string> all;
        const Heap heap;
        for (const auto &[name, value] : builtins()) {
            const auto *type = value.as<TypeObject>();
            if (type && (type->isException || name == "object"))
                all.insert(name);
        }
        return all;
    }();
    return names;
}

/// The name of a class of asyncio, or of collections, that nothing can be derived from here; empty
/// for anything else. asyncio's exceptions are open.
std::string closedClassOfModule(const ProgramTree &tree, const Scope &scope, const Expr &expr)
{
    static const std::set<std::string> exceptions{"BrokenBarrierError", "CancelledError",
                                                  "InvalidStateError",  "QueueEmpty",
                                                  "QueueFull",          "TimeoutError"};
    const auto *attribute = std::get_if<Attribute>(&expr.node);
    const auto *module = attribute ? std::get_if<Name>(&attribute->object->node) : nullptr;
    if (!module || (module->id != "asyncio" && module->id != "collections") ||
        !tree.isBuiltIn(scope, module->id))
        return {};
    return exceptions.contains(attribute->name) ? std::string()
                                                : module->id + "." + attribute->name;
}

/// True for what is no class whatever its parts are: a tuple, as `A,` is one, or a text.
bool isOtherValue(const Expr &expr)
{
    return std::holds_alternative<TupleExpr>(expr.node) ||
           std::holds_alternative<ListExpr>(expr.node) ||
           std::holds_alternative<SetExpr>(expr.node) ||
           std::holds_alternative<DictExpr>(expr.node) ||
           std::holds_alternative<Constant>(expr.node) ||
           std::holds_alternative<FString>(expr.node) ||
           std::holds_alternative<Lambda>(expr.node) ||
           std::holds_alternative<Comprehension>(expr.node);
}

} // namespace

void checkBases(const ProgramTree &tree, Findings &out)
{
    const auto warn = [&out](const Place &place, std::string what) {
        out.add(Severity::Warning, place,
                {.what = std::move(what),
                 .remedy = "Derive it from one class of the program, an exception, or object.",
                 .field = "base"});
    };
    for (const Place &place : tree.places()) {
        const auto *node = std::get_if<ClassDefinition>(&place.statement->node);
        if (!node || place.isTried)
            continue;
        for (const ExprPtr &base : node->bases) {
            const auto *name = std::get_if<Name>(&base->node);
            std::string closed = closedClassOfModule(tree, *place.scope, *base);
            if (name && tree.isBuiltIn(*place.scope, name->id) && !openClasses().contains(name->id))
                closed = name->id;
            if (!closed.empty())
                warn(place, "A class cannot be derived from «" + closed +
                                "» here: it raises a TypeError.");
            else if (isOtherValue(*base))
                warn(place, std::holds_alternative<TupleExpr>(base->node)
                                ? "This class is derived from a tuple, which raises a TypeError."
                                : "What this class is derived from is no class, which raises a "
                                  "TypeError.");
        }
    }
}

} // namespace coroscope
