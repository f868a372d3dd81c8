// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/logging.h"

#include "language/logger.h"
#include "values/arithmetic.h"
#include "values/errors.h"

#include <algorithm>
#include <cmath>
#include <span>

namespace coroscope::language {

namespace {

constexpr int warning = 30;
constexpr std::string_view asyncioName = "asyncio";
constexpr std::string_view basicFormat = "%(levelname)s:%(name)s:%(message)s";
constexpr std::string_view fields[] = {"asctime", "created", "levelname", "levelno",
                                       "message", "msecs",   "name",      "relativeCreated"};

/// Raises ValueError for a format that a handler could not fill in.
void checkFormat(const std::string &format)
{
    bool hasField = false;
    for (std::size_t at = 0; (at = format.find("%(", at)) != std::string::npos;) {
        const std::size_t end = format.find(')', at);
        const std::string field =
            format.substr(at + 2, end == std::string::npos ? end : end - at - 2);
        if (std::ranges::find(fields, field) == std::end(fields))
            raise(Error::ValueError, "logging has no %(" + field +
                                         ")s here: asctime, levelname, name and message are there");
        hasField = true;
        at = end;
    }
    if (!hasField)
        raise(Error::ValueError, "Invalid format '" + format + "' for '%' style");
}

const std::initializer_list<std::string_view> settings = {"level", "format", "datefmt", "force",
                                                          "style"};

bool isSetting(const Keyword &keyword)
{
    return std::ranges::find(settings, keyword.name) != settings.end();
}

/// CPython complains of the others only when it has done the rest.
Args knownSettings(const Args &args, std::vector<Keyword> &known)
{
    std::ranges::copy_if(args.keywords, std::back_inserter(known), isSetting);
    return {args.positional, known};
}

void refuseUnknown(const Args &args)
{
    std::string unknown;
    for (const Keyword &keyword : args.keywords) {
        if (!isSetting(keyword))
            unknown += (unknown.empty() ? "" : ", ") + std::string(keyword.name);
    }
    if (!unknown.empty())
        raise(Error::ValueError, "Unrecognised argument(s): " + unknown);
}

std::string textOf(const char *name, const Value &value)
{
    const auto *text = value.as<Str>();
    if (!text)
        raise(Error::TypeError,
              std::string(name) + " must be a str, not " + std::string(typeName(value)));
    return text->text;
}

/// What stands below a traceback, which scenarios do not have: they have no source lines.
std::string lastLine(const Exception &exception)
{
    const std::string name = exception.cls->module.empty()
                                 ? exception.cls->name
                                 : exception.cls->module + "." + exception.cls->name;
    const std::string message = exception.str();
    return message.empty() ? name : name + ": " + message;
}

/// CPython: LogRecord.getMessage.
std::string messageOf(Caller &caller, std::span<const Value> args)
{
    const std::string message = str(args[0]);
    if (args.size() == 1)
        return message;
    const auto *dict = args.size() == 2 ? args[1].as<Dict>() : nullptr;
    if (dict && dict->truth())
        return percentFormat(caller, message, args[1]);
    return percentFormat(caller, message, tuple({args.begin() + 1, args.end()}));
}

} // namespace

Logging::Logging(Host host)
    : m_host(std::move(host)), m_begin(m_host.time()), m_root(make<Logger>(*this, "root"))
{
    m_root->level = warning;
}

Logging::~Logging() = default;

void Logging::clear()
{
    m_loggers.clear();
    m_root = nullptr;
}

Logger &Logging::logger(const std::string &name)
{
    if (name == m_root->name || name.empty())
        return *m_root;
    Ref<Logger> &logger = m_loggers[name];
    if (!logger)
        logger = make<Logger>(*this, name);
    return *logger;
}

const Logger *Logging::parentOf(const Logger &logger) const
{
    if (&logger == m_root.get())
        return nullptr;
    std::string_view name = logger.name;
    for (std::size_t dot; (dot = name.rfind('.')) != std::string_view::npos;) {
        name = name.substr(0, dot);
        if (const auto found = m_loggers.find(name); found != m_loggers.end())
            return found->second.get();
    }
    return m_root.get();
}

int Logging::effectiveLevel(const Logger &logger) const
{
    for (const Logger *at = &logger; at; at = parentOf(*at)) {
        if (at->level != 0)
            return at->level;
    }
    return 0;
}

bool Logging::isEnabled(const Logger &logger, int level) const
{
    return !logger.isDisabled && level > m_disabled && level >= effectiveLevel(logger);
}

bool Logging::isAsyncioHeard(int level) const
{
    const auto found = m_loggers.find(asyncioName);
    return isEnabled(found == m_loggers.end() ? *m_root : *found->second, level);
}

void Logging::logOfAsyncio(Caller &caller, int level, const std::string &message)
{
    const Value said = text(message);
    if (isAsyncioHeard(level))
        log(caller, logger(std::string(asyncioName)), level, {{&said, 1}, {}});
}

bool Logging::hasHandlers(const Logger &logger) const
{
    for (const Logger *at = &logger; at; at = at->propagates ? parentOf(*at) : nullptr) {
        if (at == m_root.get())
            return m_isConfigured;
    }
    return false;
}

void Logging::basicConfig(const Args &args)
{
    std::vector<Keyword> keywords;
    const Args known = knownSettings(args, keywords);
    const ArgumentReader in("basicConfig", known, settings, 0, 0, 0);
    if (in.has(3) && truth(in.get(3)))
        m_isConfigured = false;
    if (m_isConfigured)
        return;
    if (in.has(4) && textOf("style", in.get(4)) != "%")
        raise(Error::ValueError, "logging takes formats of style % alone here");
    const std::string format =
        in.get(1).isNone() ? std::string(basicFormat) : textOf("format", in.get(1));
    checkFormat(format);
    m_format = format;
    m_dateFormat = in.get(2).isNone() ? std::string() : textOf("datefmt", in.get(2));
    m_isConfigured = true;
    if (!in.get(0).isNone())
        m_root->level = levelOf(in.get(0));
    refuseUnknown(args);
}

std::string Logging::formatted(Caller &caller, const Logger &logger, const LogRecord &record) const
{
    if (!hasHandlers(logger))
        return record.message; // CPython: logging.lastResort
    const double created = m_host.time();
    const int milliseconds = static_cast<int>((created - std::floor(created)) * 1000);
    std::string time = m_host.formatTime(caller, created,
                                         m_dateFormat.empty() ? "%Y-%m-%d %H:%M:%S" : m_dateFormat);
    if (m_dateFormat.empty())
        time += percentFormat(caller, ",%03d", Value::integer(milliseconds));
    const auto values = make<Dict>();
    const auto put = [&values](const char *key, Value value) {
        values->table.insert(text(key), std::move(value));
    };
    put("asctime", text(std::move(time)));
    put("created", Value::floating(created));
    put("levelname", text(levelName(record.level)));
    put("levelno", Value::integer(record.level));
    put("message", text(record.message));
    put("msecs", Value::floating(milliseconds));
    put("name", text(logger.name));
    put("relativeCreated", Value::floating((created - m_begin) * 1000));
    return percentFormat(caller, m_format, values);
}

void Logging::log(Caller &caller, const Logger &logger, int level, const Args &args,
                  bool withException)
{
    const ArgumentReader in("Logger._log", {args.positional.first(1), args.keywords},
                            {"msg", "exc_info"}, 1);
    if (!isEnabled(logger, level))
        return;
    const Value given = in.get(1, Value::boolean(withException));
    LogRecord record;
    record.level = level;
    record.isOfAsyncio = logger.name == asyncioName;
    record.isWritten = level >= warning || hasHandlers(logger);
    try {
        record.message = messageOf(caller, args.positional);
        record.written = formatted(caller, logger, record);
    } catch (const Raised &raised) { // CPython: Handler.handleError
        record.message = str(args.positional[0]);
        record.written = "--- Logging error ---\n" + lastLine(*raised.exception);
    }
    if (truth(given)) {
        const auto *exception =
            given.type() == Type::Exception ? given.as<Exception>() : caller.handled();
        record.written += (record.written.ends_with('\n') ? "" : "\n") +
                          (exception ? lastLine(*exception) : std::string("NoneType: None"));
    }
    m_host.take(record);
}

} // namespace coroscope::language
