// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <string>

namespace coroscope {

/// The bytes of a file that takes a while to make, made in steps of a few milliseconds, so that a
/// window can do other things in between. Whatever it reads must not change until it is done;
/// dropping it early is safe.
class ExportJob {
public:
    virtual ~ExportJob() = default;
    /// Does the next step. False when there was none left.
    virtual bool step() = 0;
    /// How much is done, 0 to 1.
    virtual double progress() const = 0;
    /// What was made, or why it could not be. Once, after the last step.
    virtual Result<std::string> take() = 0;
};

/// Does all steps at once.
inline Result<std::string> finished(ExportJob &job)
{
    while (job.step()) {
    }
    return job.take();
}

} // namespace coroscope
