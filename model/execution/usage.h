// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "trace/recording.h"

#include <chrono>

namespace coroscope {

/// Measures what a run takes of the machine, from its construction on. Linux: getrusage and
/// /proc/self/statm.
class UsageMeter {
public:
    enum class Scope {
        Thread, ///< the thread that made the meter
        Process,
    };
    explicit UsageMeter(Scope scope);
    /// Wall and CPU time, context switches and growth of resident memory so far.
    RunResources resources() const;
    /// Bytes of resident memory now.
    static std::int64_t residentMemory();

private:
    struct Reading {
        double cpuSeconds = 0;
        std::int64_t switches = 0;
    };
    Reading read() const;

    Scope m_scope;
    std::chrono::steady_clock::time_point m_start;
    Reading m_first;
    std::int64_t m_memory;
};

} // namespace coroscope
