// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exportjob.h"
#include "trace/recording.h"

#include <vector>

namespace coroscope {

/// Writes the events of recordings as a table of comma-separated values (RFC 4180, but with lines
/// that end as Unix ends them): a line with the names of the columns, then one line an event:
/// executor, number, time in seconds, turn of the loop, kind, task, block, and a sentence.
class EventTable final : public ExportJob {
public:
    /// \p recordings stay as they are until the job is done.
    explicit EventTable(std::vector<const Recording *> recordings);

    bool step() override;
    double progress() const override;
    Result<std::string> take() override;

private:
    void write(const Recording &recording, std::size_t index);
    void cell(std::string_view text);

    std::vector<const Recording *> m_recordings;
    std::size_t m_recording = 0, m_next = 0;
    std::uint32_t m_turn = 0;
    std::string m_out;
};

} // namespace coroscope
