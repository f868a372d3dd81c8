// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "language/modules.h"

#include <functional>
#include <map>
#include <string>

namespace coroscope::language {

class Logger;

/// What a program has logged, when the level of its logger let it pass.
struct LogRecord {
    int level = 0;
    std::string message; ///< with its arguments in place
    std::string written; ///< the text on stderr, perhaps of several lines
    bool isWritten = true;
    bool isOfAsyncio = false; ///< asyncio's own
};

/// Python's logging in one run: a tree of loggers, of which the root alone may have a handler, the
/// one of basicConfig(), which writes to stderr. CPython: logging.Manager.
class Logging {
public:
    struct Host {
        std::function<double()> time; ///< time.time() of the run
        /// time.strftime(format) of some time
        std::function<std::string(Caller &, double, const std::string &)> formatTime;
        std::function<void(const LogRecord &)> take;
    };
    static constexpr int debug = 10, error = 40;

    explicit Logging(Host host);
    ~Logging();
    /// Lets go of the loggers, before their heap goes.
    void clear();

    /// The module `logging`.
    Ref<Module> module();
    /// The logger of that name, made when it is not there.
    Logger &logger(const std::string &name);
    Logger &root() const { return *m_root; }
    /// True when what is logged at \p level passes.
    bool isEnabled(const Logger &logger, int level) const;
    int effectiveLevel(const Logger &logger) const;
    /// The logger whose name is what comes before a dot, or the root; null for the root itself.
    const Logger *parentOf(const Logger &logger) const;
    /// True when what is logged there comes to the handler of basicConfig().
    bool hasHandlers(const Logger &logger) const;
    void basicConfig(const Args &args);
    /// Whether what asyncio says at \p level passes.
    bool isAsyncioHeard(int level) const;
    /// Logs what asyncio says.
    void logOfAsyncio(Caller &caller, int level, const std::string &message);
    /// Logs the first of \p args, formatted with the others. Takes `exc_info`.
    void log(Caller &caller, const Logger &logger, int level, const Args &args,
             bool withException = false);

private:
    std::string formatted(Caller &caller, const Logger &logger, const LogRecord &record) const;

    Host m_host;
    const double m_begin;
    Ref<Logger> m_root;
    std::map<std::string, Ref<Logger>, std::less<>> m_loggers;
    std::string m_format;
    std::string m_dateFormat; ///< empty: the one with milliseconds
    bool m_isConfigured = false;
    int m_disabled = 0; ///< nothing of this level or less passes
};

/// "WARNING" for 30, "Level 35" for what has no name. CPython: logging.getLevelName.
std::string levelName(int level);

} // namespace coroscope::language
