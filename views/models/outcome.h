// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "trace/recording.h"

#include <QString>
#include <QStringList>

namespace coroscope {

/// How \p recording ended, as a sentence: "Completed." "Failed: ValueError('x')."
QString endSentence(const Recording &recording);

/// What the runs of the event loop gave, as Python's repr, in order; those that gave nothing are
/// left out. A failed run gives its exception.
QStringList runResults(const Recording &recording);

/// What the loop and the executor remarked: unhandled errors, warnings, notes. At most \p limit.
QStringList remarks(const Recording &recording, int limit);

} // namespace coroscope
