// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "language/logging.h"

namespace coroscope::language {

/// Python's logging.Logger. The root is called "root".
class Logger final : public TrackedObject {
public:
    static constexpr Type valueType = Type::Other;
    Logger(Logging &all, std::string loggerName)
        : TrackedObject(valueType), logging(all), name(std::move(loggerName))
    {
    }
    std::string_view typeName() const override { return isRoot() ? "RootLogger" : "Logger"; }
    std::string repr() const override; // <Logger app (WARNING)>
    const MethodTable *methods() const override;
    /// name, level, propagate, disabled, parent, root
    bool attribute(std::string_view attributeName, Value &out) const override;
    bool setAttribute(std::string_view attributeName, const Value &value) override;
    void clearReferences() override {}
    bool isRoot() const { return this == &logging.root(); }

    Logging &logging;
    const std::string name;
    int level = 0; ///< 0: that of the parent
    bool propagates = true;
    bool isDisabled = false;
};

/// A level as setLevel() takes it: an int, or a name. Raises ValueError and TypeError.
int levelOf(const Value &level);

/// `debug(msg, *args)` and the like of loggers, and those of the module, which are the root's.
struct LevelMethod {
    std::string_view name;
    int level;
    bool withException = false;
};
inline constexpr LevelMethod levelMethods[] = {
    {"debug", 10}, {"info", 20},     {"warning", 30},         {"error", 40},
    {"fatal", 50}, {"critical", 50}, {"exception", 40, true},
};

} // namespace coroscope::language
