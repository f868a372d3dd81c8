// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json.hpp>

#include <string>
#include <vector>

namespace coroscope::test {

/// A Chrome trace as the strictest of its readers sees it.
struct ChromeTraceFile {
    std::vector<nlohmann::json> events;
    /// What a strict reader refuses, one sentence each: members that are missing or of another
    /// type; times that are no number or go back within a thread; slices that overlap without
    /// nesting, take no time or do not end; flows without their other end, or that bind to no
    /// slice; threads without a name.
    std::vector<std::string> complaints;

    /// The events with this phase (and name, if one is given).
    std::vector<nlohmann::json> of(const std::string &phase, const std::string &name = {}) const;
    /// The slices of the thread of this name, "name@begin+length" each in whole microseconds, by
    /// their begins.
    std::vector<std::string> slices(const std::string &thread, int pid = 1) const;
};

ChromeTraceFile readChromeTrace(const std::string &text);

} // namespace coroscope::test
