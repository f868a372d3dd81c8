// SPDX-License-Identifier: GPL-3.0-or-later
#include "execution/logevents.h"

namespace coroscope {

std::vector<TraceEvent> logEvents(TraceWriter &writer, const language::LogRecord &record)
{
    TraceEvent event{.kind = EventKind::LogLine,
                     .flags = EventFlag::logged,
                     .aux = static_cast<std::uint16_t>(record.level),
                     .other = writer.text(record.message)};
    if (record.isOfAsyncio)
        event.flags |= EventFlag::goesOn;
    if (!record.isWritten) {
        event.flags |= EventFlag::unwritten;
        event.detail = event.other;
        return {event};
    }
    std::vector<TraceEvent> events;
    std::string_view rest = record.written;
    do {
        const std::size_t end = std::min(rest.find('\n'), rest.size());
        event.detail = writer.text(rest.substr(0, end));
        events.push_back(event);
        event.flags |= EventFlag::goesOn;
        rest.remove_prefix(std::min(end + 1, rest.size()));
    } while (!rest.empty());
    return events;
}

} // namespace coroscope
