// SPDX-License-Identifier: GPL-3.0-or-later
#include "trace/idle.h"

#include <algorithm>

namespace coroscope {

namespace {

std::vector<TimeStretch> idleOfLoop(const Recording &loop, Nanos until)
{
    std::vector<TimeStretch> idle;
    for (const Span &span : loop.lifecycle.loopSpans()) {
        if (span.state == SpanState::Idle && span.end > span.begin)
            idle.push_back({span.begin, std::min(span.end, until)});
    }
    const auto &spans = loop.lifecycle.loopSpans();
    const bool isHeld = !spans.empty() && spans.back().end == openEnd;
    if (!isHeld && loop.lifecycle.now() < until)
        idle.push_back({loop.lifecycle.now(), until});
    return idle;
}

std::vector<TimeStretch> idleOfThreads(const Recording &threads, Nanos until)
{
    std::vector<TimeStretch> busy;
    for (const Lane &lane : threads.lifecycle.lanes()) {
        for (const Span &span : lane.spans) {
            if (span.state == SpanState::Running || span.state == SpanState::Blocking)
                busy.push_back({span.begin, std::min(span.end, until)});
        }
    }
    std::sort(busy.begin(), busy.end(),
              [](const TimeStretch &a, const TimeStretch &b) { return a.begin < b.begin; });
    std::vector<TimeStretch> idle;
    Nanos reached = 0;
    for (const TimeStretch &one : busy) {
        if (one.begin > reached)
            idle.push_back({reached, one.begin});
        reached = std::max(reached, one.end);
    }
    if (reached < until)
        idle.push_back({reached, until});
    return idle;
}

std::vector<TimeStretch> common(const std::vector<TimeStretch> &a,
                                const std::vector<TimeStretch> &b)
{
    std::vector<TimeStretch> both;
    auto i = a.begin(), j = b.begin();
    while (i != a.end() && j != b.end()) {
        const TimeStretch one{std::max(i->begin, j->begin), std::min(i->end, j->end)};
        if (one.end > one.begin)
            both.push_back(one);
        i->end < j->end ? ++i : ++j;
    }
    return both;
}

} // namespace

std::vector<TimeStretch> idleStretches(const Recording *loop, const Recording *threads, Nanos until)
{
    if (!loop)
        return threads ? idleOfThreads(*threads, until) : std::vector<TimeStretch>();
    const std::vector<TimeStretch> idle = idleOfLoop(*loop, until);
    return threads ? common(idle, idleOfThreads(*threads, until)) : idle;
}

std::vector<TimeStretch> longStretches(const std::vector<TimeStretch> &idle, Nanos whole,
                                       double share)
{
    std::vector<TimeStretch> found = idle;
    std::stable_sort(found.begin(), found.end(), [](const TimeStretch &a, const TimeStretch &b) {
        return a.length() > b.length();
    });
    auto left = static_cast<double>(whole);
    auto last = found.begin();
    while (last != found.end() && static_cast<double>(last->length()) > share * left) {
        left = std::max(0.0, left - static_cast<double>(last->length()));
        ++last;
    }
    found.erase(last, found.end());
    std::sort(found.begin(), found.end(),
              [](const TimeStretch &a, const TimeStretch &b) { return a.begin < b.begin; });
    return found;
}

} // namespace coroscope
