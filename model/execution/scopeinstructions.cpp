// SPDX-License-Identifier: GPL-3.0-or-later
#include "execution/fiber.h"
#include "values/contextmanager.h"
#include "values/errors.h"
#include "values/exceptiongroup.h"
#include "values/instance.h"
#include "values/operations.h"

#include <algorithm>

/// The instructions of `with` and `except*`.
namespace coroscope {

namespace {

constexpr const char *notAnException =
    "catching classes that do not inherit from BaseException is not allowed";

/// The classes that a clause of `except*` names. CPython: check_except_star_type_valid.
std::vector<Ref<TypeObject>> starClasses(const Value &type)
{
    const std::vector<Value> given =
        type.type() == Type::Tuple ? type.as<Tuple>()->items : std::vector<Value>{type};
    std::vector<Ref<TypeObject>> classes;
    for (const Value &value : given) {
        auto *cls = value.as<TypeObject>();
        if (!cls || !cls->isException)
            raise(Error::TypeError, notAnException);
        if (cls->isSubclassOf(*errorClass(Error::BaseExceptionGroup)))
            raise(Error::TypeError,
                  "catching ExceptionGroup with except* is not allowed. Use except instead.");
        classes.emplace_back(cls);
    }
    return classes;
}

/// True when \p exception is a part of \p whole as it was split off, not raised anew.
/// CPython: is_same_exception_metadata.
bool isPartOf(const Exception &exception, const Exception &whole)
{
    return isGroup(exception) && exception.cause == whole.cause &&
           exception.context == whole.context && exception.traceback == whole.traceback;
}

void addLeaves(const Exception &exception, std::vector<const Exception *> &leaves)
{
    if (!isGroup(exception)) {
        leaves.push_back(&exception);
        return;
    }
    for (const Ref<Exception> &member : groupMembers(exception))
        addLeaves(*member, leaves);
}

/// The part of \p whole whose leaves are in \p parts; null when there are none.
/// CPython: exception_group_projection.
Ref<Exception> projection(const Ref<Exception> &whole, const std::vector<Ref<Exception>> &parts)
{
    std::vector<const Exception *> leaves;
    for (const Ref<Exception> &part : parts)
        addLeaves(*part, leaves);
    return splitGroup(whole,
                      [&](const Ref<Exception> &e) {
                          return std::find(leaves.begin(), leaves.end(), e.get()) != leaves.end();
                      })
        .match;
}

} // namespace

/// Pops an object, pushes its exit method and what its enter method gives.
void Fiber::enterWith(Frame &frame, bool isAsync)
{
    const Value object = frame.pop();
    if (specialMember(object, isAsync ? "__aenter__" : "__enter__"))
        return enterInstance(frame, object, isAsync);
    const ContextManager manager = contextManager(object, isAsync);
    frame.push(make<BoundMethod>(object, manager.exit));
    frame.push(manager.enter->call(m_machine, object, {}));
}

/// The same for an object of a class of the program. CPython: BEFORE_WITH.
void Fiber::enterInstance(Frame &frame, const Value &object, bool isAsync)
{
    const Value *enter = specialMember(object, isAsync ? "__aenter__" : "__enter__");
    const Value *exit = specialMember(object, isAsync ? "__aexit__" : "__exit__");
    if (!exit)
        contextManager(object, isAsync); // raises
    const Value entering = bound(*enter, object);
    frame.push(bound(*exit, object));
    frame.push(m_machine.call(entering, {}));
}

/// Pops an exit method, pushes what it gives.
void Fiber::exitWith(Frame &frame, bool hasFailed)
{
    const Value exit = frame.pop();
    Value arguments[3];
    if (hasFailed) {
        arguments[0] = frame.handled.front()->cls;
        arguments[1] = frame.handled.front();
    }
    frame.push(m_machine.call(exit, {arguments, {}}));
}

/// Pops an exception (or None) and the type of a clause, pushes what is left and what matches.
/// CPython: CHECK_EG_MATCH.
void Fiber::splitForClause(Frame &frame)
{
    const Value type = frame.pop();
    const Value popped = frame.pop();
    const std::vector<Ref<TypeObject>> classes = starClasses(type);
    const Ref<Exception> whole(popped.as<Exception>());
    SplitGroup parts;
    if (whole) {
        parts = splitGroup(whole, [&](const Ref<Exception> &e) {
            return std::any_of(classes.begin(), classes.end(), [&](const Ref<TypeObject> &cls) {
                return e->cls->isSubclassOf(*cls);
            });
        });
    }
    if (parts.match && !isGroup(*parts.match))
        parts.match = makeGroup(*errorClass(Error::BaseExceptionGroup),
                                {text(""), tuple({Value(parts.match)})});
    frame.push(parts.rest);
    frame.push(parts.match);
}

/// Pops what was caught, the list of what the clauses raised and what is left; pushes what is to be
/// raised, or None. CPython: PREP_RERAISE_STAR.
void Fiber::joinRaised(Frame &frame)
{
    const Value rest = frame.pop();
    const Value list = frame.pop();
    const Value popped = frame.pop();
    const Ref<Exception> whole(popped.as<Exception>());
    std::vector<Value> raised = list.as<List>()->items;
    if (!isGroup(*whole)) { // at most one clause has run
        frame.push(raised.empty() ? rest : raised.front());
        return;
    }
    std::vector<Ref<Exception>> left;
    if (auto *exception = rest.as<Exception>())
        left.emplace_back(exception);
    for (const Value &value : raised) {
        if (isPartOf(*value.as<Exception>(), *whole))
            left.emplace_back(value.as<Exception>());
    }
    std::erase_if(raised,
                  [&](const Value &value) { return isPartOf(*value.as<Exception>(), *whole); });
    const Ref<Exception> again = left.empty() ? nullptr : projection(whole, left);
    if (raised.empty()) {
        frame.push(again);
        return;
    }
    if (again)
        raised.emplace_back(again);
    if (raised.size() == 1) {
        frame.push(raised.front());
        return;
    }
    frame.push(makeGroup(*errorClass(Error::BaseExceptionGroup),
                         {text(""), coroscope::list(std::move(raised))}));
}

} // namespace coroscope
