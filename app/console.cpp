// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console.h"

namespace coroscope {

ExitCode fail(const Console &console, const Problem &problem, ExitCode code)
{
    console.error << "coroscope: " << problem.what << '\n';
    if (!problem.where.empty())
        console.error << "  Where: " << problem.where << '\n';
    if (!problem.remedy.empty())
        console.error << "  " << problem.remedy << '\n';
    return code;
}

ExitCode exitCodeOf(RunEnd end)
{
    switch (end) {
    case RunEnd::Completed:
        return ExitCode::Ok;
    case RunEnd::Failed:
    case RunEnd::Deadlock:
        return ExitCode::ScenarioFailed;
    case RunEnd::Stopped:
        return ExitCode::Interrupted;
    case RunEnd::Limit:
        return ExitCode::Limit;
    case RunEnd::Refused:
        return ExitCode::BadDocument;
    case RunEnd::Running:
        break;
    }
    return ExitCode::Internal;
}

} // namespace coroscope
