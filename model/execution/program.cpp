// SPDX-License-Identifier: GPL-3.0-or-later
#include "execution/program.h"

#include "scenario/statements.h"
#include "scenario/validation.h"

namespace coroscope {

CompileResult compile(const Scenario &scenario)
{
    CompileResult result;
    result.problems = validate(scenario);
    if (result.problems.empty())
        result.program = std::make_shared<const Program>(statementsOf(scenario), scenario.settings);
    return result;
}

} // namespace coroscope
