// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "language/random.h"
#include "values/call.h"

/// The functions of Python's random that pick from sequences.
namespace coroscope::language {

/// What the functions of one random module share.
struct RandomState {
    Random random;
    std::uint64_t runSeed; ///< stands for the system's entropy
};

Value choice(RandomState &state, Caller &caller, const Args &args);
Value choices(RandomState &state, Caller &caller, const Args &args);
Value shuffle(RandomState &state, Caller &caller, const Args &args);
Value sample(RandomState &state, Caller &caller, const Args &args);

} // namespace coroscope::language
