// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "scenario/scenario.h"

#include <optional>
#include <string>
#include <vector>

namespace coroscope {

/// How much a finding matters.
enum class Severity : std::uint8_t {
    Error,   ///< the scenario cannot run
    Warning, ///< it runs, and does what nobody can have meant
    Hint,    ///< a fact worth knowing, which may be meant
};

/// A change that does away with what a finding tells of.
struct Fix {
    std::string title; ///< what it does, as on a button: "Await it"
    /// Takes the place of the block at fault; its body and clauses are that block's.
    Block replacement;
};

/// Something found wrong, or worth knowing, in a scenario.
struct Finding {
    Severity severity = Severity::Error;
    Problem problem;
    std::optional<Fix> fix{};
};

/// The warnings, then the hints, about a scenario in which validate() finds nothing, each in the
/// order of the blocks: coroutines never awaited, names that nothing binds, tasks that await
/// themselves, waits that must fail, results asked too early, calls that hold the loop. A warning
/// is certain: what an except around it may catch, or what depends on other code, is not warned of.
/// At most 500.
std::vector<Finding> warnings(const Scenario &valid);

} // namespace coroscope
