// SPDX-License-Identifier: GPL-3.0-or-later
#include "io/threadcalls.h"

#include "io/pythonfields.h"
#include "io/threadcounterparts.h"
#include "language/children.h"

#include <algorithm>

namespace coroscope {

using namespace language;

namespace {

/// `asyncio.sleep` as "asyncio.sleep"; empty for what is more than names.
std::string dotted(const Expr &expr)
{
    if (const auto *name = std::get_if<Name>(&expr.node))
        return name->id;
    const auto *attribute = std::get_if<Attribute>(&expr.node);
    const std::string object = attribute ? dotted(*attribute->object) : std::string();
    return object.empty() ? std::string() : object + "." + attribute->name;
}

/// The name behind "asyncio.", or empty.
std::string asyncioName(const Expr &expr)
{
    constexpr std::string_view prefix = "asyncio.";
    const std::string name = dotted(expr);
    return name.starts_with(prefix) ? name.substr(prefix.size()) : std::string();
}

const Expr *keyword(const Call &call, std::string_view name)
{
    for (const KeywordArgument &each : call.keywords) {
        if (each.name == name)
            return each.value.get();
    }
    return nullptr;
}

const Expr *argument(const Call &call, std::size_t index)
{
    return index < call.positional.size() ? call.positional[index].get() : nullptr;
}

/// True for the calls that give a task or a future.
bool givesFuture(std::string_view asyncioFunction)
{
    constexpr std::string_view functions[] = {"create_task", "ensure_future", "shield"};
    return std::ranges::find(functions, asyncioFunction) != std::end(functions);
}

/// A text that stands between double quotes as it is.
bool isPlain(std::string_view text)
{
    return std::ranges::all_of(text, [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte >= 0x20 && byte < 0x7f && c != '"' && c != '\\';
    });
}

} // namespace

ThreadCalls::ThreadCalls(const ThreadNames &names, PythonLine &line)
    : m_names(names), m_line(line),
      m_rewrite([this](Out &out, const Expr &expr) { return rewrite(out, expr); })
{
}

std::string ThreadCalls::rewritten(FieldType type, const std::string &source)
{
    m_isChanged = false;
    const std::optional<std::string> text = unparsedField(type, source, &m_rewrite);
    if (!m_isChanged)
        return source;
    if (!text)
        remark("Python has no way to write this on one line: " + source);
    return text.value_or(type == FieldType::Target ? "_" : "...");
}

bool ThreadCalls::rewrite(Out &out, const Expr &expr)
{
    if (const auto *constant = std::get_if<Constant>(&expr.node)) {
        const auto *text = std::get_if<std::string>(&constant->value);
        if (!text || out.isInField() || !isPlain(*text))
            return false;
        out.put("\"" + *text + "\"");
        return true;
    }
    if (const auto *comprehension = std::get_if<Comprehension>(&expr.node)) {
        m_isChanged |= isAsynchronous(*comprehension);
        out.setSynchronous();
        return false;
    }
    bool isChanged = true;
    if (const auto *await = std::get_if<Await>(&expr.node))
        writeAwaited(out, *await->operand);
    else if (const auto *call = std::get_if<Call>(&expr.node))
        isChanged = rewriteCall(out, *call);
    else if (const auto *attribute = std::get_if<Attribute>(&expr.node))
        isChanged = rewriteAttribute(out, *attribute);
    else if (const auto *name = std::get_if<Name>(&expr.node))
        isChanged = rewriteName(out, *name);
    else
        isChanged = false;
    m_isChanged |= isChanged;
    return isChanged;
}

bool ThreadCalls::rewriteName(Out &out, const Name &name)
{
    const std::string_view own = generatorCounterpart(name.id);
    out.put(own);
    return !own.empty();
}

bool ThreadCalls::rewriteAttribute(Out &out, const Attribute &attribute)
{
    if (isLoop(*attribute.object)) { // a method that is handed on: loop.call_soon
        if (attribute.name.starts_with("call_soon")) {
            out.put(helper("executor") + ".submit");
        } else if (attribute.name == "call_later") {
            out.put(helper("call_later"));
        } else {
            out.put("(lambda *_: None)");
            remark(noLoop);
        }
        return true;
    }
    if (const std::string_view own = generatorCounterpart(attribute.name); !own.empty()) {
        out.write(*attribute.object, Precedence::Atom);
        out.put("." + std::string(own));
        return true;
    }
    if (dotted(*attribute.object) != "asyncio")
        return false;
    const std::string_view name = counterpart(attribute.name);
    if (name.empty())
        m_line.imports.insert("import asyncio");
    else
        out.put(module(std::string(name)));
    return !name.empty();
}

bool ThreadCalls::rewriteCall(Out &out, const Call &call)
{
    Work work;
    if (const std::string function = asyncioName(*call.callee); !function.empty())
        return rewriteFunction(out, call, function);
    if (const auto *method = std::get_if<Attribute>(&call.callee->node))
        return rewriteMethod(out, call, *method);
    const auto *name = std::get_if<Name>(&call.callee->node);
    if (!name || !m_names.isCoroutine(name->id) || !asWork(call, work))
        return false;
    writeThread(out, work);
    return true;
}

bool ThreadCalls::rewriteFunction(Out &out, const Call &call, const std::string &function)
{
    Work work;
    const Expr *first = argument(call, 0);
    if (const Without *without = functionWithout(function)) {
        out.put(without->value);
        remark(without->remark);
    } else if (first && function == "run") {
        writeAwaited(out, *first);
    } else if (first && function == "isfuture") {
        out.put("isinstance(");
        out.write(*first);
        out.put(", " + module("concurrent.futures.Future") + ")");
    } else if (first && (givesFuture(function) || function == "wait_for")) {
        writeStarted(out, *first, nullptr, keyword(call, "name"));
    } else if (asWork(call, work)) {
        writeThread(out, work);
    } else {
        return false;
    }
    return true;
}

bool ThreadCalls::rewriteMethod(Out &out, const Call &call, const Attribute &method)
{
    const Expr *first = argument(call, 0);
    if (isLoop(*method.object)) {
        rewriteLoopMethod(out, call, method.name);
    } else if (const Without *without = methodWithout(method.name)) {
        out.put(without->value);
        remark(without->remark);
    } else if (first && method.name == "create_task") {
        writeStarted(out, *first, method.object.get(), keyword(call, "name"));
    } else if (method.name == "get_name" && !first) {
        out.write(*method.object, Precedence::Atom);
        out.put(".name");
    } else if (method.name == "set_name" && first) {
        out.put("setattr(");
        out.write(*method.object);
        out.put(", \"name\", ");
        out.write(*first);
        out.put(")");
    } else if (method.name == "cancel") {
        out.write(*method.object, Precedence::Atom);
        out.put(".cancel()");
        remark(noCancelling);
    } else {
        return false;
    }
    return true;
}

void ThreadCalls::rewriteLoopMethod(Out &out, const Call &call, const std::string &method)
{
    const Expr *first = argument(call, 0);
    if (first && method == "create_task") {
        writeStarted(out, *first, nullptr, keyword(call, "name"));
    } else if (first && method == "run_until_complete") {
        writeAwaited(out, *first);
    } else if (method == "create_future") {
        out.put(module("concurrent.futures.Future") + "()");
    } else if (method == "time") {
        out.put(module("time.monotonic") + "()");
    } else if (first && (method == "call_soon" || method == "call_soon_threadsafe")) {
        writeThread(out, {{}, first, &call, 1});
    } else if (argument(call, 1) && method == "run_in_executor") {
        const bool isDefault = std::holds_alternative<Constant>(first->node); // None
        writeThread(out, {{}, argument(call, 1), &call, 2}, isDefault ? nullptr : first);
    } else if (first && (method == "call_later" || method == "call_at")) {
        out.put(helper("call_later") + "(");
        out.write(*first, method == "call_at" ? Precedence::Arithmetic : Precedence::Test);
        if (method == "call_at")
            out.put(" - " + module("time.monotonic") + "()");
        writeArguments(out, call, 1, false);
        out.put(")");
    } else {
        out.put("None");
        remark(noLoop);
    }
}

bool ThreadCalls::asWork(const Call &call, Work &work)
{
    const std::string function = asyncioName(*call.callee);
    work.call = &call;
    if (function.empty())
        work.callee = call.callee.get();
    else if (function == "sleep" && call.positional.size() == 1 && call.keywords.empty())
        work.function = module("time.sleep");
    else if (function == "sleep" || function == "gather")
        work.function = helper(function);
    else if (function == "wait")
        work.function = module("concurrent.futures.wait");
    else if (function == "to_thread" && argument(call, 0))
        work = {{}, argument(call, 0), &call, 1};
    else
        return false;
    return true;
}

void ThreadCalls::writeStarted(Out &out, const Expr &awaitable, const Expr *group, const Expr *name)
{
    const auto *call = std::get_if<Call>(&awaitable.node);
    const auto *callee = call ? std::get_if<Name>(&call->callee->node) : nullptr;
    const auto *method = call ? std::get_if<Attribute>(&call->callee->node) : nullptr;
    const bool givesTask = (callee && m_names.isFunction(callee->id)) ||
                           (method && (method->name == "create_task" || isLoop(*method->object)));
    Work work;
    if (call && !givesTask && asWork(*call, work))
        writeThread(out, work, group, name);
    else
        out.write(awaitable);
}

void ThreadCalls::writeThread(Out &out, const Work &work, const Expr *group, const Expr *name)
{
    const bool isNamed = m_names.areThreadsNamed() && !group;
    if (group) {
        out.write(*group, Precedence::Atom);
        out.put(".submit(");
    } else {
        out.put(helper(isNamed ? "start" : "executor") + (isNamed ? "(" : ".submit("));
    }
    if (work.callee)
        out.write(*work.callee);
    else
        out.put(work.function);
    writeArguments(out, *work.call, work.from, false);
    if (isNamed && name) {
        out.put(", name=");
        out.write(*name);
    }
    out.put(")");
}

void ThreadCalls::writeArguments(Out &out, const Call &call, std::size_t from, bool isFirst)
{
    const bool areAwaitables = asyncioName(*call.callee) == "gather";
    for (std::size_t i = from; i < call.positional.size(); ++i) {
        out.put(isFirst ? "" : ", ");
        isFirst = false;
        if (areAwaitables)
            writeStarted(out, *call.positional[i]);
        else
            out.write(*call.positional[i]);
    }
    for (const KeywordArgument &each : call.keywords) {
        out.put(isFirst ? "" : ", ");
        isFirst = false;
        out.put(each.name.empty() ? "**" : each.name + "=");
        out.write(*each.value);
    }
}

void ThreadCalls::writeAwaited(Out &out, const Expr &awaitable)
{
    const auto *call = std::get_if<Call>(&awaitable.node);
    if (call && writeAwaitedCall(out, *call))
        return;
    out.write(awaitable, Precedence::Atom);
    out.put(".result()");
}

bool ThreadCalls::writeAwaitedCall(Out &out, const Call &call)
{
    const std::string function = asyncioName(*call.callee);
    const auto *name = std::get_if<Name>(&call.callee->node);
    const auto *method = std::get_if<Attribute>(&call.callee->node);
    const Expr *limit = argument(call, 1) ? argument(call, 1) : keyword(call, "timeout");
    if (function == "wait_for" && argument(call, 0) && limit) {
        writeStarted(out, *argument(call, 0));
        out.put(".result(");
        out.write(*limit);
        out.put(")");
        remark(noTimeout);
        return true;
    }
    const bool givesTask = (name && m_names.isFunction(name->id)) || function == "to_thread" ||
                           (method && (isLoop(*method->object) || method->name == "create_task"));
    Work work;
    if (givesTask || !asWork(call, work))
        return false;
    if (work.callee)
        out.write(*work.callee, Precedence::Atom);
    else
        out.put(work.function);
    out.put("(");
    writeArguments(out, call, work.from, true);
    out.put(")");
    return true;
}

bool ThreadCalls::isLoop(const Expr &expr) const
{
    const auto *name = std::get_if<Name>(&expr.node);
    if (name)
        return m_names.isLoop(name->id);
    const auto *call = std::get_if<Call>(&expr.node);
    return call && asyncioName(*call->callee).ends_with("_loop");
}

std::string ThreadCalls::module(std::string name)
{
    constexpr std::string_view queues = "queue.";
    const std::size_t dot = name.rfind('.');
    if (dot == std::string::npos)
        return name;
    if (!name.starts_with(queues)) {
        m_line.imports.insert("import " + name.substr(0, dot));
        return name;
    }
    // A variable of a scenario is often called queue.
    m_line.imports.insert("from queue import " + name.substr(queues.size()));
    return name.substr(queues.size());
}

std::string ThreadCalls::helper(std::string_view name)
{
    m_line.helpers.emplace(name);
    return m_names.helper(name);
}

void ThreadCalls::remark(std::string_view sentence)
{
    if (m_line.remark.find(sentence) == std::string::npos)
        m_line.remark += (m_line.remark.empty() ? "" : " ") + std::string(sentence);
}

} // namespace coroscope
