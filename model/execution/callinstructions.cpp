// SPDX-License-Identifier: GPL-3.0-or-later
#include "execution/fiber.h"
#include "execution/machine.h"
#include "values/errors.h"
#include "values/instance.h"
#include "values/operations.h"

/// The instructions of calls with keywords, with stars, and of methods.
namespace coroscope {

namespace {

/// How an error names what is called. CPython: _PyObject_FunctionStr.
std::string calledText(const Value &callee)
{
    if (callee.type() == Type::Function)
        return "__main__." + pyObject(callee)->qualifiedName() + "()";
    const bool isNamed =
        callee.as<Builtin>() || callee.as<BoundMethod>() || callee.as<TypeObject>();
    return isNamed ? pyObject(callee)->qualifiedName() + "()" : str(callee);
}

[[noreturn]] void raiseDuplicate(const Value &callee, const Value &key)
{
    raise(Error::TypeError,
          calledText(callee) + " got multiple values for keyword argument '" + str(key) + "'");
}

} // namespace

bool Fiber::callKeywords(Frame &frame, std::uint32_t namesIndex, Value &result)
{
    const auto total = static_cast<std::uint32_t>(frame.pop().asInt());
    const auto &names = frame.code->constants[namesIndex].as<Tuple>()->items;
    const auto named = static_cast<std::uint32_t>(names.size());
    const std::span<const Value> all = frame.topValues(total);
    std::vector<Keyword> keywords;
    for (std::uint32_t i = 0; i < named; ++i)
        keywords.push_back({names[i].as<Str>()->text, all[total - named + i]});
    const Value callee = frame.peek(total);
    const bool isPushed = call(callee, Args{all.subspan(0, total - named), keywords}, result);
    frame.drop(total + 1);
    return isPushed;
}

bool Fiber::callStarred(Frame &frame, bool isOneIterable, Value &result)
{
    const Value named = frame.pop();
    const Value positional = frame.pop();
    const Value callee = frame.pop();
    const std::vector<Value> arguments =
        isOneIterable ? starredItems(positional, &callee) : positional.as<List>()->items;
    std::vector<Keyword> keywords;
    for (const auto &entry : named.as<Dict>()->table.entries()) {
        if (!entry.live)
            continue;
        const auto *name = entry.key.as<Str>();
        if (!name)
            raise(Error::TypeError, "keywords must be strings");
        keywords.push_back({name->text, entry.value});
    }
    return call(callee, Args{arguments, keywords}, result);
}

Value Fiber::attributeOf(const Frame &frame, const Value &object, std::uint32_t name)
{
    if (object.type() != Type::Module)
        return attribute(object, frame.code->names[name]);
    ModuleMember &known = frame.code->members[name];
    if (known.module != object.object())
        known = {object.object(), attribute(object, frame.code->names[name])};
    return known.value;
}

const Method *Fiber::methodOf(const Frame &frame, const Value &object, std::uint32_t name)
{
    const MethodTable *table = methodsOf(object);
    KnownMethod &known = frame.code->methods[name];
    if (known.table != table)
        known = {table, table ? table->find(frame.code->names[name]) : nullptr};
    return known.method;
}

/// The function of the program that the class of \p object has under that name, when the object has
/// no attribute of its own there; or null.
const Value *Fiber::functionOf(const Frame &frame, const Value &object, std::uint32_t name)
{
    const auto *instance = object.as<Instance>();
    if (!instance || instance->own(frame.code->names[name]))
        return nullptr;
    const Value *member = instance->cls->member(frame.code->names[name]);
    return member && member->type() == Type::Function ? member : nullptr;
}

bool Fiber::callMethod(Frame &frame, Instruction instruction, Value &result)
{
    constexpr std::int32_t nameMask = (1 << 20) - 1;
    const auto count = static_cast<std::uint32_t>(instruction.n >> 20);
    const auto name = static_cast<std::uint32_t>(instruction.n & nameMask);
    const Value &object = frame.peek(count); // stays there until the call is over
    const Args args{frame.topValues(count), {}};
    bool isPushed = false;
    if (const Value *function =
            functionOf(frame, object, name)) // the object is below its arguments
        isPushed = call(Value(*function), Args{frame.topValues(count + 1), {}}, result);
    else if (const Method *method = methodOf(frame, object, name))
        result = method->call(m_machine, object, args);
    else
        isPushed = call(attributeOf(frame, object, name), args, result);
    frame.drop(count + 1);
    return isPushed;
}

/// As CPython's LOAD_METHOD, which comes before the arguments.
void Fiber::checkMethod(Frame &frame, std::uint32_t name)
{
    const Value &object = frame.peek();
    if (!methodOf(frame, object, name))
        attributeOf(frame, object, name);
}

std::vector<Value> Fiber::starredItems(const Value &iterable, const Value *callee)
{
    try {
        iterate(iterable);
    } catch (const Raised &) {
        raise(Error::TypeError, (callee ? calledText(*callee) + " argument" : "Value") +
                                    " after * must be an iterable, not " +
                                    std::string(typeName(iterable)));
    }
    return items(m_machine, iterable);
}

/// Pops a mapping and adds its items to the dict below it: the keywords of a call, or a display.
void Fiber::mergeDict(Frame &frame, bool isOfCall)
{
    const Value more = frame.pop();
    const auto *mapping = more.as<Dict>();
    OrderedTable &table = frame.peek().as<Dict>()->table;
    const Value callee = isOfCall ? frame.peek(2) : Value();
    if (!mapping) {
        const std::string type(typeName(more));
        raise(Error::TypeError,
              isOfCall ? calledText(callee) + " argument after ** must be a mapping, not " + type
                       : "'" + type + "' object is not a mapping");
    }
    for (const auto &entry : mapping->table.entries()) {
        if (!entry.live)
            continue;
        if (isOfCall && table.contains(entry.key))
            raiseDuplicate(callee, entry.key);
        table.insert(entry.key, entry.value);
    }
}

} // namespace coroscope
