// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/recordingjob.h"

#include "io/chrometrace.h"
#include "io/eventlinesjob.h"
#include "io/eventtable.h"

namespace coroscope {

std::unique_ptr<ExportJob> makeRecordingJob(ExportFormat format,
                                            const std::vector<const Recording *> &recordings)
{
    if (format == ExportFormat::ChromeTrace)
        return std::make_unique<ChromeTrace>(recordings);
    if (format == ExportFormat::Table)
        return std::make_unique<EventTable>(recordings);
    return std::make_unique<EventLinesJob>(recordings.front()->trace);
}

} // namespace coroscope
