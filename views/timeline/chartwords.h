// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/timeline/axis.h"

#include <QString>
#include <QStringList>

namespace coroscope {

// What the chart writes, in plain words.

/// A lane's stable name.
QString laneTitle(const Recording &recording, const Lane &lane);

/// What a span is about, to be written over its bar: "sleep 3", "gather", "hello1". From the
/// fullest to the shortest way of saying it: "wait, timeout 2", "wait". Empty when the state alone
/// says it.
QStringList spanWords(const Recording &recording, const Span &span);

/// What stands in the pill at a lane's end: the value, the exception. Empty for None and for a
/// cancellation without a message.
QString outcomeWords(const Recording &recording, const Lane &lane);

/// The heading's figures: "1 thread · makespan 4.000 s".
QString bandSummary(const Recording &recording);

/// ... and, for threads, how much went otherwise: "... · ≠ 3 differences".
QString headingWords(const ChartSource &source, Recording::Executor band);

/// \p count bytes: "8.3 kB".
QString byteSize(std::int64_t count);

} // namespace coroscope
