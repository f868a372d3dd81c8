// SPDX-License-Identifier: GPL-3.0-or-later
#include "values/errors.h"
#include "values/exceptiongroup.h"
#include "values/instance.h"
#include "values/methodtables.h"
#include "values/operations.h"
#include "values/recursion.h"

namespace coroscope {
namespace {

std::string groupText(const Exception &group)
{
    const std::size_t count = groupMembers(group).size();
    return coroscope::str(group.args[0]) + " (" + std::to_string(count) + " sub-exception" +
           (count == 1 ? ")" : "s)");
}

Value exceptionOrNone(const Ref<Exception> &exception)
{
    return exception ? Value(exception) : Value();
}

/// What one kind of exception calls argument number `index`.
struct ArgumentName {
    Error error;
    std::string_view name;
    std::size_t index;
    std::size_t least; ///< arguments that must be there, else it is None
};
constexpr ArgumentName argumentNames[] = {
    {Error::StopIteration, "value", 0, 1}, {Error::SystemExit, "code", 0, 1},
    {Error::OSError, "errno", 0, 2},       {Error::OSError, "strerror", 1, 2},
    {Error::OSError, "filename", 2, 3},
};

bool argumentByName(const Exception &exception, std::string_view name, Value &out)
{
    for (const ArgumentName &entry : argumentNames) {
        if (entry.name != name || !isInstance(exception, entry.error))
            continue;
        const std::size_t count = exception.args.size();
        if (entry.error == Error::SystemExit && count > 1)
            out = tuple(exception.args);
        else
            out = count >= entry.least ? exception.args[entry.index] : Value();
        return true;
    }
    return false;
}

bool groupAttribute(const Exception &group, std::string_view name, Value &out)
{
    if (name == "message") {
        out = group.args[0];
        return true;
    }
    if (name != "exceptions")
        return false;
    const std::vector<Ref<Exception>> members = groupMembers(group);
    out = tuple(std::vector<Value>(members.begin(), members.end()));
    return true;
}

Value valueOf(const Exception &exception)
{
    return Ref<Exception>(const_cast<Exception *>(&exception));
}

Value copied(const Ref<Dict> &attributes)
{
    auto copy = make<Dict>();
    if (attributes)
        copy->table = attributes->table;
    return copy;
}

/// The exception that is set as a cause or context.
Ref<Exception> linked(const Value &value, const char *what)
{
    if (!value.isNone() && value.type() != Type::Exception) {
        raise(Error::TypeError,
              std::string("exception ") + what + " must be None or derive from BaseException");
    }
    return value.as<Exception>();
}

constexpr Method exceptionMethodList[] = {{"add_note", addNote}, {"with_traceback", withTraceback}};

} // namespace

const MethodTable exceptionMethods(exceptionMethodList);

const MethodTable *Exception::methods() const { return methodsOfType(*cls); }

Value addNote(Caller &, const Value &self, const Args &args)
{
    const ArgumentReader in("BaseException.add_note", args, {"note"}, 1, 1);
    if (in.get(0).type() != Type::Str) {
        raise(Error::TypeError,
              "note must be a str, not '" + std::string(typeName(in.get(0))) + "'");
    }
    auto *exception = self.as<Exception>();
    Value notes;
    if (!exception->attribute("__notes__", notes)) {
        notes = list({});
        exception->setAttribute("__notes__", notes);
    }
    auto *all = notes.as<List>();
    if (!all)
        raise(Error::TypeError, "Cannot add note: __notes__ is not a list");
    all->items.push_back(in.get(0));
    return {};
}

Value withTraceback(Caller &, const Value &self, const Args &args)
{
    const ArgumentReader in("BaseException.with_traceback", args, {"tb"}, 1, 1);
    if (!in.get(0).isNone())
        raise(Error::TypeError, "__traceback__ must be a traceback or None");
    self.as<Exception>()->kept.clear();
    return self;
}

std::string Exception::repr() const
{
    const std::optional<std::string> own = ownText(valueOf(*this), "__repr__");
    return own ? *own : plainRepr();
}

void Exception::appendRepr(std::string &out) const { out += repr(); }

std::string Exception::plainRepr() const
{
    std::string out;
    const RecursionGuard guard(" while getting the repr of an object");
    out += cls->name;
    out += '(';
    for (std::size_t i = 0; i < args.size(); ++i) {
        if (i > 0)
            out += ", ";
        coroscope::appendRepr(out, args[i]);
    }
    out += ')';
    return out;
}

std::string Exception::str() const
{
    const std::optional<std::string> own = ownText(valueOf(*this), "__str__");
    return own ? *own : plainText();
}

std::string Exception::plainText() const
{
    const RecursionGuard guard(" while getting the str of an object");
    if (args.empty())
        return {};
    if (args.size() == 2 && isGroup(*this))
        return groupText(*this);
    if (args.size() == 1) {
        return isInstance(*this, Error::KeyError) ? coroscope::repr(args[0])
                                                  : coroscope::str(args[0]);
    }
    if (args.size() <= 3 && isInstance(*this, Error::OSError)) {
        std::string text = "[Errno " + coroscope::str(args[0]) + "] " + coroscope::str(args[1]);
        return args.size() == 2 ? text : text + ": " + coroscope::repr(args[2]);
    }
    return coroscope::repr(tuple(args));
}

bool Exception::attribute(std::string_view name, Value &out) const
{
    if (extra) {
        if (const Value *value = extra->table.find(text(std::string(name)))) {
            out = *value;
            return true;
        }
    }
    if (const Value *member = cls->member(name))
        out = bound(*member, valueOf(*this));
    else if (name == "args")
        out = tuple(args);
    else if (name == "__cause__")
        out = exceptionOrNone(cause);
    else if (name == "__context__")
        out = exceptionOrNone(context);
    else if (name == "__suppress_context__")
        out = Value::boolean(suppressContext);
    else if (name == "__traceback__")
        out = Value();
    else if (name == "__dict__")
        out = copied(extra);
    else
        return argumentByName(*this, name, out) ||
               (args.size() == 2 && isGroup(*this) && groupAttribute(*this, name, out));
    return true;
}

bool Exception::setAttribute(std::string_view name, const Value &value)
{
    if (name == "args") {
        args = items(value);
    } else if (name == "__cause__") {
        cause = linked(value, "cause");
        suppressContext = true;
    } else if (name == "__context__") {
        context = linked(value, "context");
    } else if (name == "__suppress_context__") {
        suppressContext = coroscope::truth(value);
    } else {
        if (!extra)
            extra = make<Dict>();
        extra->table.insert(text(std::string(name)), value);
    }
    return true;
}

bool Exception::hasFinalizer() const
{
    int looks = 100; // a program can make a ring of contexts
    for (const Exception *each = this; each && looks > 0; each = each->context.get(), --looks) {
        if (!each->kept.empty() || (each->cause && !each->cause->kept.empty()))
            return true;
    }
    return false;
}

void Exception::clearReferences()
{
    args.clear();
    kept.clear();
    cause = nullptr;
    context = nullptr;
    extra = nullptr;
}

} // namespace coroscope
