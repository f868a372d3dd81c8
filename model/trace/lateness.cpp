// SPDX-License-Identifier: GPL-3.0-or-later
#include "trace/lateness.h"

namespace coroscope {

std::optional<LateWake> lateWake(const Recording &recording, const Lane &lane, std::size_t span,
                                 Nanos tolerance)
{
    const Span &sleep = lane.spans[span];
    if (sleep.state != SpanState::Waiting || sleep.waitKind != WaitKind::Sleep)
        return {};
    const TraceEvent event = recording.trace.event(sleep.beginEvent);
    if (event.kind != EventKind::Suspended || event.detail == 0)
        return {};
    const Nanos due = sleep.begin + nanosFromSeconds(recording.trace.number(event.detail));
    if (sleep.end < due)
        return {};
    for (std::size_t next = span + 1; next < lane.spans.size(); ++next) {
        const Span &after = lane.spans[next];
        if (after.state == SpanState::Ready)
            continue;
        const Nanos late = after.begin - due;
        if (after.state != SpanState::Running || late <= tolerance)
            return {};
        return LateWake{due, late};
    }
    return {};
}

} // namespace coroscope
