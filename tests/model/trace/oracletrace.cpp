// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/trace/oracletrace.h"

#include "trace/jsontext.h"
#include "trace/tracewriter.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <fstream>
#include <map>
#include <stdexcept>

namespace coroscope {

namespace {

using Json = nlohmann::ordered_json;

/// The number of a level that logging calls so.
std::uint16_t levelOf(const std::string &name)
{
    static const std::map<std::string, std::uint16_t> levels{
        {"DEBUG", 10}, {"INFO", 20}, {"WARNING", 30}, {"ERROR", 40}, {"CRITICAL", 50}};
    constexpr std::string_view unnamed = "Level ";
    const auto found = levels.find(name);
    return found == levels.end()
               ? static_cast<std::uint16_t>(std::stoi(name.substr(unnamed.size())))
               : found->second;
}

/// The JSON text of \p value, spaced as Python spaces it.
std::string spaced(const Json &value)
{
    std::string out;
    if (value.is_array()) {
        for (const Json &item : value)
            out += (out.empty() ? "" : ", ") + spaced(item);
        return '[' + out + ']';
    }
    if (value.is_object()) {
        for (const auto &[key, item] : value.items())
            out += (out.empty() ? "\"" : ", \"") + key + "\": " + spaced(item);
        return '{' + out + '}';
    }
    if (value.is_string())
        appendJsonString(out, value.get<std::string>());
    else if (value.is_number_float())
        appendJsonFloat(out, value.get<double>());
    else
        out = value.dump();
    return out;
}

AwaitableId idOf(const Json &id)
{
    if (!id.is_string())
        return {};
    const std::string text = id.get<std::string>();
    const auto number = static_cast<std::uint32_t>(std::stoul(text.substr(1)));
    // Futures are numbered otherwise in a recording than in the file.
    return text[0] == 'T' ? AwaitableId::task(TaskId(number)) : AwaitableId::future(500 - number);
}

constexpr const char *kinds[] = {
    "yield",     "future",          "task",      "sleep",     "gather",  "wait",
    "wait_for",  "cancel_and_wait", "shield",    "lock",      "event",   "condition",
    "semaphore", "queue_put",       "queue_get", "taskgroup", "executor"};

class Converter {
public:
    Trace convert(const std::vector<std::string> &lines);

private:
    void convertLine(const Json &line);
    void taskNew(const Json &line);
    void callback(const Json &line);
    void combinator(const Json &line, CombinatorKind kind);
    void combinatorDone(const Json &line, CombinatorKind kind);

    TraceEvent of(EventKind kind, const Json &line, const char *task = "task") const
    {
        TraceEvent event;
        event.kind = kind;
        if (line.contains(task))
            event.subject = idOf(line[task]).taskId().value;
        return event;
    }
    /// "result", "exc", "msg" into the flags and the detail.
    void outcome(TraceEvent &event, const Json &line);
    void number(TraceEvent &event, const Json &value);
    TextId text(const Json &value) { return m_writer.text(value.get<std::string>()); }
    TextId value(const Json &value) { return m_writer.text(recoded(spaced(value))); }
    ListId list(const Json &ids)
    {
        std::vector<AwaitableId> members;
        for (const Json &id : ids)
            members.push_back(idOf(id));
        return m_writer.list(std::move(members));
    }
    static std::uint16_t kindOf(const Json &line)
    {
        const auto *found = std::find(std::begin(kinds), std::end(kinds), line["kind"]);
        if (found == std::end(kinds))
            throw std::runtime_error("unknown kind " + line["kind"].dump());
        return static_cast<std::uint16_t>(found - std::begin(kinds));
    }
    static std::string recoded(std::string json);

    Trace m_trace;
    TraceWriter m_writer{m_trace};
    std::uint32_t m_iteration = 0;
    std::uint32_t m_handles = 0;
};

/// Futures in a value get the numbers that idOf gives.
std::string Converter::recoded(std::string json)
{
    const std::string tag = R"({"ref": "F)";
    for (std::size_t at = 0; (at = json.find(tag, at)) != std::string::npos;) {
        at += tag.size();
        const std::size_t end = json.find('"', at);
        json.replace(at, end - at, std::to_string(500 - std::stoi(json.substr(at, end - at))));
    }
    return json;
}

Trace Converter::convert(const std::vector<std::string> &lines)
{
    for (std::size_t i = 1; i < lines.size(); ++i)
        convertLine(Json::parse(lines[i]));
    m_writer.flush();
    return std::move(m_trace);
}

void Converter::outcome(TraceEvent &event, const Json &line)
{
    if (line.contains("exc")) {
        event.flags |= EventFlag::failed;
        event.detail = text(line["exc"]);
    } else if (line.value("state", "") == "cancelled") {
        event.flags |= EventFlag::cancelled;
        event.detail = line.contains("msg") ? value(line["msg"]) : 0;
    } else if (line.contains("result")) {
        event.detail = value(line["result"]);
    }
}

void Converter::number(TraceEvent &event, const Json &value)
{
    event.detail = m_writer.number(value.get<double>());
    if (value.is_number_integer())
        event.flags |= EventFlag::wholeNumber;
}

void Converter::taskNew(const Json &line)
{
    TraceEvent event = of(EventKind::TaskCreated, line);
    event.object = idOf(line["parent"]);
    TaskInfo info;
    info.name = text(line["name"]);
    info.coroutine = text(line["coro"]);
    info.parent = event.object.taskId();
    info.internal = line.contains("internal");
    m_writer.addTask(event.task(), info);
    m_writer.append(event);
}

void Converter::callback(const Json &line)
{
    TraceEvent event;
    event.subject = ++m_handles;
    event.flags = line.contains("internal") ? EventFlag::internal : 0;
    event.other = text(line["fn"]);
    const Json &arguments = line["args"];
    if (!arguments.empty() && arguments[0].is_object() && arguments[0].contains("ref"))
        event.object = idOf(arguments[0]["ref"]);
    if (line.contains("when")) {
        event.kind = EventKind::HandleScheduled;
        event.flags |= EventFlag::timer;
        TraceEvent scheduled = event;
        number(scheduled, line["when"]);
        m_writer.append(scheduled);
    }
    // As an executor may: arguments that follow from the object are left out.
    const bool timer = line["fn"] == "_set_result_unless_cancelled";
    const bool plain =
        event.object && arguments.size() == (timer ? 2u : 1u) && (!timer || arguments[1].is_null());
    event.kind = EventKind::CallbackBegan;
    event.detail = plain || arguments.empty() ? 0 : value(arguments);
    m_writer.append(event);
}

void Converter::combinator(const Json &line, CombinatorKind kind)
{
    TraceEvent event = of(EventKind::CombinatorMade, line);
    event.aux = static_cast<std::uint16_t>(kind);
    if (kind == CombinatorKind::Gather) {
        event.object = idOf(line["fut"]);
        event.other = list(line["children"]);
        event.flags = line["return_exceptions"] ? EventFlag::returnExceptions : 0;
    } else if (kind == CombinatorKind::Shield) {
        event.object = idOf(line["outer"]);
        event.other = list(Json::array({line["inner"]}));
    } else {
        event.other = list(line["fs"]);
        if (!line["timeout"].is_null()) {
            number(event, line["timeout"]);
            event.flags |= EventFlag::hasTimeout;
        }
        if (line["return_when"] != "ALL_COMPLETED")
            event.flags |= line["return_when"] == "FIRST_COMPLETED" ? EventFlag::firstCompleted
                                                                    : EventFlag::firstException;
    }
    m_writer.append(event);
}

void Converter::combinatorDone(const Json &line, CombinatorKind kind)
{
    TraceEvent event = of(EventKind::CombinatorCompleted, line);
    event.aux = static_cast<std::uint16_t>(kind);
    if (kind == CombinatorKind::Wait) {
        event.other = list(line["done"]);
        event.detail = list(line["pending"]);
    } else {
        outcome(event, line);
    }
    m_writer.append(event);
}

void Converter::convertLine(const Json &line)
{
    const std::string what = line["ev"];
    m_writer.setTime(line["t"]);
    if (line["i"] != m_iteration) {
        m_iteration = line["i"];
        m_writer.append({.kind = EventKind::Iteration, .other = m_iteration});
    }
    static const std::map<std::string, CombinatorKind> made = {{"gather", CombinatorKind::Gather},
                                                               {"shield", CombinatorKind::Shield},
                                                               {"wait", CombinatorKind::Wait}};
    static const std::map<std::string, CombinatorKind> completed = {
        {"wait_done", CombinatorKind::Wait}, {"wait_for_done", CombinatorKind::WaitFor}};
    static const std::map<std::string, EventKind> plain = {
        {"run", EventKind::RunBegan},          {"run_end", EventKind::RunEnded},
        {"start", EventKind::StepBegan},       {"resume", EventKind::StepBegan},
        {"suspend", EventKind::Suspended},     {"done", EventKind::TaskFinished},
        {"fut_done", EventKind::FutureDone},   {"cancel", EventKind::CancelRequested},
        {"uncancel", EventKind::Uncancelled},  {"log", EventKind::LogLine},
        {"block", EventKind::BlockingBegan},   {"exc_handler", EventKind::ErrorReported},
        {"deadlock", EventKind::Deadlock},     {"exit", EventKind::RecordingEnded},
        {"warning", EventKind::WarningIssued},
    };
    if (what == "task_new")
        return taskNew(line);
    if (what == "cb")
        return callback(line);
    if (const auto found = made.find(what); found != made.end())
        return combinator(line, found->second);
    if (const auto found = completed.find(what); found != completed.end())
        return combinatorDone(line, found->second);

    TraceEvent event = of(plain.at(what), line);
    if (line.contains("kind"))
        event.aux = kindOf(line);
    if (what == "run")
        event.detail = text(line["what"]);
    else if (what == "exit")
        event.other = line["exc"].is_null() ? 0 : text(line["exc"]);
    else if (what == "exc_handler")
        event.other = line["exc"].is_null() ? 0 : text(line["exc"]);
    else
        outcome(event, line);
    if (what == "start")
        event.flags |= EventFlag::first;
    if (line.contains("throw")) {
        event.flags |= EventFlag::thrown;
        event.detail = text(line["throw"]);
    }
    for (const char *key : {"on", "fut", "target", "obj"}) {
        if (line.contains(key))
            event.object = idOf(line[key]);
    }
    for (const char *key : {"delay", "dur"}) {
        if (line.contains(key))
            number(event, line[key]);
    }
    for (const char *key : {"text", "message"}) {
        if (line.contains(key))
            event.detail = text(line[key]);
    }
    if (what == "cancel") {
        event.flags = line["ret"] ? EventFlag::returnedTrue : 0;
        if (line.contains("msg")) {
            event.flags |= EventFlag::hasMessage;
            event.detail = value(line["msg"]);
        }
    }
    if (line.contains("level")) {
        event.flags |= EventFlag::logged;
        event.aux = levelOf(line["level"]);
        event.other = event.detail;
    }
    if (line.contains("category"))
        event.other = text(line["category"]);
    if (what == "uncancel")
        event.other = line["ret"];
    if (line.contains("pending"))
        event.other = list(line["pending"]);
    if (line.contains("gc"))
        event.flags |= EventFlag::collected;
    m_writer.append(event);
}

} // namespace

std::vector<std::string> linesOf(const std::string &path)
{
    std::ifstream file(path);
    std::vector<std::string> lines;
    for (std::string line; std::getline(file, line);)
        lines.push_back(line);
    return lines;
}

Trace traceFromEventLines(const std::vector<std::string> &lines)
{
    return Converter().convert(lines);
}

} // namespace coroscope
