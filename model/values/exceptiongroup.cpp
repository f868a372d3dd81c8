// SPDX-License-Identifier: GPL-3.0-or-later
#include "values/exceptiongroup.h"

#include "values/methodtables.h"
#include "values/operations.h"
#include "values/recursion.h"

#include <algorithm>

namespace coroscope {
namespace {

bool isBaseGroup(const TypeObject &cls) { return cls.tag == typeTag(Error::BaseExceptionGroup); }

/// A group like \p group of \p members; null when there are none.
Ref<Exception> derived(const Exception &group, const std::vector<Ref<Exception>> &members)
{
    if (members.empty())
        return {};
    const std::vector<Value> values(members.begin(), members.end());
    Ref<Exception> made =
        makeGroup(*errorClass(Error::BaseExceptionGroup), {group.args[0], list(values)});
    made->cause = group.cause;
    made->context = group.context;
    made->suppressContext = true; // as PyException_SetCause leaves it
    made->traceback = group.traceback;
    Value notes;
    if (group.attribute("__notes__", notes))
        made->setAttribute("__notes__", list(items(notes)));
    return made;
}

/// What `split` and `subgroup` take: an exception class, a tuple of them, or a function.
std::function<bool(const Ref<Exception> &)> matcher(Caller &caller, const Value &condition)
{
    const auto isExceptionClass = [](const Value &value) {
        const auto *cls = value.as<TypeObject>();
        return cls && cls->isException;
    };
    if (isExceptionClass(condition)) {
        return [condition](const Ref<Exception> &e) {
            return e->cls->isSubclassOf(*condition.as<TypeObject>());
        };
    }
    if (const auto *classes = condition.as<Tuple>();
        classes && std::all_of(classes->items.begin(), classes->items.end(), isExceptionClass)) {
        return [condition](const Ref<Exception> &e) {
            const auto &all = condition.as<Tuple>()->items;
            return std::any_of(all.begin(), all.end(), [&](const Value &cls) {
                return e->cls->isSubclassOf(*cls.as<TypeObject>());
            });
        };
    }
    const bool isFunction = condition.type() == Type::Function ||
                            condition.type() == Type::Builtin ||
                            condition.type() == Type::BoundMethod;
    if (!isFunction)
        raise(Error::TypeError, "expected a function, exception type or tuple of exception types");
    return [condition, &caller](const Ref<Exception> &e) {
        const Value argument = e;
        return truth(caller.call(condition, {{&argument, 1}, {}}));
    };
}

Value orNone(const Ref<Exception> &exception) { return exception ? Value(exception) : Value(); }

Value split(Caller &caller, const Value &self, const Args &args)
{
    const ArgumentReader in("BaseExceptionGroup.split", args, {"condition"}, 1, 1);
    const SplitGroup parts = splitGroup(self.as<Exception>(), matcher(caller, in.get(0)));
    return tuple({orNone(parts.match), orNone(parts.rest)});
}

Value subgroup(Caller &caller, const Value &self, const Args &args)
{
    const ArgumentReader in("BaseExceptionGroup.subgroup", args, {"condition"}, 1, 1);
    return orNone(splitGroup(self.as<Exception>(), matcher(caller, in.get(0))).match);
}

Value derive(Caller &, const Value &self, const Args &args)
{
    const ArgumentReader in("BaseExceptionGroup.derive", args, {"excs"}, 1, 1);
    return makeGroup(*errorClass(Error::BaseExceptionGroup),
                     {self.as<Exception>()->args[0], in.get(0)});
}

constexpr Method exceptionGroupMethodList[] = {
    {"add_note", addNote},
    {"derive", derive},
    {"split", split},
    {"subgroup", subgroup},
    {"with_traceback", withTraceback},
};

} // namespace

const MethodTable exceptionGroupMethods(exceptionGroupMethodList);

bool isGroup(const Exception &exception)
{
    return isInstance(exception, Error::BaseExceptionGroup);
}

std::vector<Ref<Exception>> groupMembers(const Exception &group)
{
    std::vector<Ref<Exception>> members;
    if (group.args.size() == 2) {
        for (const Value &item : items(group.args[1])) {
            if (auto *exception = item.as<Exception>())
                members.emplace_back(exception);
        }
    }
    return members;
}

Ref<Exception> makeGroup(const TypeObject &cls, const std::vector<Value> &args)
{
    if (args.size() != 2) {
        raise(Error::TypeError, "BaseExceptionGroup.__new__() takes exactly 2 arguments (" +
                                    std::to_string(args.size()) + " given)");
    }
    if (args[0].type() != Type::Str) {
        raise(Error::TypeError, "BaseExceptionGroup.__new__() argument 1 must be str, not " +
                                    std::string(typeName(args[0])));
    }
    if (args[1].type() != Type::List && args[1].type() != Type::Tuple)
        raise(Error::TypeError, "second argument (exceptions) must be a sequence");
    const std::vector<Value> members = items(args[1]);
    if (members.empty())
        raise(Error::ValueError, "second argument (exceptions) must be a non-empty sequence");
    bool areAllExceptions = true;
    for (std::size_t i = 0; i < members.size(); ++i) {
        const auto *exception = members[i].as<Exception>();
        if (!exception) {
            raise(Error::ValueError, "Item " + std::to_string(i) +
                                         " of second argument (exceptions) is not an exception");
        }
        areAllExceptions = areAllExceptions && isInstance(*exception, Error::Exception);
    }
    if (!isBaseGroup(cls) && !areAllExceptions)
        raise(Error::TypeError, "Cannot nest BaseExceptions in an ExceptionGroup");
    const bool isPlain = areAllExceptions;
    return makeError(isPlain ? Error::ExceptionGroup : Error::BaseExceptionGroup, args);
}

SplitGroup splitGroup(const Ref<Exception> &group,
                      const std::function<bool(const Ref<Exception> &)> &matches)
{
    const RecursionGuard guard(" in exceptiongroup_split_recursive");
    if (matches(group))
        return {group, nullptr};
    if (!isGroup(*group))
        return {nullptr, group};
    std::vector<Ref<Exception>> matching, others;
    for (const Ref<Exception> &member : groupMembers(*group)) {
        SplitGroup parts = splitGroup(member, matches);
        if (parts.match)
            matching.push_back(std::move(parts.match));
        if (parts.rest)
            others.push_back(std::move(parts.rest));
    }
    return {derived(*group, matching), derived(*group, others)};
}

} // namespace coroscope
