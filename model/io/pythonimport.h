// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "scenario/limits.h"
#include "scenario/scenario.h"

#include <chrono>
#include <optional>
#include <string>
#include <vector>

class QProcess;

namespace coroscope {

/// A Python program, or a piece of one, as text.
struct PythonSource {
    enum class Kind {
        Script, ///< becomes a scenario
        Blocks, ///< becomes a list of blocks
    };

    std::string name; ///< what problems call it, a path or the like; a scenario's title is its stem
    std::string bytes; ///< anything; what is no UTF-8 is refused
    Kind kind = Kind::Script;
};

/// What an import may take.
struct PythonLimits {
    std::size_t sourceBytes = 1u << 20;
    std::size_t answerBytes = limits::fileBytes;
    std::chrono::milliseconds time{20'000}; ///< in all
};

/// What came of an import: all of it or nothing.
struct PythonImport {
    Scenario scenario; ///< of a script
    BlockList blocks;  ///< of a piece
    /// Why there is neither; empty: there is. `what` names a construct or is a sentence, `where` is
    /// NAME:LINE or NAME:LINE:COLUMN, `remedy` says what to write instead.
    std::vector<Problem> problems;
    /// The problems are this machine's and not the source's: no python3, no time, no memory.
    bool isMachinesFault = false;

    bool ok() const { return problems.empty(); }
};

/// Reads \p source with the `python3` that PATH finds, which parses it and never runs it. Waits for
/// it: at most limits.time. Any thread.
PythonImport importPython(const PythonSource &source, const PythonLimits &limits = {});

/// The same for those who wait in their own way: begin(), wait for the process to finish, end().
/// Outlives the process' run.
class PythonConversation {
public:
    explicit PythonConversation(PythonSource source, const PythonLimits &limits = {});

    /// Starts python3 in \p process, which is fresh, and tells it the source. False when nothing
    /// was started because the source is refused at sight: end() says why.
    bool begin(QProcess &process);
    /// What came of it. A process that has not finished has taken too long and is killed.
    PythonImport end(QProcess &process);
    const PythonLimits &limits() const { return m_limits; }

private:
    std::optional<Problem> refusedAtSight() const;
    std::optional<Problem> failureOf(QProcess &process) const;

    PythonSource m_source;
    PythonLimits m_limits;
    std::optional<Problem> m_refused;
    bool m_isTooLong = false; ///< the answer
};

/// \p problem as one line: "demo.py:12: match: Use if and elif."
std::string importLine(const Problem &problem);

} // namespace coroscope
