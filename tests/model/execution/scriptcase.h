// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/scriptrun.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <ostream>

namespace coroscope::test {

/// A program, as a sentence says it, and what it prints.
struct ScriptCase {
    const char *name;
    const char *python;
    std::vector<std::string> log;
};

inline std::ostream &operator<<(std::ostream &out, const ScriptCase &script)
{
    return out << script.name;
}

inline std::string nameOfCase(const testing::TestParamInfo<ScriptCase> &info)
{
    return info.param.name;
}

/// Runs it on the loop, where it must complete, and compares the log.
inline void expectLog(const ScriptCase &script)
{
    const Ran ran = run(script.python);
    EXPECT_EQ(ran.report.end, RunEnd::Completed) << ran.report.message;
    EXPECT_EQ(ran.log, script.log);
}

/// The threads of this process.
inline std::size_t threadCount()
{
    const std::filesystem::directory_iterator all("/proc/self/task");
    return static_cast<std::size_t>(std::distance(begin(all), end(all)));
}

} // namespace coroscope::test
