// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/trace/lifetext.h"

#include "trace/eventtext.h"

#include <sstream>

namespace coroscope {

namespace {

constexpr const char *stateNames[] = {"created",  "ready",      "running", "waiting",
                                      "blocking", "cancelling", "idle"};

std::ostream &operator<<(std::ostream &out, AwaitableId id)
{
    return out << (id.isTask() ? 'T' : 'F') << (id.raw() & 0x7fff'ffffu);
}

void write(std::ostream &out, const Span &span)
{
    out << static_cast<int>(span.state) << ' ' << span.begin << ' ' << span.end << ' '
        << static_cast<int>(span.waitKind) << ' ' << span.beginEvent << ' ' << span.endEvent << ' '
        << span.block.value << ' ' << span.object << '\n';
}

} // namespace

std::string spansText(const SpanList &spans)
{
    std::ostringstream out;
    for (const Span &span : spans) {
        out << (out.tellp() > 0 ? ", " : "") << stateNames[static_cast<int>(span.state)] << ' ';
        if (span.isWaiting())
            out << waitName(span.waitKind) << ' ';
        out << secondsFromNanos(span.begin) << '-';
        if (span.end != openEnd)
            out << secondsFromNanos(span.end);
    }
    return out.str();
}

std::string everythingText(const Lifecycle &life)
{
    std::ostringstream out;
    out << life.eventCount() << ' ' << life.now() << ' ' << life.isEnded() << '\n';
    for (const Lane &lane : life.lanes()) {
        out << "lane " << lane.task.value << ' ' << lane.parent << ' ' << lane.depth << ' '
            << lane.created << ' ' << lane.ended << ' ' << static_cast<int>(lane.outcome) << ' '
            << lane.value << '\n';
        for (const Span &span : lane.spans)
            write(out, span);
    }
    out << "loop\n";
    for (const Span &span : life.loopSpans())
        write(out, span);
    for (const CallbackTick &tick : life.callbacks())
        out << "callback " << tick.time << ' ' << tick.end << ' ' << tick.event << ' '
            << tick.number << ' ' << tick.lane << ' ' << tick.function << ' ' << tick.block.value
            << '\n';
    for (const Combinator &c : life.combinators())
        out << "combinator " << static_cast<int>(c.kind) << ' ' << c.madeEvent << ' ' << c.made
            << ' ' << c.completed << ' ' << c.owner << ' ' << c.future << ' ' << c.members << ' '
            << c.done << ' ' << c.pending << ' ' << static_cast<int>(c.outcome) << ' ' << c.value
            << ' ' << c.block.value << '\n';
    for (const LogEntry &entry : life.log())
        out << "log " << entry.time << ' ' << entry.event << ' ' << entry.lane << ' ' << entry.text
            << '\n';
    for (const Arrow &arrow : life.arrows())
        out << "arrow " << static_cast<int>(arrow.kind) << ' ' << arrow.fromTime << ' '
            << arrow.toTime << ' ' << arrow.fromLane << ' ' << arrow.toLane << ' '
            << arrow.fromEvent << ' ' << arrow.toEvent << '\n';
    for (const ReadyDepth &depth : life.readyDepth())
        out << "depth " << depth.time << ' ' << depth.depth << ' ' << depth.event << '\n';
    for (const std::uint32_t remark : life.remarks())
        out << "remark " << remark << '\n';
    return out.str();
}

} // namespace coroscope
