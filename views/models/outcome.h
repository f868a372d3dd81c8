// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "trace/recording.h"

#include <QString>
#include <QStringList>

#include <optional>

namespace coroscope {

/// How \p recording ended, as a sentence: "Completed." "Failed: ValueError('x')."
QString endSentence(const Recording &recording);

/// What kept a run that has ended from completing, for the message over the window. Nothing when
/// all went well, or when the person stopped it. \p threads may be null.
std::optional<Problem> endProblem(const Recording &loop, const Recording *threads);

/// What the runs of the event loop gave, as Python's repr, in order; those that gave nothing are
/// left out. A failed run gives its exception.
QStringList runResults(const Recording &recording);

/// What the loop and the executor remarked: unhandled errors, warnings, notes. At most \p limit.
QStringList remarks(const Recording &recording, int limit);

} // namespace coroscope
