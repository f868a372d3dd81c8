// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "trace/recording.h"

#include <QString>

#include <cstddef>
#include <optional>
#include <vector>

namespace coroscope {

/// The events of \p recording that have \p words in them, ignoring case, in order: tasks by their
/// names (where they were created), ends by what was returned or raised, printed lines, callbacks,
/// and remarks such as errors of the loop. Empty for empty words.
std::vector<std::size_t> search(const Recording &recording, const QString &words);

/// What a person can ask to go to.
struct Destination {
    enum class Kind { Time, Turn, Event };
    Kind kind = Kind::Time;
    Nanos time = 0;         ///< of a Time
    std::size_t number = 0; ///< of a turn or event, from 1
    QString mistake;        ///< a sentence when the text is none of these; else empty
};

/// Reads "1.5", "1.5 s", "250 ms", "3 us", "1:30", "turn 12", "event 300".
Destination readDestination(const QString &text);

/// The event of \p loop that \p to leads to; nothing, and a sentence in \p mistake, when the run
/// has no such turn or event. Of a Time, nothing and no mistake.
std::optional<std::size_t> destinationEvent(const Recording &loop, const Destination &to,
                                            QString &mistake);

} // namespace coroscope
