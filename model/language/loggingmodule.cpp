// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/logger.h"
#include "values/errors.h"
#include "values/numbers.h"
#include "values/operations.h"
#include "values/parametererrors.h"

#include <algorithm>
#include <array>

/// What programs see of logging: the module and its loggers.
namespace coroscope::language {

namespace {

struct LevelName {
    std::string_view name;
    int level;
};

/// Of two names of one level the first is the one that is shown.
constexpr LevelName levelNames[] = {{"CRITICAL", 50}, {"FATAL", 50}, {"ERROR", 40}, {"WARNING", 30},
                                    {"WARN", 30},     {"INFO", 20},  {"DEBUG", 10}, {"NOTSET", 0}};

Logger &logger(const Value &self) { return static_cast<Logger &>(*self.object()); }

Args behindFirst(const Args &args) { return {args.positional.subspan(1), args.keywords}; }

void needMessage(std::string_view function, const Args &args, std::size_t before = 0)
{
    if (args.positional.size() <= before)
        raiseMissingArguments("Logger." + std::string(function), {"msg"}, "positional");
}

template <std::size_t index>
Value logAt(Caller &caller, const Value &self, const Args &args)
{
    constexpr LevelMethod method = levelMethods[index];
    needMessage(method.name, args);
    logger(self).logging.log(caller, logger(self), method.level, args, method.withException);
    return {};
}

int levelNumber(const Value &level)
{
    if (!isInteger(level))
        raise(Error::TypeError, "level must be an integer");
    return static_cast<int>(toClampedIndex(level));
}

Value log(Caller &caller, const Value &self, const Args &args)
{
    needMessage("log", args, 1);
    logger(self).logging.log(caller, logger(self), levelNumber(args.positional[0]),
                             behindFirst(args));
    return {};
}

Value setLevel(Caller &, const Value &self, const Args &args)
{
    const ArgumentReader in("Logger.setLevel", args, {"level"}, 1);
    logger(self).level = levelOf(in.get(0));
    return {};
}

Value isEnabledFor(Caller &, const Value &self, const Args &args)
{
    const ArgumentReader in("Logger.isEnabledFor", args, {"level"}, 1);
    return Value::boolean(logger(self).logging.isEnabled(logger(self), levelNumber(in.get(0))));
}

Value effectiveLevel(Caller &, const Value &self, const Args &)
{
    return Value::integer(logger(self).logging.effectiveLevel(logger(self)));
}

Value hasHandlers(Caller &, const Value &self, const Args &)
{
    return Value::boolean(logger(self).logging.hasHandlers(logger(self)));
}

Value getChild(Caller &, const Value &self, const Args &args)
{
    const ArgumentReader in("Logger.getChild", args, {"suffix"}, 1);
    const std::string before = logger(self).isRoot() ? "" : logger(self).name + ".";
    return Ref<Logger>(&logger(self).logging.logger(before + str(in.get(0))));
}

template <std::size_t... indices>
constexpr auto methodsWith(std::index_sequence<indices...>)
{
    return std::array{Method{levelMethods[indices].name, logAt<indices>}...,
                      Method{"log", log},
                      Method{"setLevel", setLevel},
                      Method{"isEnabledFor", isEnabledFor},
                      Method{"getEffectiveLevel", effectiveLevel},
                      Method{"hasHandlers", hasHandlers},
                      Method{"getChild", getChild}};
}

constexpr auto methodList = methodsWith(std::make_index_sequence<std::size(levelMethods)>());
constexpr MethodTable methodTable{methodList};

} // namespace

std::string levelName(int level)
{
    const auto found = std::ranges::find(levelNames, level, &LevelName::level);
    return found == std::end(levelNames) ? "Level " + std::to_string(level)
                                         : std::string(found->name);
}

int levelOf(const Value &level)
{
    if (isInteger(level))
        return static_cast<int>(toClampedIndex(level));
    const auto *name = level.as<Str>();
    if (!name)
        raise(Error::TypeError, "Level not an integer or a valid string: " + repr(level));
    const auto found =
        std::ranges::find(levelNames, std::string_view(name->text), &LevelName::name);
    if (found == std::end(levelNames))
        raise(Error::ValueError, "Unknown level: " + repr(level));
    return found->level;
}

std::string Logger::repr() const
{
    return "<" + std::string(typeName()) + " " + name + " (" +
           levelName(logging.effectiveLevel(*this)) + ")>";
}

const MethodTable *Logger::methods() const { return &methodTable; }

bool Logger::attribute(std::string_view attributeName, Value &out) const
{
    if (attributeName == "name") {
        out = text(name);
    } else if (attributeName == "level") {
        out = Value::integer(level);
    } else if (attributeName == "propagate") {
        out = Value::boolean(propagates);
    } else if (attributeName == "disabled") {
        out = Value::boolean(isDisabled);
    } else if (attributeName == "root") {
        out = Ref<Logger>(&logging.root());
    } else if (attributeName == "parent") {
        const Logger *parent = logging.parentOf(*this);
        out = parent ? Value(Ref<Logger>(const_cast<Logger *>(parent))) : Value();
    } else {
        return false;
    }
    return true;
}

bool Logger::setAttribute(std::string_view attributeName, const Value &value)
{
    if (attributeName == "propagate")
        propagates = coroscope::truth(value);
    else if (attributeName == "disabled")
        isDisabled = coroscope::truth(value);
    else
        return false;
    return true;
}

Ref<Module> Logging::module()
{
    auto module = make<Module>("logging");
    const auto add = [&module](std::string_view name, Builtin::Function function) {
        module->members.emplace(name,
                                make<Builtin>("logging." + std::string(name), std::move(function)));
    };
    for (const LevelName &level : levelNames)
        module->members.emplace(level.name, Value::integer(level.level));
    const auto rootLog = [this](Caller &caller, int level, const Args &args, bool withException) {
        if (!m_isConfigured)
            basicConfig({});
        log(caller, root(), level, args, withException);
    };
    for (const LevelMethod &method : levelMethods) {
        add(method.name, [rootLog, method](Caller &caller, const Args &args) {
            needMessage(method.name, args);
            rootLog(caller, method.level, args, method.withException);
            return Value();
        });
    }
    add("log", [rootLog](Caller &caller, const Args &args) {
        needMessage("log", args, 1);
        rootLog(caller, levelNumber(args.positional[0]), behindFirst(args), false);
        return Value();
    });
    add("basicConfig", [this](Caller &, const Args &args) {
        basicConfig(args);
        return Value();
    });
    add("disable", [this](Caller &, const Args &args) {
        const ArgumentReader in("disable", args, {"level"}, 0);
        m_disabled = levelOf(in.get(0, Value::integer(50)));
        return Value();
    });
    add("getLevelName", [](Caller &, const Args &args) {
        const ArgumentReader in("getLevelName", args, {"level"}, 1);
        return isInteger(in.get(0)) ? text(levelName(levelNumber(in.get(0))))
                                    : Value::integer(levelOf(in.get(0)));
    });
    add("getLogger", [this](Caller &, const Args &args) {
        const ArgumentReader in("getLogger", args, {"name"}, 0);
        const Value name = in.get(0);
        if (!name.isNone() && name.type() != Type::Str)
            raise(Error::TypeError, "A logger name must be a string");
        return Value(Ref<Logger>(&(name.isNone() ? root() : logger(str(name)))));
    });
    module->members.emplace("root", m_root);
    return module;
}

} // namespace coroscope::language
