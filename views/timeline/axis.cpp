// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/timeline/axis.h"

#include "views/timeline/compressedaxis.h"
#include "views/timeline/stepaxis.h"
#include "views/timeline/timeaxis.h"

#include <algorithm>

namespace coroscope {

Nanos ChartSource::duration() const
{
    Nanos longest = liveTime;
    for (const Recording *recording : {loop, threads}) {
        if (recording)
            longest = std::max(longest, recording->lifecycle.now());
    }
    return longest;
}

std::unique_ptr<Axis> makeAxis(AxisMode mode, const ChartSource &source)
{
    if (mode == AxisMode::Steps)
        return std::make_unique<StepAxis>(source);
    if (mode == AxisMode::Compressed)
        return std::make_unique<CompressedAxis>(source);
    return std::make_unique<TimeAxis>(source);
}

} // namespace coroscope
