// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exportjob.h"
#include "io/eventlines.h"

#include <sstream>

namespace coroscope {

/// Writes the lines of \ref writeEventLines step by step.
class EventLinesJob final : public ExportJob {
public:
    /// \p trace stays as it is until the job is done.
    explicit EventLinesJob(const Trace &trace) : m_trace(trace), m_lines(trace, m_out) {}

    bool step() override { return m_lines.writeSome(eventsAStep); }
    double progress() const override
    {
        return static_cast<double>(m_lines.written()) / static_cast<double>(m_trace.size() + 1);
    }
    Result<std::string> take() override { return std::move(m_out).str(); }

private:
    static constexpr std::size_t eventsAStep = 2000;
    const Trace &m_trace;
    std::ostringstream m_out;
    EventLines m_lines;
};

} // namespace coroscope
