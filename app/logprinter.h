// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "trace/recording.h"

#include <ostream>

namespace coroscope {

/// Takes the batches of a run into a recording, and prints its log lines as they come.
class LogPrinter final : public TraceSink {
public:
    LogPrinter(Recording &recording, std::ostream &out) : m_recording(recording), m_out(out) {}

    void take(TraceBatch &&batch) override;

private:
    Recording &m_recording;
    std::ostream &m_out;
    std::size_t m_printed = 0;
};

/// Prints how a complete recording ended: its results, its end, and what was remarked.
void printOutcome(const Recording &recording, std::ostream &out);

} // namespace coroscope
