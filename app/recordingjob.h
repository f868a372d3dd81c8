// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exportjob.h"
#include "document/exportformats.h"
#include "trace/recording.h"

#include <memory>
#include <vector>

namespace coroscope {

/// The making of a file of the events of \p recordings, of which there is one at least; a format
/// that does not carry both runs takes the first. \p format is of the kind Recording.
std::unique_ptr<ExportJob> makeRecordingJob(ExportFormat format,
                                            const std::vector<const Recording *> &recordings);

} // namespace coroscope
